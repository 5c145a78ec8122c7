import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type ReasonFieldsProps = {
	legend: string
	choices: readonly { value: string; text: string }[]
	/** Who will read the note. */
	noteHint: string
	sent: Readonly<Record<string, string>>
	errorOf: (field: string) => string | undefined
}

/** Why something is decided: a reason of the list, and a note. */
export function ReasonFields({ legend, choices, noteHint, sent, errorOf }: ReasonFieldsProps) {
	return (
		<>
			<Radios
				name="reason"
				legend={legend}
				legendClass="govuk-fieldset__legend--s"
				items={choices}
				defaultValue={sent.reason}
				error={errorOf('reason')}
			/>
			<Textarea
				name="note"
				label="Note (optional, unless the reason is “Other”)"
				labelClass="govuk-label--s"
				hint={noteHint}
				rows={3}
				defaultValue={sent.note}
				error={errorOf('note')}
			/>
		</>
	)
}
