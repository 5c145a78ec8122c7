import { Tag } from '#app/ui/govuk/tag.tsx'

export type PeopleFoundProps = { people: readonly { href: string; name: string; facts: string; note: string | null }[] }

/** A list of people, each with a link to their record. */
export function PeopleFound({ people }: PeopleFoundProps) {
	if (people.length === 0) return null
	return (
		<ul className="govuk-list pb-items">
			{people.map(({ href, name, facts, note }) => (
				<li key={href} className="pb-item">
					<div className="pb-item__main">
						<a className="govuk-link pb-item__title" href={href}>
							{name}
						</a>
						{note && <Tag colour="grey">{note}</Tag>}
					</div>
					<p className="govuk-body-s pb-item__facts">{facts}</p>
				</li>
			))}
		</ul>
	)
}

export type TeamsFoundProps = {
	teams: readonly { href: string; name: string; service: string; directorate: string }[]
	/** There are more teams than these. */
	more: boolean
}

/** The teams whose name was asked for, each with a link to its people. */
export function TeamsFound({ teams, more }: TeamsFoundProps) {
	if (teams.length === 0) return null
	return (
		<section aria-labelledby="teams" className="pb-items">
			<h2 className="govuk-heading-m" id="teams">
				Teams
			</h2>
			<ul className="govuk-list">
				{teams.map(({ href, name, service, directorate }) => (
					<li key={href}>
						<a className="govuk-link" href={href}>
							{name}
						</a>{' '}
						<span className="pb-item__facts">
							{service}, {directorate}
						</span>
					</li>
				))}
			</ul>
			{more && <p className="govuk-body">More teams match. Type more of the name.</p>}
		</section>
	)
}
