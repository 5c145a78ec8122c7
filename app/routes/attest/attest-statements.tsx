import { AttestForm, AttestStep, type Seen } from './attest-form.tsx'
import { StepCaption } from './attest-steps.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'

export type AttestStatementsProps = {
	seen: Seen
	edition: { id: string }
	/** In their exact words. */
	statements: readonly { id: string; text: string }[]
	ticked: readonly string[]
	error: string | undefined
}

export function AttestStatements({ seen, edition, statements, ticked, error }: AttestStatementsProps) {
	return (
		<>
			<StepCaption number={3} />
			<AttestForm seen={seen}>
				<Checkboxes
					name="statement"
					legend="What I agree to"
					legendClass="govuk-fieldset__legend--xl"
					legendIsHeading
					hint="Read each statement. Tick it if you agree."
					error={error}
					defaultValues={ticked}
					items={statements.map(({ id, text }) => ({ value: id, text, id: `statement-${id}` }))}
				/>
				<div className="govuk-button-group">
					<Button name="intent" value="agree">
						I agree
					</Button>
					<Button href="/attest?answer=no" variant="secondary">
						I do not agree
					</Button>
					<a className="govuk-link" href={`/code/${edition.id}`}>
						Read the Code again
					</a>
				</div>
			</AttestForm>
			<AttestStep seen={seen} intent="back" variant="secondary">
				Go back
			</AttestStep>
		</>
	)
}
