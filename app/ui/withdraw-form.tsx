import type { ReactNode } from 'react'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type WithdrawFormProps = {
	/** What is withdrawn, as in “Withdraw the coming change”. */
	what: string
	caption: string
	/** What was to come, and what goes on instead. */
	children: ReactNode
	action: string
	/** Where to go without withdrawing anything. */
	keep: string
	/** What the register looked like when the form was made, where that matters. */
	revision?: string
	refused: { reason: string; error: string } | undefined
}

/** Takes back what has not begun yet, for a reason that stays on record. */
export function WithdrawForm({ what, caption, children, action, keep, revision, refused }: WithdrawFormProps) {
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.error, href: '#reason' }]} />}
			<span className="govuk-caption-xl">{caption}</span>
			<h1 className="govuk-heading-xl">Withdraw the {what}</h1>
			{children}
			<form method="post" action={action} noValidate>
				{revision && <input type="hidden" name="revision" value={revision} />}
				<Textarea
					name="reason"
					label="Reason for withdrawing it"
					labelClass="govuk-label--s"
					hint="Kept in the record. Do not name people. No more than 300 characters."
					rows={3}
					defaultValue={refused?.reason}
					error={refused?.error}
				/>
				<div className="govuk-button-group">
					<Button variant="warning">Withdraw the {what}</Button>
					<a className="govuk-link" href={keep}>
						Leave it as it is
					</a>
				</div>
			</form>
		</>
	)
}
