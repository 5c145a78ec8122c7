import { readFormat, type CellFormat } from './cell-format.ts'
import { textOfCell } from './cell-text.ts'
import { readXml } from './read-xml.ts'
import { TextCollector, unescapeText } from './workbook-words.ts'

export type SheetRow = { row: number; cells: string[]; isHidden: boolean }
export type Sheet = {
	/** Those that have something in them, in order. */
	rows: SheetRow[]
	/** The places of columns that are hidden. */
	hiddenColumns: Set<number>
	/** How many cells took the words of the merged cell that they are part of. */
	filled: number
}
/** What a sheet may hold, and why this one is not read. */
export class SheetFault extends Error {}

const most = { rows: 200_000, columns: 200, fills: 1_000_000 }
/** Beyond these, Excel has no cell. */
const lastRow = 1_048_576
const lastColumn = 16_384

type Book = { sharedStrings: readonly string[]; formats: readonly CellFormat[]; startsIn1904: boolean }
type Merge = { column: number; from: number; to: number }

/** The rows of a sheet as text. What is said of its size is not believed: rows and cells count when they come. Throws `SheetFault`, or `XmlFault`. */
export function readSheet(part: Uint8Array, { sharedStrings, formats, startsIn1904 }: Book): Sheet {
	const rows: SheetRow[] = []
	const hiddenColumns = new Set<number>()
	const merges: Merge[] = []
	const plain = readFormat(0, undefined)
	const book = { sharedText: (index: number) => sharedStrings[index], startsIn1904 }
	const words = new TextCollector()
	let current: SheetRow = { row: 0, cells: [], isHidden: false }
	let cell = { column: 0, type: 'n', style: 0 }
	let value: string | null = null
	let formula: string | null = null
	let reading: 'value' | 'formula' | null = null
	let inText = false

	const openRow = ({ r, hidden }: Readonly<Record<string, string>>) => {
		const row = r === undefined ? current.row + 1 : Number(r)
		if (!Number.isInteger(row) || row <= current.row || row > lastRow)
			throw new SheetFault(`It has a row ${r ?? row}, which no sheet can have there.`)
		current = { row, cells: [], isHidden: hidden === '1' || hidden === 'true' }
		cell = { column: -1, type: 'n', style: 0 }
	}
	const openCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>) => {
		const column = r === undefined ? cell.column + 1 : columnOf(r)
		if (column <= cell.column || column >= lastColumn)
			throw new SheetFault(`It has a cell ${r ?? column + 1} on row ${current.row}, which no sheet can have there.`)
		cell = { column, type: t, style: Number(s) }
		value = null
		formula = null
	}
	const closeCell = () => {
		const { type, style, column } = cell
		const text =
			type === 'inlineStr'
				? words.take()
				: textOfCell(
						{ type, value: value === null ? null : unescapeText(value), formula: formula ?? '', format: formats[style] ?? plain },
						book,
					)
		if (text === '') return
		if (column >= most.columns)
			throw new SheetFault(
				`It has something in column ${column + 1} of row ${current.row}; ${most.columns} columns is the most. Remove what is not needed.`,
			)
		while (current.cells.length < column) current.cells.push('')
		current.cells.push(text)
	}
	const closeRow = () => {
		if (current.cells.length === 0) return
		if (rows.length >= most.rows)
			throw new SheetFault(`It has more than ${most.rows} rows, which is the most. Upload the people in two files.`)
		rows.push(current)
	}

	readXml(part, {
		open: (name, attributes) => {
			if (name === 'row') openRow(attributes())
			else if (name === 'c') openCell(attributes())
			else if (name === 'v') {
				value = ''
				reading = 'value'
			} else if (name === 'f') {
				formula = ''
				reading = 'formula'
			} else if (name === 'col') hideColumns(attributes(), hiddenColumns)
			else if (name === 'mergeCell') noteMerge(attributes().ref ?? '', merges)
			else if (name === 'is') inText = true
			else if (inText) words.open(name)
		},
		close: (name) => {
			if (name === 'v' || name === 'f') reading = null
			else if (name === 'c') closeCell()
			else if (name === 'row') closeRow()
			else if (name === 'is') inText = false
			else if (inText) words.close(name)
		},
		text: (text) => {
			if (reading === 'value') value = (value ?? '') + text
			else if (reading === 'formula') formula = (formula ?? '') + text
			else if (inText) words.add(text)
		},
	})
	return { rows, hiddenColumns, filled: fillMerged(rows, merges) }
}

/** 0 for A, 25 for Z, 26 for AA. */
function columnOf(reference: string): number {
	const [, letters] = /^([A-Za-z]{1,3})\d+$/.exec(reference) ?? []
	if (letters === undefined) throw new SheetFault(`It has a cell ${reference.slice(0, 40)}, which no sheet can have.`)
	return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function hideColumns({ min, max, hidden }: Readonly<Record<string, string>>, hiddenColumns: Set<number>): void {
	if (hidden !== '1' && hidden !== 'true') return
	for (let column = Number(min); column <= Math.min(Number(max), most.columns); column += 1) hiddenColumns.add(column - 1)
}

/** Cells that are merged downwards, of which only the topmost has the words. */
function noteMerge(reference: string, merges: Merge[]): void {
	const [, first, from, to] = /^([A-Za-z]{1,3}\d+)(?<=\D(\d+)):[A-Za-z]{1,3}(\d+)$/.exec(reference) ?? []
	if (first !== undefined && Number(to) > Number(from)) merges.push({ column: columnOf(first), from: Number(from), to: Number(to) })
}

/** Whoever merges cells downwards says that each of the rows has what stands in the topmost. */
function fillMerged(rows: readonly SheetRow[], merges: readonly Merge[]): number {
	if (merges.length === 0) return 0
	const placeOf = new Map(rows.map(({ row }, place) => [row, place]))
	let filled = 0
	for (const { column, from, to } of merges) {
		const place = placeOf.get(from)
		const text = place === undefined ? '' : (rows[place]?.cells[column] ?? '')
		if (place === undefined || text === '') continue
		for (const each of rowsFrom(rows, place + 1, to)) {
			if (each.cells[column]) continue
			while (each.cells.length < column) each.cells.push('')
			each.cells[column] = text
			filled += 1
			if (filled > most.fills) throw new SheetFault('It has more merged cells than a list of people needs. Split them.')
		}
	}
	return filled
}

function* rowsFrom(rows: readonly SheetRow[], place: number, to: number): Generator<SheetRow> {
	for (let at = place; at < rows.length; at += 1) {
		const row = rows[at]
		if (!row || row.row > to) return
		yield row
	}
}
