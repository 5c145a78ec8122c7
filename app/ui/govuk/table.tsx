import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames, type Attributes } from './class-names.ts'

export type TableCell = {
	content: ReactNode
	format?: 'numeric' | undefined
	className?: string | undefined
	colSpan?: number | undefined
	rowSpan?: number | undefined
	attributes?: Attributes | undefined
}

/** A cell is its content, or a `TableCell` where there is more to say. */
export type TableProps = Omit<ComponentPropsWithoutRef<'table'>, 'children'> & {
	caption?: ReactNode
	/** Such as `govuk-table__caption--m`. */
	captionClass?: string | undefined
	head?: readonly (ReactNode | TableCell)[] | undefined
	rows: readonly (readonly (ReactNode | TableCell)[])[]
	firstCellIsHeader?: boolean | undefined
}

export function Table({ caption, captionClass, head, rows, firstCellIsHeader, className, ...rest }: TableProps) {
	return (
		<table {...rest} className={classNames('govuk-table', className)}>
			{caption !== undefined && <caption className={classNames('govuk-table__caption', captionClass)}>{caption}</caption>}
			{head !== undefined && (
				<thead className="govuk-table__head">
					<tr className="govuk-table__row">
						{head.map((cell, index) => (
							<HeaderCell key={index} scope="col" cell={toCell(cell)} />
						))}
					</tr>
				</thead>
			)}
			<tbody className="govuk-table__body">
				{rows.map((row, rowIndex) => (
					<tr key={rowIndex} className="govuk-table__row">
						{row.map((cell, index) =>
							index === 0 && firstCellIsHeader === true ? (
								<HeaderCell key={index} scope="row" cell={toCell(cell)} />
							) : (
								<DataCell key={index} cell={toCell(cell)} />
							),
						)}
					</tr>
				))}
			</tbody>
		</table>
	)
}

function HeaderCell({ scope, cell }: { scope: 'col' | 'row'; cell: TableCell }) {
	const { content, format, className, attributes, colSpan, rowSpan } = cell
	const numeric = format !== undefined && scope === 'col' && `govuk-table__header--${format}`
	return (
		<th {...attributes} scope={scope} className={classNames('govuk-table__header', numeric, className)} colSpan={colSpan} rowSpan={rowSpan}>
			{content}
		</th>
	)
}

function DataCell({ cell: { content, format, className, attributes, colSpan, rowSpan } }: { cell: TableCell }) {
	return (
		<td
			{...attributes}
			className={classNames('govuk-table__cell', format && `govuk-table__cell--${format}`, className)}
			colSpan={colSpan}
			rowSpan={rowSpan}
		>
			{content}
		</td>
	)
}

function toCell(cell: ReactNode | TableCell): TableCell {
	return typeof cell === 'object' && cell !== null && 'content' in cell ? cell : { content: cell }
}
