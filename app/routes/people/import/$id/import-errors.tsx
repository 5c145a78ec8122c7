import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

export type ImportErrorsProps = {
	errors: readonly { row: number; column: string | null; message: string }[]
	total: number
	csv: string
}

/** What is wrong with a people file, and how to put it right. */
export function ImportErrors({ errors, total, csv }: ImportErrorsProps) {
	if (total === 0) return null
	return (
		<>
			<p className="govuk-body-l">
				{total === 1 ? 'One thing is wrong. ' : `${total} things are wrong. `}
				Nothing was imported. Put {total === 1 ? 'it' : 'them'} right in the HR system or in the file, and upload it again.
			</p>
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
					rows={errors.map(({ row, column, message }) => [{ content: row, format: 'numeric' }, column ?? 'The whole row', message])}
				/>
			</ScrollRegion>
		</>
	)
}
