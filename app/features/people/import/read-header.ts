import type { ImportLayout } from './import-layout.ts'
import { columns, mayBeEmpty, requiredColumns, type Column, type ImportError } from './people-rows.ts'

export type Header = {
	row: number
	cells: string[]
	places: Map<Column, number>
	/** Those that may be there under another name. */
	missing: Column[]
	errors: ImportError[]
	notices: string[]
}

/** Where each known column stands. A column that nobody asked for is only worth a notice: exports often have more than is needed. */
export function readHeader(row: number, cells: string[], layout: ImportLayout): Header {
	const lower = cells.map((cell) => cell.toLowerCase())
	const header: Header = { row, cells, places: new Map(), missing: [], errors: [], notices: [] }
	for (const column of columns) {
		const asked = layout.columns[column]
		const name = (asked ?? column).toLowerCase()
		const place = lower.indexOf(name)
		const error = (message: string) => void header.errors.push({ row, column, message })
		if (place >= 0 && lower.includes(name, place + 1)) error(`The column ${asked ?? column} is there twice. Remove one of them.`)
		else if (place >= 0) header.places.set(column, place)
		else if (asked !== undefined) error(`The mapping gives “${asked}” for ${column}, but the file has no such column. Correct the mapping.`)
		else if (requiredColumns.some((required) => required === column)) header.missing.push(column)
	}
	const nameless = cells.flatMap((cell, place) => (cell === '' ? [place + 1] : []))
	const tip = nameless.length > 0 ? ` Column ${nameless.join(', ')} has no header: cells that are merged in the header must be split.` : ''
	for (const column of header.missing) {
		const empty = mayBeEmpty.has(column) ? ' (its cells may be empty)' : ''
		const message = `The column ${column} is missing. Add it to the first row, spelt just so${empty}, or say in a mapping which column it is.${tip}`
		header.errors.push({ row, column, message })
	}
	header.missing = header.missing.filter((column) => !layout.absent?.includes(column))
	const used = new Set(header.places.values())
	for (const [place, cell] of cells.entries()) {
		const isDouble = lower.indexOf(cell.toLowerCase()) < place
		if (!used.has(place) && cell !== '' && !isDouble) header.notices.push(`The column “${cell}” is not used.`)
	}
	return header
}

/** Why the first row is no header, judged by a row that follows; null if it may be one. */
export function judgeHeader(header: Header, row: number, cells: readonly string[], layout: ImportLayout): ImportError | null {
	const names = new Set(cells.map((cell) => cell.toLowerCase()))
	const known = columns.filter((column) => names.has((layout.columns[column] ?? column).toLowerCase())).length
	if (known > requiredColumns.length / 2 && known > header.places.size) {
		return {
			row: header.row,
			column: null,
			message: `The column names are on row ${row}, not on row ${header.row}. Remove what stands above them.`,
		}
	}
	const filled = (all: readonly string[]) => all.filter((cell) => cell !== '').length
	if (filled(header.cells) > 1 || filled(cells) <= 1) return null
	return { row: header.row, column: null, message: `Row ${header.row} has one cell only: it is a title, not the column names. Remove it.` }
}
