import { bareName, proposeColumns } from '../reading/column-names.ts'
import type { FoundHeader } from '../reading/find-header.ts'
import type { ImportLayout } from './import-layout.ts'
import { columns, joiningColumns, usualColumns, type Column, type ImportError } from './people-rows.ts'

export type Header = {
	row: number
	cells: string[]
	/** What a second row of names calls each. */
	labels: string[]
	places: Map<Column, number>
	/** Those that may be there under another name, which somebody has to say; and the names that are likely. */
	missing: Column[]
	proposed: Partial<Record<Column, string>>
	errors: ImportError[]
	notices: string[]
}

/**
 * Where each known column stands. A column that nobody asked for is only worth a notice: exports often have more than is needed. What the file does not have stays as it
 * is known; but where a name is like one of ours, or something is missing and there are columns that are not used, somebody says which is which.
 */
export function readHeader({ header: { row, cells: names }, labels: second }: FoundHeader, layout: ImportLayout): Header {
	const labels = second?.cells ?? []
	const cells = names.map((name, place) => name || (labels[place] ?? ''))
	const lower = cells.map((cell) => cell.toLowerCase())
	const header: Header = { row, cells, labels, places: new Map(), missing: [], proposed: {}, errors: [], notices: [] }
	const absent: Column[] = []
	for (const column of columns) {
		const found = findColumn(column, lower, layout)
		if ('place' in found) header.places.set(column, found.place)
		else if ('message' in found) header.errors.push({ row, column, message: found.message })
		else absent.push(column)
	}
	const used = new Set(header.places.values())
	const unused = cells.filter((cell, place) => !used.has(place) && cell !== '' && lower.indexOf(cell.toLowerCase()) === place)
	const unsaid = absent.filter((column) => !layout.absent?.includes(column))
	const likely = proposeColumns(unsaid, cells, { labels, taken: used })
	const isNeeded = (column: Column) => column === 'employee_number' || joiningColumns.has(column)
	const isDoubtful = likely.size > 0 || (unused.length > 0 && unsaid.some(isNeeded))
	if (isDoubtful) header.missing = unsaid.filter((column) => likely.has(column) || isUsual(column))
	header.proposed = Object.fromEntries([...likely].map(([column, place]) => [column, cells[place] ?? '']))
	const wanted = isDoubtful ? header.missing : absent.filter((column) => column === 'employee_number')
	for (const column of wanted) header.errors.push({ row, column, message: explainMissing(column, header) })
	if (!isDoubtful) for (const cell of unused) header.notices.push(`The column “${cell}” is not used.`)
	const without = absent.filter(isUsual)
	if (without.length > 0 && !isDoubtful) header.notices.push(`The file does not have ${without.join(', ')}: what is known stays as it is.`)
	return header
}

const isUsual = (column: Column) => usualColumns.some((usual) => usual === column)

function explainMissing(column: Column, { cells, proposed }: Header): string {
	const likely = proposed[column]
	if (likely !== undefined) {
		const mapping = JSON.stringify(proposed)
		return `The column ${column} may be “${likely}”. Say so in a mapping (--mapping FILE; all that are likely: ${mapping}), or name it ${column}.`
	}
	const otherwise = column === 'employee_number' ? '' : `, or that the file does not have it ("absent": ["${column}"])`
	return `The column ${column} is missing. Add it to the column names, spelt just so, or say in a mapping which column it is${otherwise}.${mergedCells(cells)}`
}

/** Where a column stands, or why that cannot be said; neither where the header does not have it. */
function findColumn(
	column: Column,
	lower: readonly string[],
	layout: ImportLayout,
): { place: number } | { message: string } | Record<string, never> {
	const asked = layout.columns[column]
	// `Employee Number` is our own name in another spelling.
	const isIt = (name: string) => (asked === undefined ? bareName(name) === bareName(column) : name === asked.toLowerCase())
	const place = lower.findIndex(isIt)
	if (lower.findLastIndex(isIt) > place) return { message: `The column ${asked ?? column} is there twice. Remove one of them.` }
	if (place >= 0) return { place }
	if (asked === undefined) return {}
	return { message: `The mapping gives “${asked}” for ${column}, but the file has no such column. Correct the mapping.` }
}

function mergedCells(cells: readonly string[]): string {
	const nameless = cells.flatMap((cell, place) => (cell === '' ? [place + 1] : []))
	return nameless.length > 0 ? ` Column ${nameless.join(', ')} has no header: cells that are merged in the header must be split.` : ''
}
