import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

export type HistoryFaultsProps = {
	errors: readonly { row: number; column: string | null; message: string }[]
	total: number
	csv: string
}

/** What is wrong with a file of the last system, row by row, and how to put it right. */
export function HistoryFaults({ errors, total, csv }: HistoryFaultsProps) {
	if (total === 0) return null
	return (
		<>
			<p className="govuk-body">
				<a className="govuk-link" href={csv}>
					Download {total === 1 ? 'it' : `all ${total}`} as CSV
				</a>
			</p>
			<ScrollRegion label="What is wrong">
				<Table
					caption={total > errors.length ? `The first ${errors.length} of ${total}` : 'What is wrong'}
					captionClass="govuk-table__caption--m"
					head={[{ content: 'Row', format: 'numeric' }, 'Column', 'What is wrong, and what to do']}
					rows={errors.map(({ row, column, message }) => [
						{ content: row, format: 'numeric' },
						column === null ? 'The whole row' : column.replaceAll('_', ' '),
						message,
					])}
				/>
			</ScrollRegion>
		</>
	)
}
