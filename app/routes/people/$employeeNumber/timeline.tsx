export type TimelineProps = {
	/** Links that narrow it to one kind of thing. */
	filters: readonly { href: string; text: string; count: number; current: boolean }[]
	/** The newest first. `day` is in words, without the year; `on` is the same for machines. */
	years: readonly {
		year: string
		open: boolean
		entries: readonly {
			on: string
			day: string
			title: string
			facts: readonly string[]
			link: { href: string; text: string } | null
			recorded: string
		}[]
	}[]
}

/** Everything that happened, year by year; years that are long past are folded. */
export function Timeline({ filters, years }: TimelineProps) {
	return (
		<section aria-labelledby="timeline" className="pb-timeline">
			<h2 className="govuk-heading-l" id="timeline">
				Timeline
			</h2>
			<nav aria-label="What the timeline shows">
				<ul className="pb-timeline__filters">
					{filters.map(({ href, text, count, current }) => (
						<li key={text}>
							<a className="govuk-link" href={href} aria-current={current ? 'true' : undefined}>
								{text} ({count})
							</a>
						</li>
					))}
				</ul>
			</nav>
			{years.length === 0 && <p className="govuk-body">Nothing of this kind is on record.</p>}
			{years.map(({ year, open, entries }) => (
				<details key={year} open={open} className="pb-timeline__year">
					<summary>
						<h3 className="govuk-heading-m">{year}</h3> {entries.length === 1 ? '1 entry' : `${entries.length} entries`}
					</summary>
					<ol className="pb-timeline__entries">
						{entries.map((entry, index) => (
							<Entry key={index} {...entry} />
						))}
					</ol>
				</details>
			))}
		</section>
	)
}

function Entry({ on, day, title, facts, link, recorded }: TimelineProps['years'][number]['entries'][number]) {
	return (
		<li className="pb-timeline__entry">
			<time dateTime={on}>{day}</time>
			<div>
				<p className="pb-timeline__title">{title}</p>
				{facts.map((fact) => (
					<p key={fact}>{fact}</p>
				))}
				{link && (
					<p>
						<a className="govuk-link" href={link.href}>
							{link.text}
						</a>
					</p>
				)}
				<p className="pb-timeline__recorded">{recorded}</p>
			</div>
		</li>
	)
}
