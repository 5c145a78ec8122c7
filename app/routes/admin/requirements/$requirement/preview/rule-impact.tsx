import { Details } from '#app/ui/govuk/details.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatTile } from '#app/ui/stat-tile.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

type Row = { name: string; employeeNumber: string; directorate: string; before: string; after: string }

export type RuleImpactProps = {
	/** When the facts were read, and the day that is compared, in words. */
	known: string
	day: string
	asked: { before: number; after: number }
	/** Nobody gains or loses it, and no due day moves. */
	unchanged: boolean
	tiles: readonly { value: number; label: string }[]
	opensOtherwise: number
	/** Band, people due earlier, people due later. */
	moves: readonly (readonly [band: string, earlier: number, later: number])[]
	ranges: readonly string[]
	/** Counts in the order of the tiles. */
	directorates: readonly { name: string; counts: readonly number[] }[]
	work: readonly string[]
	lists: readonly { kind: string; title: string; of: number; people: readonly Row[] }[]
}

const whole = (value: number) => value.toLocaleString('en-GB')
const numeric = (value: number) => ({ content: whole(value), format: 'numeric' as const })
const heads = ['Asked', 'No longer asked', 'Due earlier', 'Due later', 'Become overdue', 'Stop being overdue']

/** What a change of a rule does, in figures and with the first people of each kind. */
export function RuleImpact(props: RuleImpactProps) {
	const { known, day, asked, unchanged, tiles, opensOtherwise, moves, ranges, directorates, work, lists } = props
	return (
		<>
			<h2 className="govuk-heading-l">What it does to people</h2>
			<p className="govuk-body">
				Everybody’s plan on {day} with the change, compared with the plan without it, by what is known on {known}. It is asked of{' '}
				{whole(asked.after)} people; without the change of {whole(asked.before)}.
			</p>
			<div className="pb-tiles">
				{tiles.map(({ value, label }) => (
					<StatTile key={label} value={whole(value)} label={label} />
				))}
			</div>
			{unchanged && <p className="govuk-body">The change moves nobody’s due day, and nobody begins or ceases to be asked.</p>}
			{opensOtherwise > 0 && (
				<p className="govuk-body">{whole(opensOtherwise)} people keep their due day; the renewal opens for them on another day than now.</p>
			)}
			<h3 className="govuk-heading-m">Work</h3>
			{work.map((sentence) => (
				<p className="govuk-body" key={sentence}>
					{sentence}
				</p>
			))}
			<p className="govuk-body">Each person is counted once, whether or not they are overdue, away or exempt on the day.</p>
			{ranges.length > 0 && (
				<>
					<h3 className="govuk-heading-m">By how much due days move</h3>
					{ranges.map((sentence) => (
						<p className="govuk-body" key={sentence}>
							{sentence}
						</p>
					))}
					<ScrollRegion label="By how much due days move">
						<Table
							caption="By how much due days move"
							captionClass="govuk-visually-hidden"
							head={['Moves by', { content: 'Due earlier', format: 'numeric' }, { content: 'Due later', format: 'numeric' }]}
							rows={moves.map(([band, earlier, later]) => [band, numeric(earlier), numeric(later)])}
							firstCellIsHeader
						/>
					</ScrollRegion>
				</>
			)}
			{directorates.length > 0 && (
				<>
					<h3 className="govuk-heading-m">By directorate</h3>
					<ScrollRegion label="By directorate">
						<Table
							className="pb-matrix"
							caption="People by directorate"
							captionClass="govuk-visually-hidden"
							head={['Directorate', ...heads.map((content) => ({ content, format: 'numeric' as const }))]}
							rows={directorates.map(({ name, counts }) => [name, ...counts.map(numeric)])}
							firstCellIsHeader
						/>
					</ScrollRegion>
				</>
			)}
			{lists.map((list) => (
				<PeopleOf key={list.kind} {...list} />
			))}
		</>
	)
}

function PeopleOf({ title, of, people }: RuleImpactProps['lists'][number]) {
	const shown = of > people.length ? `${title}: the first ${people.length} of ${whole(of)}, by name` : `${title}: ${whole(of)}`
	return (
		<Details summary={shown}>
			<ScrollRegion label={title}>
				<Table
					className="pb-matrix"
					caption={title}
					captionClass="govuk-visually-hidden"
					head={['Name', 'Directorate', 'Due without the change', 'Due with it']}
					rows={people.map(({ name, employeeNumber, directorate, before, after }) => [
						<a key="name" className="govuk-link" href={`/people/${encodeURIComponent(employeeNumber)}`}>
							{name}
						</a>,
						directorate,
						before,
						after,
					])}
				/>
			</ScrollRegion>
		</Details>
	)
}
