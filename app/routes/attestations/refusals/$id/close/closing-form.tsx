import { FormErrors } from '#app/ui/form-errors.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type ClosingFormProps = {
	path: string
	name: string
	revision: number
	/** `hint` is what the record shows, where it does. */
	outcomes: readonly { value: string; text: string; hint: string | undefined }[]
	longestWords: number
	formValues: Readonly<Record<string, string>>
	errors: readonly { field: string; text: string }[]
}

/** What came of it, to choose and to write. */
export function ClosingForm({ path, name, revision, outcomes, longestWords, formValues, errors }: ClosingFormProps) {
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<>
			<FormErrors errors={errors} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">Close it with an outcome</h1>
			<form method="post" action={`${path}/close`} noValidate>
				<input type="hidden" name="seen" value={revision} />
				<Radios
					name="outcome"
					legend="What came of it"
					legendClass="govuk-fieldset__legend--s"
					items={outcomes}
					defaultValue={formValues.outcome}
					error={errorOf('outcome')}
				/>
				<Textarea
					name="words"
					label="What was done, and how it ended"
					labelClass="govuk-label--s"
					hint={`Do not write about health. It cannot be changed later. No more than ${longestWords.toLocaleString('en-GB')} characters.`}
					defaultValue={formValues.words}
					error={errorOf('words')}
				/>
				<div className="govuk-button-group">
					<Button name="intent" value="check">
						Continue
					</Button>
					<a className="govuk-link" href={path}>
						Cancel
					</a>
				</div>
			</form>
		</>
	)
}
