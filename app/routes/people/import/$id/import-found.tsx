import { Table } from '#app/ui/govuk/table.tsx'
import { ImportChanges, type ImportChange } from './import-changes.tsx'
import { LeftOutRows, type LeftOutRowsProps } from './left-out-rows.tsx'

export type ImportFoundProps = LeftOutRowsProps & {
	fields: readonly { field: string; people: number }[]
	groups: readonly { heading: string; total: number; href: string; changes: readonly ImportChange[] }[]
	csv: string
}

/** What an import changes, counted by field and shown by kind: the first of each, and where all are. */
export function ImportFound({ fields, groups, csv, leftOut }: ImportFoundProps) {
	return (
		<>
			<LeftOutRows leftOut={leftOut} />
			{fields.length > 0 && (
				<Table
					caption="What changes for people already here"
					captionClass="govuk-table__caption--m"
					head={['Field', { content: 'People', format: 'numeric' }]}
					rows={fields.map(({ field, people }) => [field, { content: people, format: 'numeric' }])}
				/>
			)}
			{groups.length > 0 && (
				<p className="govuk-body">
					<a className="govuk-link" href={csv}>
						Download all changes as CSV
					</a>
				</p>
			)}
			{groups.map(({ heading, total, href, changes }) => (
				<section key={heading}>
					<h2 className="govuk-heading-m">{total > changes.length ? `${heading}: the first ${changes.length} of ${total}` : heading}</h2>
					<ImportChanges heading={heading} changes={changes} />
					{total > changes.length && (
						<p className="govuk-body">
							<a className="govuk-link" href={href}>
								See all {total} <span className="govuk-visually-hidden">under {heading}</span>
							</a>
						</p>
					)}
				</section>
			))}
		</>
	)
}
