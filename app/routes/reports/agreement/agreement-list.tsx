import { Pagination, type PaginationProps } from '#app/ui/govuk/pagination.tsx'
import { Tag, type TagProps } from '#app/ui/govuk/tag.tsx'

export type AgreementListProps = {
	/** What is listed, such as “Agreed”, and how many people that are on all pages. */
	listed: string
	people: number
	page: number
	pages: number
	rows: readonly Person[]
	links: PaginationProps
	/** The list without the filter of the answer; null where there is none. */
	everybodyHref: string | null
}

/** Links are null if the viewer may not read the record, or if there is no answer. */
type Person = {
	key: number
	name: string
	where: string
	href: string | null
	answer: { text: string; colour: TagProps['colour'] }
	words: string
	receipt: string | null
}

/** Everybody with what they have answered. */
export function AgreementList({ listed, people, page, pages, rows, links, everybodyHref }: AgreementListProps) {
	return (
		<>
			<h2 className="govuk-heading-m" id="people">
				{listed}: {people} {people === 1 ? 'person' : 'people'}
				{pages > 1 && `, page ${page} of ${pages}`}
			</h2>
			{rows.length === 0 && <p className="govuk-body">Nobody matches these filters on that day.</p>}
			{everybodyHref && (
				<p className="govuk-body">
					<a className="govuk-link" href={everybodyHref}>
						Show all answers
					</a>
				</p>
			)}
			<ul className="govuk-list pb-item-list">
				{rows.map(({ key, name, where, href, answer, words, receipt }) => (
					<li key={key} className="pb-item">
						<div className="pb-item__main">
							{href ? (
								<a className="govuk-link pb-item__title" href={href}>
									{name}
								</a>
							) : (
								<span className="pb-item__title">{name}</span>
							)}
							<Tag colour={answer.colour}>{answer.text}</Tag>
						</div>
						<p className="govuk-body-s pb-item__facts">
							{where}
							{words && ` · ${words}`}
							{receipt && (
								<>
									{' · '}
									<a className="govuk-link" href={receipt}>
										Receipt<span className="govuk-visually-hidden"> of {name}</span>
									</a>
								</>
							)}
						</p>
					</li>
				))}
			</ul>
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}
