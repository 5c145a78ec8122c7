import type { ChangeView } from './view-model.ts'

/** What was renamed and merged, and what will be. Nothing where nothing was. */
export function ChangeList({ changes }: { changes: readonly ChangeView[] }) {
	if (changes.length === 0) return null
	return (
		<>
			<h2 className="govuk-heading-m">What was renamed and merged</h2>
			<ul className="govuk-list govuk-list--spaced">
				{changes.map(({ id, words, facts, reason }) => (
					<li key={id}>
						{words}. {facts}. Reason: {reason}
					</li>
				))}
			</ul>
		</>
	)
}
