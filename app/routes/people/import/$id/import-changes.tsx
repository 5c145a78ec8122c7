import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

export type ImportChange = { row: number | null; employeeNumber: string; name: string; what: string }

/** What happens to whom, before and after. */
export function ImportChanges({ heading, changes }: { heading: string; changes: readonly ImportChange[] }) {
	return (
		<ScrollRegion label={heading}>
			<Table
				caption={heading}
				captionClass="govuk-visually-hidden"
				head={[{ content: 'Row', format: 'numeric' }, 'Number', 'Name', 'What happens']}
				rows={changes.map(({ row, employeeNumber, name, what }) => [
					{ content: row ?? '–', format: 'numeric' },
					employeeNumber,
					name,
					what,
				])}
			/>
		</ScrollRegion>
	)
}
