import { AttestStep, type Seen } from './attest-form.tsx'
import { StepCaption } from './attest-steps.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'

export type AttestConfirmProps = {
	seen: Seen
	edition: { title: string; label: string }
	statements: readonly { id: string; text: string }[]
	/** How many interests go with it. */
	declared: number
}

export function AttestConfirm({ seen, edition, statements, declared }: AttestConfirmProps) {
	return (
		<>
			<StepCaption number={5} />
			<h1 className="govuk-heading-xl">Check and confirm</h1>
			<SummaryList
				rows={[
					{ key: 'Code', value: edition.title },
					{ key: 'Edition', value: edition.label },
					{ key: 'Fingerprint of its words', value: <code className="pb-fingerprint">{seen.edition.slice(0, 16)}</code> },
					{ key: 'Interests', value: declared === 0 ? 'Nothing to declare' : `${declared} declared` },
				]}
			/>
			<h2 className="govuk-heading-m">You agree to these statements</h2>
			<ul className="govuk-list govuk-list--bullet govuk-list--spaced">
				{statements.map(({ id, text }) => (
					<li key={id}>{text}</li>
				))}
			</ul>
			<p className="govuk-body">
				When you confirm, your name, the time, this edition and these words are kept as a record. It cannot be taken back; you will be asked
				again in a year.
			</p>
			<div className="govuk-button-group pb-button-row">
				<AttestStep seen={seen} intent="confirm">
					Confirm and send
				</AttestStep>
				<div>
					<Button href="/attest?answer=no" variant="secondary">
						I do not agree
					</Button>
				</div>
				<AttestStep seen={seen} intent="back" variant="secondary">
					Go back
				</AttestStep>
			</div>
		</>
	)
}
