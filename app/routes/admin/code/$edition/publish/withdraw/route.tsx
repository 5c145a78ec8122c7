import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findApprovedText, findPublication } from '#app/features/code/publication/publications.server.ts'
import { withdrawPublication, type WithdrawRefusal } from '#app/features/code/publication/publish-edition.server.ts'
import { readReason } from '#app/features/requirements/rules/read-rule-form.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { WithdrawForm } from '#app/ui/withdraw-form.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Withdraw a publication', backLink: { href: '/admin/code', text: 'Editions' } }

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
	const formValues = String((await sentForm(args.request)).get('reason') ?? '')
	const { reason, wrong } = readReason(formValues, 'withdrawing it')
	if (wrong) return data({ reason: formValues, error: wrong }, 400)
	const refusal = withdrawPublication(db, { id, fingerprint, reason }, viewer)
	if (refusal) return data({ reason: formValues, error: refusals[refusal] }, 409)
	code.refresh()
	return redirect(`/admin/code/${id}/publish?done=withdrawn`)
}

export default function WithdrawPublication() {
	const { id, label, from } = useLoaderData<typeof loader>()
	return (
		<WithdrawForm
			what="publication"
			caption={label}
			action={`/admin/code/${id}/publish/withdraw`}
			keep={`/admin/code/${id}/publish`}
			refused={useActionData<typeof action>()}
		>
			<p className="govuk-body-l">The edition was to bind from {from}. If you withdraw it, the edition before it goes on.</p>
			<p className="govuk-body">Its text stays approved. You can publish it again.</p>
		</WithdrawForm>
	)
}
