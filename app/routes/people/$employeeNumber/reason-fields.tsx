import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type ReasonFieldsProps = {
	legend: string
	choices: readonly { value: string; text: string }[]
	/** Who will read the note. */
	noteHint: string
	formValues: Readonly<Record<string, string>>
	errorOf: (field: string) => string | undefined
}

/** Why something is decided: a reason of the list, and a note. */
export function ReasonFields({ legend, choices, noteHint, formValues, errorOf }: ReasonFieldsProps) {
	return (
		<>
			<Radios
				name="reason"
				legend={legend}
				legendClass="govuk-fieldset__legend--s"
				items={choices}
				defaultValue={formValues.reason}
				error={errorOf('reason')}
			/>
			<Textarea
				name="note"
				label="Note (optional, unless the reason is “Other”)"
				labelClass="govuk-label--s"
				hint={noteHint}
				rows={3}
				defaultValue={formValues.note}
				error={errorOf('note')}
			/>
		</>
	)
}
