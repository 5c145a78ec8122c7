import { SummaryList } from '#app/ui/govuk/summary-list.tsx'

export type ImportAnswersProps = {
	/** `change` is where the question is asked again; null where there is no other answer. */
	answers: readonly { key: string; value: string; change: { href: string; what: string } | null }[]
}

/** What somebody said about a people file, or about the last one like it. */
export function ImportAnswers({ answers }: ImportAnswersProps) {
	if (answers.length === 0) return null
	return (
		<>
			<h2 className="govuk-heading-m">How the file is read</h2>
			<p className="govuk-body">As it was answered for this file, or for the last one with the same column names.</p>
			<SummaryList
				rows={answers.map(({ key, value, change }) => ({
					key,
					value,
					actions: change ? [{ text: 'Change', href: change.href, hiddenText: change.what }] : undefined,
				}))}
			/>
		</>
	)
}
