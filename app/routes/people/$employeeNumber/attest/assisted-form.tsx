import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { InterestQuestions, type InterestQuestionsProps } from '#app/ui/interest-questions.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type AssistedFormProps = {
	/** Fingerprint of the edition that is read. */
	edition: string
	statements: readonly { id: string; text: string }[]
	interests: Pick<InterestQuestionsProps, 'name' | 'legend' | 'questions' | 'nothing'>
	formValues: { ticked: readonly string[]; interests: readonly string[]; note: string; comment: string }
	errors: readonly { field: string; text: string }[]
}

/** What the helper reads aloud, and what they are told. */
export function AssistedForm({ edition, statements, interests, formValues, errors }: AssistedFormProps) {
	const errorOf = (begins: string) => errors.find(({ field }) => field.startsWith(begins))?.text
	return (
		<form method="post" noValidate>
			<input type="hidden" name="edition" value={edition} />
			<Checkboxes
				name="statement"
				legend="Read each statement aloud"
				legendClass="govuk-fieldset__legend--m"
				hint="Tick it if they say that they agree."
				error={errorOf('statement')}
				defaultValues={formValues.ticked}
				items={statements.map(({ id, text }) => ({ value: id, text, id: `statement-${id}` }))}
			/>
			<InterestQuestions {...interests} ticked={formValues.interests} error={errorOf(interests.name)} />
			<p className="govuk-body">If something applies, they still have to tell about it: give them a declaration of interests to hand in.</p>
			<Textarea
				name="note"
				label="Where and how was it done?"
				labelClass="govuk-label--m"
				hint="For example: at the depot, I read it out and we talked about gifts. Do not write about health or other private matters. No more than 500 characters."
				rows={3}
				required
				defaultValue={formValues.note}
				error={errorOf('note')}
			/>
			<Button name="outcome" value="agreed">
				Record that they agree
			</Button>
			<Details summary="They do not agree" open={formValues.comment !== '' || undefined}>
				<p className="govuk-body">
					They may say no. The answer is recorded, HR talks to them about it, and they can answer again later. The statements that they
					agree to stay ticked.
				</p>
				<Textarea
					name="comment"
					label="What do they not agree with, in their words? (optional)"
					rows={4}
					defaultValue={formValues.comment}
					error={errorOf('comment')}
				/>
				<Button name="outcome" value="not-agreed" variant="secondary">
					Record that they do not agree
				</Button>
			</Details>
		</form>
	)
}
