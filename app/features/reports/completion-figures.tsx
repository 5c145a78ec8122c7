import { StackedBar } from '#app/ui/stacked-bar.tsx'
import { StatTile } from '#app/ui/stat-tile.tsx'
import { compliance, countAll, countOf, type StatusGroup, type Tally } from './status-tally.ts'

export type FiguresProps = {
	people: number
	tally: Tally
	directorates: { name: string; tally: Tally }[]
	requirements: { id: string; title: string; tally: Tally }[]
	/** The list behind a tile. */
	hrefs: Record<StatusGroup, string>
}

/** The tiles and bars of the completion report. The first four tiles share one denominator and add up to it. */
export function CompletionFigures({ people, tally, directorates, requirements, hrefs }: FiguresProps) {
	const { done, counted, percent } = compliance(tally)
	return (
		<>
			<h2 className="govuk-heading-m">Figures</h2>
			<div className="pb-tiles">
				<StatTile value={done} of={counted} label={percent === null ? 'up to date' : `up to date: ${percent}%`} href={hrefs.compliant} />
				<StatTile value={countOf(tally, 'overdue')} of={counted} label="overdue" href={hrefs.overdue} />
				<StatTile value={countOf(tally, 'due-soon')} of={counted} label="due soon" href={hrefs['due-soon']} />
				<StatTile value={countOf(tally, 'not-done')} of={counted} label="to do or in progress" href={hrefs['not-done']} />
				<StatTile value={countOf(tally, 'not-counted')} of={countAll(tally)} label="not counted" href={hrefs['not-counted']} />
			</div>
			<p className="govuk-body-s">
				Each person counts once for each requirement: {people} {people === 1 ? 'person' : 'people'}, {requirements.length}{' '}
				{requirements.length === 1 ? 'requirement' : 'requirements'}. Up to date includes what is ready to renew. Not counted are pairs that
				are paused by long leave, exempt, not open yet or do not apply.
			</p>
			<section aria-label="By directorate">
				<h2 className="govuk-heading-m">By directorate</h2>
				{directorates.map(({ name, tally: own }) => (
					<Bar key={name} title={name} tally={own} />
				))}
			</section>
			<section aria-label="By requirement">
				<h2 className="govuk-heading-m">By requirement</h2>
				{requirements.map(({ id, title, tally: own }) => (
					<Bar key={id} title={title} tally={own} />
				))}
			</section>
		</>
	)
}

function Bar({ title, tally }: { title: string; tally: Tally }) {
	const { done, counted, percent } = compliance(tally)
	return (
		<StackedBar
			title={percent === null ? title : `${title}: ${percent}% (${done} of ${counted})`}
			segments={[
				{ label: 'Up to date', value: done, tone: 'good' },
				{ label: 'Due or open', value: countOf(tally, 'due-soon') + countOf(tally, 'not-done'), tone: 'soon' },
				{ label: 'Overdue', value: countOf(tally, 'overdue'), tone: 'late' },
				{ label: 'Not counted', value: countOf(tally, 'not-counted'), tone: 'quiet' },
			]}
		/>
	)
}
