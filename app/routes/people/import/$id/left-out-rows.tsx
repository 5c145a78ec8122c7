import { Details } from '#app/ui/govuk/details.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

export type LeftOutRowsProps = { leftOut: { total: number; csv: string; rows: readonly { row: number; why: string; text: string }[] } }

/** Rows that were left out by choice: they are kept with the import. */
export function LeftOutRows({ leftOut: { total, csv, rows } }: LeftOutRowsProps) {
	if (total === 0) return null
	return (
		<Details summary={total === 1 ? 'One row is left out' : `${total} rows are left out`}>
			<p className="govuk-body">
				<a className="govuk-link" href={csv}>
					Download {total === 1 ? 'it' : `all ${total}`} as CSV
				</a>
			</p>
			<ScrollRegion label="Rows left out">
				<Table
					caption={total > rows.length ? `The first ${rows.length} of ${total}` : 'Rows left out'}
					captionClass="govuk-table__caption--s"
					head={[{ content: 'Row', format: 'numeric' }, 'Why', 'What stands there']}
					rows={rows.map(({ row, why, text }) => [{ content: row, format: 'numeric' }, why, text])}
				/>
			</ScrollRegion>
		</Details>
	)
}
