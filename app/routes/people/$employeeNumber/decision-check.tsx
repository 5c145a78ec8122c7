import type { ReactNode } from 'react'
import { Button } from '#app/ui/govuk/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { SummaryList, type SummaryListProps } from '#app/ui/govuk/summary-list.tsx'

export type DecisionCheckProps = {
	/** Whom it is about. */
	name: string
	title: string
	rows: SummaryListProps['rows']
	/** What it changes. */
	children: ReactNode
	/** Where the form goes. */
	action: string
	formValues: Readonly<Record<string, string>>
	/** The button that decides: its words, and the intent that it sends. */
	decide: { intent: string; text: string }
}

/** A decision about somebody as it was filled in and what it will change, to confirm or to change. */
export function DecisionCheck({ name, title, rows, children, action, formValues, decide }: DecisionCheckProps) {
	return (
		<>
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">{title}</h1>
			<SummaryList rows={rows} />
			{children}
			<form method="post" action={action} className="govuk-button-group">
				<HiddenFields formValues={formValues} />
				<Button name="intent" value={decide.intent}>
					{decide.text}
				</Button>
				<Button name="intent" value="change" variant="secondary">
					Change something
				</Button>
			</form>
		</>
	)
}
