import { SummaryList } from '#app/ui/govuk/summary-list.tsx'

export type LeaveListProps = { leave: readonly { words: string; kind: string; href: string }[] }

/** The long leave that is on record, each with the way to correct it. Nothing where there is none. */
export function LeaveList({ leave }: LeaveListProps) {
	if (leave.length === 0) return null
	return (
		<>
			<h2 className="govuk-heading-m">Leave on record</h2>
			<SummaryList
				rows={leave.map(({ words, kind, href }) => ({
					key: words,
					value: kind,
					actions: [{ href, text: 'Return or correct', hiddenText: words }],
				}))}
			/>
		</>
	)
}
