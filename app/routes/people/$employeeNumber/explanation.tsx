export type ExplanationProps = {
	title: string
	/** The links from rule to due day. */
	sentences: readonly string[]
}

/** Why something is due when it is, open on the page: for whoever decides about it. */
export function Explanation({ title, sentences }: ExplanationProps) {
	return (
		<section className="govuk-inset-text">
			<h2 className="govuk-heading-s govuk-!-margin-bottom-2">{title}</h2>
			<ul className="govuk-list govuk-!-margin-bottom-0">
				{sentences.map((sentence) => (
					<li key={sentence}>{sentence}</li>
				))}
			</ul>
		</section>
	)
}
