/** Managers who leave, and what becomes of their people, in words. */
export function BrokenLines({ lines }: { lines: readonly string[] }) {
	if (lines.length === 0) return null
	return (
		<>
			<h2 className="govuk-heading-m">{lines.length === 1 ? 'A manager leaves' : `${lines.length} managers leave`}</h2>
			<ul className="govuk-list govuk-list--bullet">
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</>
	)
}
