export type GlossaryProps = { title?: string; terms: readonly { id: string; term: string; meaning: string }[] }

/** The words that a learner may not know. Each has an anchor, which the words in the text lead to. */
export function Glossary({ title = 'Words on this page', terms }: GlossaryProps) {
	if (terms.length === 0) return null
	return (
		<section className="pb-glossary">
			<h2 className="govuk-heading-s">{title}</h2>
			<dl>
				{terms.map(({ id, term, meaning }) => (
					<div key={id} id={`term-${id}`} className="pb-glossary__term">
						<dt>{term}</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
		</section>
	)
}
