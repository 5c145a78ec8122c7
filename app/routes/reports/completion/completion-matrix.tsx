import { Pagination, type PaginationProps } from '#app/ui/govuk/pagination.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatusTag, type Status } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

export type CompletionMatrixProps = {
	/** On all pages. */
	people: number
	page: number
	pages: number
	requirements: readonly { id: string; title: string }[]
	rows: readonly MatrixRow[]
	links: PaginationProps
}

type MatrixRow = {
	name: string
	directorate: string
	service: string
	/** The person's record; null if the viewer may not read it. */
	href: string | null
	/** One for each requirement, in order. `words` stand under the status. */
	cells: readonly { status: Status; words: string }[]
}

/** People down, requirements across. */
export function CompletionMatrix({ people, page, pages, requirements, rows, links }: CompletionMatrixProps) {
	return (
		<>
			<h2 className="govuk-heading-m" id="people">
				{people} {people === 1 ? 'person' : 'people'}
				{pages > 1 && `, page ${page} of ${pages}`}
			</h2>
			{rows.length === 0 ? (
				<p className="govuk-body">Nobody matches these filters on that day. Change or clear a filter.</p>
			) : (
				<ScrollRegion label="People and requirements">
					<Table
						className="pb-matrix"
						caption="What each person has to do"
						captionClass="govuk-visually-hidden"
						firstCellIsHeader
						head={['Name and service', ...requirements.map(({ title }) => title)]}
						rows={rows.map(({ cells, ...person }) => [
							<Person key="person" {...person} />,
							...cells.map((cell, index) => <Cell key={index} {...cell} />),
						])}
					/>
				</ScrollRegion>
			)}
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}

function Person({ name, directorate, service, href }: Omit<MatrixRow, 'cells'>) {
	return (
		<>
			{href === null ? (
				name
			) : (
				<a className="govuk-link" href={href}>
					{name}
				</a>
			)}
			<span className="pb-matrix__where">
				{service}, {directorate}
			</span>
		</>
	)
}

function Cell({ status, words }: MatrixRow['cells'][number]) {
	return (
		<>
			<StatusTag status={status} />
			<br />
			{words}
		</>
	)
}
