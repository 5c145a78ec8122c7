import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { ErrorMessage } from '#app/ui/govuk/error-message.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Select } from '#app/ui/govuk/select.tsx'

export type QuestionFormProps = {
	page: {
		id: string
		title: string
		attempt: number
		number: number
		of: number
		answer: number[] | null
		question: { type: string; scenario: string | null; stem: string; items: string[]; choices: string[] }
		fromCheck: boolean
	}
	error: string | undefined
}

/** One question of a quiz, a screen of its own. Values are positions in the order shown. */
export function QuestionForm({ page, error }: QuestionFormProps) {
	const { id, title, attempt, number, of, question, fromCheck } = page
	return (
		<form method="post" action={`/modules/${id}/quiz?question=${String(number)}${fromCheck ? '&from=check' : ''}`}>
			<input type="hidden" name="attempt" value={attempt} />
			<input type="hidden" name="question" value={number} />
			{fromCheck && <input type="hidden" name="from" value="check" />}
			<span className="govuk-caption-l">
				{title}: question {number} of {of}
			</span>
			{question.scenario !== null && <p className="govuk-body pb-question__scenario">{question.scenario}</p>}
			<Parts page={page} error={error} />
			<div className="govuk-button-group">
				<Button name="intent" value="answer">
					Save and continue
				</Button>
				{number > 1 && !fromCheck && (
					<a className="govuk-link" href={`/modules/${id}/quiz?question=${String(number - 1)}`}>
						Previous question
					</a>
				)}
				<a className="govuk-link" href="/">
					Leave and come back later
				</a>
			</div>
		</form>
	)
}

function Parts({ page: { answer, question }, error }: QuestionFormProps) {
	const { type, stem, items, choices } = question
	const group = { legend: stem, legendClass: 'govuk-fieldset__legend--l', legendIsHeading: true, error }
	const chosen = (answer ?? []).map(String)
	if (type === 'match' || type === 'order') {
		const options =
			type === 'match'
				? choices.map((text, at) => ({ value: String(at), text }))
				: items.map((_, at) => ({ value: String(at + 1), text: String(at + 1) }))
		return (
			<div className={error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'} id="answer">
				<Fieldset
					legend={stem}
					legendClass="govuk-fieldset__legend--l"
					legendIsHeading
					aria-describedby={error === undefined ? undefined : 'answer-error'}
				>
					{error !== undefined && <ErrorMessage id="answer-error">{error}</ErrorMessage>}
					{items.map((item, at) => (
						<Select
							key={item}
							id={`item-${String(at)}`}
							name={`item-${String(at)}`}
							label={item}
							items={[{ value: '', text: type === 'match' ? 'Choose one' : 'Choose its place' }, ...options]}
							defaultValue={chosen[at]}
						/>
					))}
				</Fieldset>
			</div>
		)
	}
	const listed = items.map((text, at) => ({ value: String(at), text }))
	if (type === 'multiple') return <Checkboxes {...group} name="answer" items={listed} defaultValues={chosen} />
	return <Radios {...group} name="answer" items={listed} defaultValue={chosen[0]} />
}
