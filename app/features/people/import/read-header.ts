import type { ImportLayout } from './import-layout.ts'
import { columns, joiningColumns, usualColumns, type Column, type ImportError } from './people-rows.ts'

export type Header = {
	row: number
	cells: string[]
	places: Map<Column, number>
	/** Those that may be there under another name: somebody has to say. */
	missing: Column[]
	errors: ImportError[]
	notices: string[]
}

/**
 * Where each known column stands. A column that nobody asked for is only worth a notice: exports often have more than is needed. What the file does not have stays as it
 * is known; but where there are columns that are not used, one of them may be what is missing under another name.
 */
export function readHeader(row: number, cells: string[], layout: ImportLayout): Header {
	const lower = cells.map((cell) => cell.toLowerCase())
	const header: Header = { row, cells, places: new Map(), missing: [], errors: [], notices: [] }
	const absent: Column[] = []
	for (const column of columns) {
		const found = findColumn(column, lower, layout)
		if ('place' in found) header.places.set(column, found.place)
		else if ('message' in found) header.errors.push({ row, column, message: found.message })
		else if (usualColumns.some((usual) => usual === column)) absent.push(column)
	}
	const used = new Set(header.places.values())
	const unused = cells.filter((cell, place) => !used.has(place) && cell !== '' && lower.indexOf(cell.toLowerCase()) === place)
	const unsaid = absent.filter((column) => !layout.absent?.includes(column))
	const isDoubtful = unused.length > 0 && unsaid.some((column) => column === 'employee_number' || joiningColumns.has(column))
	if (isDoubtful) header.missing = unsaid
	const tip = mergedCells(cells)
	for (const column of isDoubtful ? unsaid : absent.filter((column) => column === 'employee_number')) {
		const isNeeded = column === 'employee_number'
		const otherwise = isNeeded ? '' : `, or that the file does not have it ("absent": ["${column}"])`
		const message = `The column ${column} is missing. Add it to the first row, spelt just so, or say in a mapping which column it is${otherwise}.${tip}`
		header.errors.push({ row, column, message })
	}
	for (const cell of unused) header.notices.push(`The column “${cell}” is not used.`)
	if (absent.length > 0 && !isDoubtful) header.notices.push(`The file does not have ${absent.join(', ')}: what is known stays as it is.`)
	return header
}

/** Where a column stands, or why that cannot be said; neither where the header does not have it. */
function findColumn(
	column: Column,
	lower: readonly string[],
	layout: ImportLayout,
): { place: number } | { message: string } | Record<string, never> {
	const asked = layout.columns[column]
	const name = (asked ?? column).toLowerCase()
	const place = lower.indexOf(name)
	if (place >= 0 && lower.includes(name, place + 1)) return { message: `The column ${asked ?? column} is there twice. Remove one of them.` }
	if (place >= 0) return { place }
	if (asked === undefined) return {}
	return { message: `The mapping gives “${asked}” for ${column}, but the file has no such column. Correct the mapping.` }
}

function mergedCells(cells: readonly string[]): string {
	const nameless = cells.flatMap((cell, place) => (cell === '' ? [place + 1] : []))
	return nameless.length > 0 ? ` Column ${nameless.join(', ')} has no header: cells that are merged in the header must be split.` : ''
}

/** Why the first row is no header, judged by a row that follows; null if it may be one. */
export function judgeHeader(header: Header, row: number, cells: readonly string[], layout: ImportLayout): ImportError | null {
	const names = new Set(cells.map((cell) => cell.toLowerCase()))
	const known = columns.filter((column) => names.has((layout.columns[column] ?? column).toLowerCase())).length
	if (known > usualColumns.length / 2 && known > header.places.size) {
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
