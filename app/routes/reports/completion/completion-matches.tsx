import { Pagination, type PaginationProps } from '#app/ui/govuk/pagination.tsx'
import { StatusTag, type Status } from '#app/ui/status-tag.tsx'

export type CompletionMatchesProps = {
	/** What is listed, such as “Overdue”, and how often it is: people times requirements, on all pages. */
	listed: string
	pairs: number
	/** Whose it is, and as at which day. */
	scope: string
	/** On all pages. */
	people: number
	page: number
	pages: number
	rows: readonly Person[]
	links: PaginationProps
	/** The list without this filter. */
	everythingHref: string
}

/** Links are null if the viewer may not read the person's record. */
type Person = { name: string; directorate: string; service: string; href: string | null; matches: readonly Match[] }
type Match = { title: string; status: Status; words: string; why: string; href: string | null }

/** Who has a status, for which requirements, and why. */
export function CompletionMatches(props: CompletionMatchesProps) {
	const { listed, pairs, scope, people, page, pages, rows, links, everythingHref } = props
	return (
		<>
			<h2 className="govuk-heading-m" id="people">
				{listed}: {pairs}, for {people} {people === 1 ? 'person' : 'people'}
				{pages > 1 && `, page ${page} of ${pages}`}
			</h2>
			<p className="govuk-body">
				{scope}. {rows.length === 0 && 'Nobody matches these filters on that day. '}
				<a className="govuk-link" href={everythingHref}>
					Show all statuses
				</a>
			</p>
			{rows.length > 0 && (
				<ul className="govuk-list pb-items">
					{rows.map((person, index) => (
						<li key={index} className="pb-item">
							<h3 className="govuk-heading-s">
								<Linked href={person.href} text={person.name} />
								<span className="pb-matrix__where">
									{person.service}, {person.directorate}
								</span>
							</h3>
							<ul className="govuk-list">
								{person.matches.map((match) => (
									<MatchItem key={match.title} {...match} />
								))}
							</ul>
						</li>
					))}
				</ul>
			)}
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}

function MatchItem({ title, status, words, why, href }: Match) {
	return (
		<li className="pb-requirement">
			<div className="pb-item__main">
				<Linked href={href} text={title} />
				<span>
					{words} <StatusTag status={status} />
				</span>
			</div>
			<span className="govuk-body-s pb-item__facts">{why}</span>
		</li>
	)
}

function Linked({ href, text }: { href: string | null; text: string }) {
	if (href === null) return text
	return (
		<a className="govuk-link" href={href}>
			{text}
		</a>
	)
}
