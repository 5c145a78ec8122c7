import { Button } from '#app/ui/govuk/button.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type DeclarationDecisionProps = {
	action: string
	/** Whose declaration it is. */
	name: string
	choices: readonly { value: string; text: string; hint?: string }[]
	/** Conditions and a last day are asked for. */
	consent: boolean
	/** The last decision that the page shows; empty for none. */
	seen: string
	formValues: Readonly<Record<string, string>>
	errors: readonly { field: string; text: string }[]
}

/** What whoever may decide a declaration decides. */
export function DeclarationDecision({ action, name, choices, consent, seen, formValues, errors }: DeclarationDecisionProps) {
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<form method="post" action={action} noValidate>
			<input type="hidden" name="seen" value={seen} />
			<Radios
				name="outcome"
				legend="Your decision"
				legendClass="govuk-fieldset__legend--m"
				items={choices}
				defaultValue={formValues.outcome}
				error={errorOf('outcome')}
			/>
			{consent && (
				<>
					<Textarea
						name="conditions"
						label="Conditions of the consent (optional)"
						labelClass="govuk-label--s"
						rows={2}
						defaultValue={formValues.conditions}
						error={errorOf('conditions')}
					/>
					<DayField
						name="until"
						legend="Last day of the consent (optional)"
						hint="For example, 27 3 2027. Leave it empty if the consent has no end."
						formValues={formValues}
						error={errorOf('until')}
					/>
				</>
			)}
			<Textarea
				name="note"
				label={`What do you want to tell ${name}?`}
				labelClass="govuk-label--s"
				hint="Your reason if you refuse, or your question. They read this."
				rows={3}
				defaultValue={formValues.note}
				error={errorOf('note')}
			/>
			<Button name="intent" value="decide">
				Record the decision
			</Button>
		</form>
	)
}
