import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Select } from '#app/ui/govuk/select.tsx'

type Choice = { value: string; text: string }
export type HistoryQuestionProps = {
	question: { legend: string; lines: readonly string[] } & (
		| { kind: 'radios'; field: string; items: readonly Choice[] }
		| {
				kind: 'selects'
				fields: readonly { field: string; label: string; hint: string | null; choices: readonly Choice[] }[]
				rest: string | null
		  }
	)
	errors: readonly { field: string; text: string }[]
	/** What was chosen before. */
	formValues: Record<string, unknown>
	/** Where to go without changing an answer; null for what has to be answered. */
	keep: string | null
}

/** What only a person can say about a file of the last system. */
export function HistoryQuestionForm({ question, errors, formValues, keep }: HistoryQuestionProps) {
	const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
	const chosen = (name: string) => (typeof formValues[name] === 'string' ? formValues[name] : '')
	return (
		<form method="post">
			{question.kind === 'radios' ? (
				<>
					<Radios
						name={question.field}
						legend={question.legend}
						legendClass="govuk-fieldset__legend--m"
						items={question.items}
						error={errorOf(question.field)}
						defaultValue={chosen(question.field)}
					/>
					<Lines lines={question.lines} />
				</>
			) : (
				<Fieldset legend={question.legend} legendClass="govuk-fieldset__legend--m">
					<Lines lines={question.lines} />
					{question.fields.map(({ field, label, hint, choices }) => (
						<Select
							key={field}
							name={field}
							label={label}
							hint={hint ?? undefined}
							items={[{ value: '', text: 'Choose' }, ...choices]}
							error={errorOf(field)}
							defaultValue={chosen(field)}
						/>
					))}
					{question.rest && <Checkboxes name="rest" items={[{ value: 'leave-out', text: question.rest }]} />}
				</Fieldset>
			)}
			<p className="govuk-body">Your answer is remembered for the next file like this one.</p>
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

function Lines({ lines }: { lines: readonly string[] }) {
	if (lines.length === 0) return null
	return (
		<InsetText>
			<ul className="govuk-list">
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</InsetText>
	)
}
