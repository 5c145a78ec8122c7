import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findApprovalRule, recordApprovalRule } from '#app/features/code/draft/approval-rule.server.ts'
import { readApprovalRule } from '#app/features/code/draft/read-draft-forms.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Who may approve', backLink: { href: '/admin/code', text: 'Editions' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { byAnother, chosen } = findApprovalRule(args.context.site.db, viewer.today)
	const initial: FormValues = { who: byAnother ? 'another' : 'anybody' }
	return {
		initial,
		because: chosen
			? `Chosen${chosen.by === null ? '' : ` by ${chosen.by}`} on ${inWords(dayOf(chosen.at))}: ${chosen.reason}`
			: byAnother
				? 'Nobody has chosen yet. More than one person is a Monitoring Officer, so that somebody else has to.'
				: 'Nobody has chosen yet. One person is a Monitoring Officer, so that nobody else could.',
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const formValues = readFormValues(await sentForm(args.request))
	const { values, errors } = readApprovalRule(formValues)
	if (!values) return data({ formValues, errors }, 400)
	if (!recordApprovalRule(args.context.site.db, values, viewer)) return redirect('/admin/code')
	const text = 'You loaded the text that is being worked on. Another Monitoring Officer has to change this'
	return data({ formValues, errors: [{ field: 'who', text }] }, 400)
}

export default function WhoMayApprove() {
	const { initial, because } = useLoaderData<typeof loader>()
	const { errors = [], formValues = initial } = useActionData<typeof action>() ?? {}
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} />
				<h1 className="govuk-heading-xl">Who may record that a text was approved</h1>
				<InsetText>{because}</InsetText>
				<form method="post" action="/admin/code/settings/approval" noValidate>
					<Radios
						name="who"
						legend="Who records the approval of a text?"
						legendClass="govuk-fieldset__legend--s"
						items={[
							{ value: 'another', text: 'Somebody else than who loaded it' },
							{ value: 'anybody', text: 'Any Monitoring Officer, also who loaded it' },
						]}
						defaultValue={formValues.who}
						error={errorOf('who')}
					/>
					<Textarea
						name="reason"
						label="Why"
						labelClass="govuk-label--s"
						hint="Kept in the record. No more than 300 characters."
						rows={3}
						defaultValue={formValues.reason}
						error={errorOf('reason')}
					/>
					<Button>Save</Button>
				</form>
			</div>
		</div>
	)
}
