import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'

export type InterestQuestionsProps = {
	name: string
	legend: string
	questions: readonly { value: string; text: string; hint: string }[]
	/** The last box: nothing applies. */
	nothing: { value: string; text: string }
	ticked: readonly string[]
	error?: string | undefined
}

/** “Do any of these apply to you?”: a box for each, and one for nothing. */
export function InterestQuestions({ name, legend, questions, nothing, ticked, error }: InterestQuestionsProps) {
	return (
		<Checkboxes
			name={name}
			legend={legend}
			legendClass="govuk-fieldset__legend--m"
			hint="Tick all that apply."
			items={[...questions, { divider: 'or' }, nothing]}
			defaultValues={ticked}
			error={error}
		/>
	)
}
