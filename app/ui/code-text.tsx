import { classNames } from '#app/ui/govuk/class-names.ts'

export type EntryView = { id: string; html: string; plainHtml: string | null }
export type CodeTextProps = {
	sections: readonly {
		heading: string
		slug: string
		clauses: readonly (EntryView & { number: string | null; over: string | null })[]
	}[]
	faq: readonly (EntryView & { title: string })[]
	/** Of an edition that has both texts. */
	show: 'both' | 'adopted' | 'plain'
}

/** The text of an edition of the Code: its clauses with their numbers to link to, its questions, and the plain English beside the adopted wording. */
export function CodeText({ sections, faq, show }: CodeTextProps) {
	return (
		<>
			{sections.map(({ heading, slug, clauses }) => (
				<section key={slug} aria-labelledby={slug}>
					<h2 className="govuk-heading-l" id={slug}>
						{heading}
					</h2>
					{clauses.map(({ number, over, ...entry }) => (
						<div key={entry.id}>
							{over && <h3 className="govuk-heading-s">{over}</h3>}
							<div className={classNames('pb-clause', hasBoth(entry, show) && 'pb-clause--both')} id={entry.id}>
								<a className="pb-clause__number" href={`#${entry.id}`}>
									{number ? (
										<span>
											<span className="govuk-visually-hidden">Paragraph </span>
											{number}
										</span>
									) : (
										<span aria-label={`Link to ${heading}`}>§</span>
									)}
								</a>
								<Texts entry={entry} show={show} />
							</div>
						</div>
					))}
				</section>
			))}
			{faq.length > 0 && (
				<section aria-labelledby="questions">
					<h2 className="govuk-heading-l" id="questions">
						Questions people ask
					</h2>
					{faq.map(({ title, ...entry }) => (
						<div key={entry.id} id={entry.id} className="pb-faq">
							<h3 className="govuk-heading-m">{title}</h3>
							<div className={classNames(hasBoth(entry, show) && 'pb-faq--both')}>
								<Texts entry={entry} show={show} />
							</div>
						</div>
					))}
				</section>
			)}
		</>
	)
}

const hasBoth = ({ plainHtml }: EntryView, show: CodeTextProps['show']) => show === 'both' && plainHtml !== null

function Texts({ entry, show }: { entry: EntryView; show: CodeTextProps['show'] }) {
	const { html, plainHtml } = entry
	return (
		<>
			{(show !== 'plain' || plainHtml === null) && <div className="pb-clause__text" dangerouslySetInnerHTML={{ __html: html }} />}
			{show !== 'adopted' && plainHtml !== null && (
				<div className="pb-clause__plain">
					<p className="pb-clause__label">In plain English</p>
					<div dangerouslySetInnerHTML={{ __html: plainHtml }} />
				</div>
			)}
		</>
	)
}
