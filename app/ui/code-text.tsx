import { classNames } from '#app/ui/govuk/class-names.ts'
import { Details } from '#app/ui/govuk/details.tsx'

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
	/** By id: what the reader agreed to before in its place, folded. */
	known?: Readonly<Record<string, KnownText>>
}
type KnownText = { isSame: boolean; label: string; html: string }

/** The text of an edition of the Code: its clauses with their numbers to link to, its questions, and the plain English beside the adopted wording. */
export function CodeText({ sections, faq, show, known = {} }: CodeTextProps) {
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
							<div className={classNames('pb-clause', hasBoth(entry, show, known[entry.id]) && 'pb-clause--both')} id={entry.id}>
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
								<Texts entry={entry} show={show} known={known[entry.id]} />
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
							<div className={classNames(hasBoth(entry, show, known[entry.id]) && 'pb-faq--both')}>
								<Texts entry={entry} show={show} known={known[entry.id]} />
							</div>
						</div>
					))}
				</section>
			)}
		</>
	)
}

/** Plain English stands beside the adopted wording, unless it is what the reader knows: then it is folded. */
const hasBoth = ({ plainHtml }: EntryView, show: CodeTextProps['show'], known: KnownText | undefined) =>
	show === 'both' && plainHtml !== null && plainHtml !== known?.html

function Texts({ entry, show, known }: { entry: EntryView; show: CodeTextProps['show']; known: KnownText | undefined }) {
	const { html, plainHtml } = entry
	const beside = show === 'both' && !hasBoth(entry, show, known) ? null : plainHtml
	return (
		<>
			{(show !== 'plain' || plainHtml === null) && (
				<div className="pb-clause__text">
					<div dangerouslySetInnerHTML={{ __html: html }} />
					{known && <Known {...known} />}
				</div>
			)}
			{show !== 'adopted' && beside !== null && (
				<div className="pb-clause__plain">
					<p className="pb-clause__label">In plain English</p>
					<div dangerouslySetInnerHTML={{ __html: beside }} />
				</div>
			)}
		</>
	)
}

function Known({ isSame, label, html }: KnownText) {
	if (isSame) return <p className="govuk-body-s pb-muted">Word for word what you agreed to before.</p>
	return (
		<Details summary={label}>
			<div dangerouslySetInnerHTML={{ __html: html }} />
		</Details>
	)
}
