import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findHistoryUpload } from '#app/features/history/history-uploads.server.ts'
import { readWithdrawalReason } from '#app/features/history/read-history-form.ts'
import { withdrawHistory } from '#app/features/history/withdraw-history.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { WithdrawForm } from '#app/ui/withdraw-form.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = {
	title: 'Withdraw an import',
	backLink: { href: '/people/import/history', text: 'Past learning and absences' },
}

function requireApplied({ context: { site }, params }: LoaderFunctionArgs | ActionFunctionArgs) {
	const upload = findHistoryUpload(site.db, { id: Number(params.id) })
	if (upload?.state !== 'applied') throw notFound()
	return upload
}

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const { id, fileName, finishedAt, found } = requireApplied(args)
	return { id, fileName, on: inWords(dayOf(finishedAt ?? 0)), brought: found?.brought ?? null }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'import-people')
	const { db, requirements } = args.context.site
	const { id } = requireApplied(args)
	const sent = readWithdrawalReason(await sentForm(args.request))
	if ('error' in sent) return data(sent, 400)
	withdrawHistory(db, { id, reason: sent.reason, requirements }, viewer)
	return redirect(`/people/import/history/${id}`)
}

export default function WithdrawHistory() {
	const { id, fileName, on, brought } = useLoaderData<typeof loader>()
	const here = `/people/import/history/${id}`
	return (
		<WithdrawForm what="import" caption={fileName} action={`${here}/withdraw`} keep={here} refused={useActionData<typeof action>()}>
			<p className="govuk-body-l">
				{brought === null ? 'What it brought' : `The ${brought.toLocaleString('en-GB')} records that it brought`} on {on} will count no
				more, and what everybody has to learn is planned again without them. They stay in the record as withdrawn.
			</p>
		</WithdrawForm>
	)
}
