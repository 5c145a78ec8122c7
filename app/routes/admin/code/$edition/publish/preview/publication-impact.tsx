import { Details } from '#app/ui/govuk/details.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatTile } from '#app/ui/stat-tile.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

type Counts = { again: number; leave: number; exempt: number; asked: number; done: number; outside: number }

export type PublicationImpactProps = {
	/** When the facts were read, the day on which the edition comes into force, and the one by which it is due, in words. */
	known: string
	day: string
	due: string
	counts: Counts
	reading: { inAll: string; rows: readonly ReadingRow[] }
	points: readonly { when: string; without: string; withIt: string }[]
	directorates: readonly (Counts & { name: string; hours: number })[]
	/** The first of them, by name. */
	onLeave: readonly { name: string; employeeNumber: string; directorate: string; back: string }[]
}

/** Of people who agreed last to the same edition. */
type ReadingRow = { agreedTo: string; reads: string; minutes: number; again: number; anyway: number; later: number; hours: number }

const whole = (value: number) => value.toLocaleString('en-GB')
const numeric = (value: number) => ({ content: whole(value), format: 'numeric' as const })
const heads = ['Asked again', 'Asked when back from leave', 'Must agree anyway', 'Nothing to do', 'Exempt', 'Not in the audience']
const inOrder = ({ again, leave, asked, done, exempt, outside }: Counts) => [again, leave, asked, done, exempt, outside]

/** What putting an edition in force asks of people, in figures. */
export function PublicationImpact({ known, day, due, counts, reading, points, directorates, onLeave }: PublicationImpactProps) {
	return (
		<>
			<h2 className="govuk-heading-l">What it asks of people</h2>
			<p className="govuk-body">
				Everybody who works here on {day}, by what is known on {known}. Each person counts once.
			</p>
			<div className="pb-tiles">
				<StatTile value={whole(counts.again)} label="are asked again" />
				<StatTile value={whole(counts.leave)} label="are on leave and are asked when they are back" />
				<StatTile value={whole(counts.asked)} label="must agree anyway, by the day they have now" />
				<StatTile value={whole(counts.done)} label="have nothing more to do" />
				<StatTile value={whole(counts.exempt)} label="are exempt" />
				{counts.outside > 0 && <StatTile value={whole(counts.outside)} label="are not in the audience" />}
			</div>
			{counts.again > 0 && (
				<p className="govuk-body">
					Those who are asked again have until {due}. It is later for people with extra days, and for time that they are away.
				</p>
			)}
			<h3 className="govuk-heading-m">Reading</h3>
			<p className="govuk-body">{reading.inAll}</p>
			<ReadingTable rows={reading.rows} />
			<h3 className="govuk-heading-m">How many are up to date</h3>
			<ScrollRegion label="How many are up to date">
				<Table
					caption="How many are up to date"
					captionClass="govuk-visually-hidden"
					head={['Day', 'Without this edition', 'With it']}
					rows={points.map(({ when, without, withIt }) => [when, without, withIt])}
					firstCellIsHeader
				/>
			</ScrollRegion>
			<p className="govuk-body">
				As in the reports: somebody who may agree but need not yet counts as up to date; people who are away or exempt are not counted.
			</p>
			{directorates.length > 0 && (
				<>
					<h3 className="govuk-heading-m">By directorate</h3>
					<ScrollRegion label="By directorate">
						<Table
							className="pb-matrix"
							caption="People by directorate"
							captionClass="govuk-visually-hidden"
							head={[
								'Directorate',
								...[...heads, 'Hours of reading'].map((content) => ({
									content,
									format: 'numeric' as const,
								})),
							]}
							rows={directorates.map(({ name, hours: own, ...rest }) => [name, ...[...inOrder(rest), own].map(numeric)])}
							firstCellIsHeader
						/>
					</ScrollRegion>
				</>
			)}
			{onLeave.length > 0 && <OnLeave people={onLeave} of={counts.leave} />}
		</>
	)
}

function ReadingTable({ rows }: { rows: readonly ReadingRow[] }) {
	const head = ['Minutes each', 'Asked again', 'Must agree anyway', 'Hours', 'Read it the next time they agree']
	return (
		<ScrollRegion label="Who reads what">
			<Table
				className="pb-matrix"
				caption="Who reads what"
				captionClass="govuk-visually-hidden"
				head={['Agreed to last', 'What they read', ...head.map((content) => ({ content, format: 'numeric' as const }))]}
				rows={rows.map(({ agreedTo, reads, minutes, again, anyway, later, hours }) => [
					agreedTo,
					reads,
					...[minutes, again, anyway, hours, later].map(numeric),
				])}
				firstCellIsHeader
			/>
		</ScrollRegion>
	)
}

function OnLeave({ people, of }: { people: PublicationImpactProps['onLeave']; of: number }) {
	const title = 'People on leave who are asked when they are back'
	return (
		<Details summary={of > people.length ? `${title}: the first ${people.length} of ${whole(of)}, by name` : `${title}: ${whole(of)}`}>
			<ScrollRegion label={title}>
				<Table
					className="pb-matrix"
					caption={title}
					captionClass="govuk-visually-hidden"
					head={['Name', 'Employee number', 'Directorate', 'Expected back']}
					rows={people.map(({ name, employeeNumber, directorate, back }) => [name, employeeNumber, directorate, back])}
				/>
			</ScrollRegion>
		</Details>
	)
}
