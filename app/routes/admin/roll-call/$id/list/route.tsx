import type { LoaderFunctionArgs } from '@remix-run/node'
import { findSignedList } from '#app/features/attestation/assisted/find-roll-call.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { answerFile } from '#app/platform/web/answer-file.ts'

/** The signed list of a roll call, with the names and signatures of everybody: not for those who stand on it. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'read-attestations')
	const document = findSignedList(args.context.site.db, { id: Number(args.params.id) })
	if (!document) throw notFound()
	return answerFile(document)
}
