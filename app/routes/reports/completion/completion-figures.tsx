import { StatTile } from '#app/ui/stat-tile.tsx'

/** Pairs of a person and a requirement. `done`, `overdue`, `dueSoon` and `notDone` add up to `counted`; with `notCounted` that is all of them. */
export type Figures = {
	done: number
	overdue: number
	dueSoon: number
	notDone: number
	counted: number
	notCounted: number
	/** Done, of what counts; null where nothing counts. */
	percent: number | null
}

/** The groups that a list can be narrowed to, and a part of the report: the address of that list. */
export type ListHref = (list: {
	status: 'compliant' | 'overdue' | 'due-soon' | 'not-done' | 'not-counted'
	directorate?: string
	requirement?: string
}) => string

export type CompletionFiguresProps = { people: number; requirements: number; total: Figures; href: ListHref }

/** The tiles of the completion report, each a link to the list behind it. The first four share one denominator and add up to it. */
export function CompletionFigures({ people, requirements, total, href }: CompletionFiguresProps) {
	const { done, overdue, dueSoon, notDone, counted, notCounted, percent } = total
	const label = percent === null ? 'up to date' : `up to date: ${percent}%`
	return (
		<>
			<h2 className="govuk-heading-m">Figures</h2>
			<div className="pb-tiles">
				<StatTile value={done} of={counted} label={label} href={href({ status: 'compliant' })} />
				<StatTile value={overdue} of={counted} label="overdue" href={href({ status: 'overdue' })} />
				<StatTile value={dueSoon} of={counted} label="due soon" href={href({ status: 'due-soon' })} />
				<StatTile value={notDone} of={counted} label="to do or in progress" href={href({ status: 'not-done' })} />
				<StatTile value={notCounted} of={counted + notCounted} label="not counted" href={href({ status: 'not-counted' })} />
			</div>
			<p className="govuk-body-s">
				Each person counts once for each requirement: {people} {people === 1 ? 'person' : 'people'}, {requirements}{' '}
				{requirements === 1 ? 'requirement' : 'requirements'}. Up to date includes what is ready to renew. Not counted are pairs that are
				paused by long leave, exempt, not open yet or do not apply.
			</p>
		</>
	)
}
