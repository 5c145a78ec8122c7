import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findApprovedText, findPublication } from '#app/features/code/publications.server.ts'
import { withdrawPublication, type WithdrawRefusal } from '#app/features/code/publish-edition.server.ts'
import { readReason } from '#app/features/requirements/read-rule-form.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Textarea } from '#app/ui/textarea.tsx'
import type { PageHandle } from '../root.tsx'

export const meta: MetaFunction = () => [{ title: 'Withdraw a publication - Probity' }]
export const handle: PageHandle = { backLink: { href: '/admin/code', text: 'Editions' } }

function requireComing({ context: { site }, params }: LoaderFunctionArgs | ActionFunctionArgs, today: Day) {
	const text = findApprovedText(site.db, params.edition ?? '')
	const publication = text && findPublication(site.db, text)
	if (!publication || publication.effectiveFrom <= today) throw notFound()
	return { ...publication, label: text.label }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { id, label, effectiveFrom } = requireComing(args, viewer.today)
	return { id, label, from: inWords(effectiveFrom) }
}

const refusals: Record<WithdrawRefusal, string> = {
	none: 'It was withdrawn meanwhile',
	'in-force': 'It has come into force. Put another edition in force instead',
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db, code } = args.context.site
	const { id, fingerprint } = requireComing(args, viewer.today)
	const sent = String((await args.request.formData()).get('reason') ?? '')
	const { reason, wrong } = readReason(sent)
	if (wrong) return data({ reason: sent, fault: wrong }, 400)
	const refusal = withdrawPublication(db, { id, fingerprint, reason }, viewer)
	if (refusal) return data({ reason: sent, fault: refusals[refusal] }, 409)
	code.refresh()
	return redirect(`/admin/code/${id}/publish?done=withdrawn`)
}

export default function WithdrawPublication() {
	const { id, label, from } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.fault, href: '#reason' }]} />}
			<span className="govuk-caption-xl">{label}</span>
			<h1 className="govuk-heading-xl">Withdraw the publication</h1>
			<p className="govuk-body-l">The edition was to bind from {from}. If you withdraw it, the edition before it goes on.</p>
			<p className="govuk-body">Its text stays approved. You can publish it again.</p>
			<form method="post" action={`/admin/code/${id}/publish/withdraw`} noValidate>
				<Textarea
					name="reason"
					label="Reason for withdrawing it"
					labelClass="govuk-label--s"
					hint="Kept in the record. Do not name people. No more than 300 characters."
					rows={3}
					defaultValue={refused?.reason}
					error={refused?.fault}
				/>
				<div className="govuk-button-group">
					<Button variant="warning" preventDoubleClick>
						Withdraw the publication
					</Button>
					<a className="govuk-link" href={`/admin/code/${id}/publish`}>
						Leave it as it is
					</a>
				</div>
			</form>
		</>
	)
}
