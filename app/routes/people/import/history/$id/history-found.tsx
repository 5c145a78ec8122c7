import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatTile } from '#app/ui/stat-tile.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

export type HistoryFoundProps = {
	kind: 'completions' | 'absences' | null
	tiles: readonly { value: number; label: string }[]
	notices: readonly string[]
	/** Title; how many count; how many are history only, as they had run out, a new version had come, or they were of a Code of the past. */
	byRequirement: readonly (readonly [string, number, number, number, number])[]
	byKind: readonly (readonly [string, number])[]
	due: {
		people: number
		changed: number
		first: readonly { employeeNumber: string; name: string; requirement: string; before: string; after: string }[]
	} | null
	answers: readonly { key: string; value: string; change: { href: string; what: string } | null }[]
}

const figure = (content: number) => ({ content, format: 'numeric' as const })

/** What a file of the last system brings, before and after it does. */
export function HistoryFound({ tiles, notices, byRequirement, byKind, due, answers }: HistoryFoundProps) {
	return (
		<>
			<div className="pb-tiles">
				{tiles.map(({ value, label }) => (
					<StatTile key={label} value={value.toLocaleString('en-GB')} label={label} />
				))}
			</div>
			{notices.length > 0 && (
				<ul className="govuk-list govuk-list--bullet">
					{notices.map((notice) => (
						<li key={notice}>{notice}</li>
					))}
				</ul>
			)}
			{byRequirement.length > 0 && (
				<ScrollRegion label="By requirement">
					<Table
						caption="By requirement"
						captionClass="govuk-table__caption--m"
						head={[
							'Requirement',
							...['Counts', 'Run out', 'Older version', 'Old Code'].map((content) => ({ content, format: 'numeric' as const })),
						]}
						rows={byRequirement.map(([title, ...figures]) => [title, ...figures.map(figure)])}
					/>
				</ScrollRegion>
			)}
			{byRequirement.length > 0 && (
				<p className="govuk-body">Only what counts meets a requirement. The rest is kept in the record as history.</p>
			)}
			{byKind.length > 0 && (
				<Table
					caption="By kind of leave"
					captionClass="govuk-table__caption--m"
					head={['Kind', { content: 'Absences', format: 'numeric' }]}
					rows={byKind.map(([kind, brought]) => [kind, figure(brought)])}
				/>
			)}
			{due && due.first.length > 0 && (
				<ScrollRegion label="Due days that change">
					<Table
						caption={
							due.changed > due.first.length
								? `Due days that change: the first ${due.first.length} of ${due.changed}`
								: 'Due days that change'
						}
						captionClass="govuk-table__caption--m"
						head={['Number', 'Name', 'Requirement', 'Due before', 'Due then']}
						rows={due.first.map(({ employeeNumber, name, requirement, before, after }) => [
							employeeNumber,
							name,
							requirement,
							before,
							after,
						])}
					/>
				</ScrollRegion>
			)}
			{answers.length > 0 && (
				<>
					<h2 className="govuk-heading-m">How the file is read</h2>
					<SummaryList
						rows={answers.map(({ key, value, change }) => ({
							key,
							value,
							actions: change ? [{ text: 'Change', href: change.href, hiddenText: change.what }] : undefined,
						}))}
					/>
				</>
			)}
		</>
	)
}
