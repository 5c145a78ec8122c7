import { Button } from '#app/ui/govuk/button.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { ImportChoices, type ImportChoicesProps } from './import-choices.tsx'
import { Select } from '#app/ui/govuk/select.tsx'

export type ImportQuestionProps = {
	question:
		| { kind: 'radios'; field: string; legend: string; sample: readonly string[]; items: readonly { value: string; text: string }[] }
		| {
				kind: 'selects'
				legend: string
				fields: readonly { field: string; label: string; choices: readonly { value: string; text: string }[] }[]
		  }
		| ({ kind: 'choices' } & ImportChoicesProps['question'])
	errors: readonly { field: string; text: string }[]
	/** What was chosen before. */
	formValues: Record<string, unknown>
	/** The answer holds for the next file with the same column names. */
	isRemembered: boolean
	/** Where to go without changing an answer; not there for what has to be answered. */
	keep: string | null
}

/** What only a person can say about a people file. */
export function ImportQuestion({ question, errors, formValues, isRemembered, keep }: ImportQuestionProps) {
	const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
	const chosen = (name: string) => (typeof formValues[name] === 'string' ? formValues[name] : '')
	return (
		<form method="post">
			{question.kind === 'choices' ? (
				<ImportChoices question={question} errorOf={errorOf} chosen={chosen} />
			) : question.kind === 'radios' ? (
				<>
					<Radios
						name={question.field}
						legend={question.legend}
						legendClass="govuk-fieldset__legend--m"
						items={question.items}
						error={errorOf(question.field)}
						defaultValue={chosen(question.field)}
					/>
					{question.sample.length > 0 && <InsetText>From the file: {question.sample.join(', ')}</InsetText>}
				</>
			) : (
				<Fieldset legend={question.legend} legendClass="govuk-fieldset__legend--m">
					{question.fields.map(({ field, label, choices }) => (
						<Select
							key={field}
							name={field}
							label={label}
							items={[{ value: '', text: 'Choose' }, ...choices]}
							error={errorOf(field)}
							defaultValue={chosen(field)}
						/>
					))}
				</Fieldset>
			)}
			{isRemembered && <p className="govuk-body">Your answer is remembered for the next file with the same column names.</p>}
			<div className="govuk-button-group">
				<Button name="intent" value="answer">
					Continue
				</Button>
				{keep === null ? (
					<Button name="intent" value="cancel" variant="secondary">
						Cancel
					</Button>
				) : (
					<a className="govuk-link" href={keep}>
						Leave it as it is
					</a>
				)}
			</div>
		</form>
	)
}
