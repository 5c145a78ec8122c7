import { inWords } from '#app/platform/calendar.ts'
import { Pagination, type PaginationProps } from '#app/ui/pagination.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { CompletionCell, CompletionPage } from './completion-report.server.ts'

export type MatrixProps = {
	list: CompletionPage
	links: PaginationProps
	/** The record of a person; null if the viewer may not read it. */
	personHref: ((employeeNumber: string) => string) | null
}

/** People down, requirements across. */
export function CompletionMatrix({ list, links, personHref }: MatrixProps) {
	const { people, page, pages, requirements, rows } = list
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
							<Person key="person" {...person} href={personHref?.(person.employeeNumber)} />,
							...cells.map((cell, index) => <Cell key={index} cell={cell} />),
						])}
					/>
				</ScrollRegion>
			)}
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}

type PersonProps = Omit<CompletionPage['rows'][number], 'cells'> & { href: string | undefined }

function Person({ name, directorate, service, href }: PersonProps) {
	return (
		<>
			{href === undefined ? (
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

function Cell({ cell: { status, dueOn, completedOn } }: { cell: CompletionCell }) {
	const done = status === 'up-to-date' && completedOn !== null
	return (
		<>
			<StatusTag status={status} />
			<br />
			{done ? `done ${inWords(completedOn)}` : dueOn !== null && `due ${inWords(dueOn)}`}
		</>
	)
}
