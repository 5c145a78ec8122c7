import type { LoaderFunctionArgs } from '@remix-run/node'
import { findMinute } from '#app/features/code/draft/find-minute.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { answerFile } from '#app/platform/web/answer-file.ts'

/** The minute by which the text of an edition was approved, as it was handed in. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'read-minutes')
	const minute = findMinute(args.context.site.db, { editionId: args.params.edition ?? '' })
	if (!minute) throw notFound()
	return answerFile(minute)
}
