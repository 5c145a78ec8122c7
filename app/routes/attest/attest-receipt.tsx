import { Panel } from '#app/ui/govuk/panel.tsx'

export type AttestReceiptProps = {
	edition: { id: string; title: string }
	agreed: { on: string; receipt: string } | null
	/** When the next one opens. */
	next: string | null
}

/** Nothing is open: it was agreed, or nobody asks. */
export function AttestReceipt({ edition, agreed, next }: AttestReceiptProps) {
	if (!agreed) return <p className="govuk-body">You are not asked to agree to the Code at the moment.</p>
	return (
		<>
			<Panel title="You have agreed to the Code">
				{edition.title}, {agreed.on}
			</Panel>
			<p className="govuk-body">
				<a className="govuk-link" href={agreed.receipt}>
					See your receipt
				</a>
			</p>
			{next && <p className="govuk-body">Thank you. You will be asked again in a year: the next one opens on {next}.</p>}
			<p className="govuk-body">
				<a className="govuk-link" href={`/code/${edition.id}`}>
					Read the Code
				</a>{' '}
				or go to{' '}
				<a className="govuk-link" href="/">
					My learning
				</a>
				.
			</p>
		</>
	)
}
