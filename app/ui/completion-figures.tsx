import { StackedBar } from './stacked-bar.tsx'
import { StatTile } from './stat-tile.tsx'

/** Pairs of a person and a requirement. `done`, `overdue`, `dueSoon` and `notDone` add up to `counted`; with `notCounted` that is all of them. */
type Figures = {
	done: number
	overdue: number
	dueSoon: number
	notDone: number
	counted: number
	notCounted: number
	/** Done, of what counts; null where nothing counts. */
	percent: number | null
}

export type CompletionFiguresProps = {
	people: number
	total: Figures
	directorates: readonly { name: string; figures: Figures }[]
	requirements: readonly { id: string; title: string; figures: Figures }[]
	/** The list behind a tile. */
	hrefs: { done: string; overdue: string; dueSoon: string; notDone: string; notCounted: string }
}

/** The tiles and bars of the completion report. The first four tiles share one denominator and add up to it. */
export function CompletionFigures({ people, total, directorates, requirements, hrefs }: CompletionFiguresProps) {
	const { done, overdue, dueSoon, notDone, counted, notCounted, percent } = total
	return (
		<>
			<h2 className="govuk-heading-m">Figures</h2>
			<div className="pb-tiles">
				<StatTile value={done} of={counted} label={percent === null ? 'up to date' : `up to date: ${percent}%`} href={hrefs.done} />
				<StatTile value={overdue} of={counted} label="overdue" href={hrefs.overdue} />
				<StatTile value={dueSoon} of={counted} label="due soon" href={hrefs.dueSoon} />
				<StatTile value={notDone} of={counted} label="to do or in progress" href={hrefs.notDone} />
				<StatTile value={notCounted} of={counted + notCounted} label="not counted" href={hrefs.notCounted} />
			</div>
			<p className="govuk-body-s">
				Each person counts once for each requirement: {people} {people === 1 ? 'person' : 'people'}, {requirements.length}{' '}
				{requirements.length === 1 ? 'requirement' : 'requirements'}. Up to date includes what is ready to renew. Not counted are pairs that
				are paused by long leave, exempt, not open yet or do not apply.
			</p>
			<section aria-label="By directorate">
				<h2 className="govuk-heading-m">By directorate</h2>
				{directorates.map(({ name, figures }) => (
					<Bar key={name} title={name} figures={figures} />
				))}
			</section>
			<section aria-label="By requirement">
				<h2 className="govuk-heading-m">By requirement</h2>
				{requirements.map(({ id, title, figures }) => (
					<Bar key={id} title={title} figures={figures} />
				))}
			</section>
		</>
	)
}

function Bar({ title, figures }: { title: string; figures: Figures }) {
	const { done, overdue, dueSoon, notDone, counted, notCounted, percent } = figures
	return (
		<StackedBar
			title={percent === null ? title : `${title}: ${percent}% (${done} of ${counted})`}
			segments={[
				{ label: 'Up to date', value: done, tone: 'good' },
				{ label: 'Due or open', value: dueSoon + notDone, tone: 'soon' },
				{ label: 'Overdue', value: overdue, tone: 'late' },
				{ label: 'Not counted', value: notCounted, tone: 'quiet' },
			]}
		/>
	)
}
