import { CsvError, parse } from 'csv-parse/sync'
import type { ImportError, ReadRows } from '../import/people-rows.ts'
import { tidy } from './tidy-cell.ts'

type CountNames = (cells: readonly string[]) => number

const separators = [',', ';', '\t', '|'] as const
type Separator = (typeof separators)[number]
const called: Record<Separator, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical lines' }
/** As much of the file as tells what separates the cells: the titles, the column names and some people. */
const sampleLength = 60_000
const sampleRows = 60
/** Excel's own line: it is obeyed, and counted by nobody. */
const separatorLine = /^"?sep=(.)"?\r?\n?/i

/** The rows of CSV text, with what separates the cells found from its first rows. `countNames` says how many column names a row has. */
export function readCsvRows(text: string | Uint8Array, countNames: CountNames): { readRows: ReadRows } | { error: ImportError } {
	const [said, rest] = withoutSeparatorLine(text)
	const delimiter = said ?? findSeparator(startOf(rest), countNames)
	if (typeof delimiter === 'string') return { readRows: (visit) => readRecords(rest, delimiter, visit) }
	const found = delimiter.unclear.map((separator) => called[separator])
	const message = `The first rows have ${found.join(' and ')}, so it is not clear what separates the cells. Separate them by one of these only, or put " round each cell that has one in it.`
	return { error: { row: 1, column: null, message } }
}

const startOf = (text: string | Uint8Array): string =>
	typeof text === 'string' ? text.slice(0, sampleLength) : new TextDecoder().decode(text.subarray(0, sampleLength))

function withoutSeparatorLine(text: string | Uint8Array): [separator: string | null, rest: string | Uint8Array] {
	const start = typeof text === 'string' ? text.slice(0, 10) : Buffer.from(text.subarray(0, 10)).toString('latin1')
	const [line, separator] = separatorLine.exec(start) ?? []
	if (line === undefined || separator === undefined) return [null, text]
	return [separator, typeof text === 'string' ? text.slice(line.length) : text.subarray(line.length)]
}

/** Empty rows and cells included: what has more is no list of people, and would be read for minutes. */
const most = { rows: 300_000, cells: 1_000 }
class TooLarge extends Error {}
const tooLarge = `The file goes on to more than ${most.rows.toLocaleString('en-GB')} rows or ${most.cells.toLocaleString('en-GB')} cells in a row, counting empty ones. Export the people again, or upload them in two files.`

function readRecords(text: string | Uint8Array, delimiter: string, visit: (row: number, cells: string[]) => void): ImportError | null {
	let row = 0
	try {
		parse(withoutFormulas(text, delimiter), {
			delimiter,
			relax_column_count: true,
			record_delimiter: ['\r\n', '\n', '\r'],
			// Nothing is handed back, so the parser keeps nothing: each row is dealt with as it comes.
			on_record: (cells: string[]) => {
				row += 1
				if (row > most.rows || cells.length > most.cells) throw new TooLarge()
				for (const [place, cell] of cells.entries()) cells[place] = tidy(cell)
				if (cells.some((cell) => cell !== '')) visit(row, cells)
				return null
			},
		})
		return null
	} catch (error) {
		if (error instanceof TooLarge) return { row, column: null, message: tooLarge }
		if (!(error instanceof CsvError)) throw error
		const message =
			'A quotation mark on this row is not closed, or stands inside a cell. Put " round the whole cell, and write a mark inside it as "".'
		return { row: row + 1, column: null, message }
	}
}

/** `="004217"` is how some systems keep Excel from dropping zeros; what stands in the marks is meant. */
function withoutFormulas(text: string | Uint8Array, delimiter: string): string | Uint8Array {
	const has = typeof text === 'string' ? text.includes('="') : Buffer.from(text.buffer, text.byteOffset, text.byteLength).includes('="')
	if (!has) return text
	const all = typeof text === 'string' ? text : new TextDecoder().decode(text)
	const separator = delimiter === '|' ? '\\|' : delimiter
	return all.replace(new RegExp(`(^|[${separator}\\r\\n])="([^"\\r\\n]*)"(?=[${separator}\\r\\n]|$)`, 'g'), '$1"$2"')
}

/** The one that gives the most column names; else the one that gives rows of the same length. */
function findSeparator(start: string, countNames: CountNames): Separator | { unclear: Separator[] } {
	const present = separators.filter((separator) => start.includes(separator))
	const tables = present.map((separator) => ({ separator, ...judge(start, separator, countNames) }))
	const mostNames = Math.max(0, ...tables.map(({ names }) => names))
	const named = tables.filter(({ names }) => names === mostNames && names > 1)
	const [only, ...others] = named.length > 0 ? named : tables.filter(({ isTable }) => isTable)
	if (only && others.length === 0) return only.separator
	if (only) return { unclear: [only, ...others].map(({ separator }) => separator) }
	return present[0] ?? ','
}

/** How many of our columns the best row names, if this separates the cells; and whether most rows have the same number of cells, more than one. */
function judge(start: string, delimiter: Separator, countNames: CountNames): { names: number; isTable: boolean } {
	const rows: string[][] = []
	try {
		parse(start, {
			delimiter,
			relax_column_count: true,
			relax_quotes: true,
			record_delimiter: ['\r\n', '\n', '\r'],
			to: sampleRows,
			on_record: (cells: string[]) => {
				rows.push(cells.map(tidy))
				return null
			},
		})
	} catch (error) {
		// The sample may end within quotation marks; the rows before that count.
		if (!(error instanceof CsvError)) throw error
	}
	const names = Math.max(0, ...rows.map(countNames))
	const lengths = new Map<number, number>()
	for (const { length } of rows) lengths.set(length, (lengths.get(length) ?? 0) + 1)
	const [length = 0, count = 0] = [...lengths].sort(([, one], [, other]) => other - one)[0] ?? []
	return { names, isTable: length > 1 && count >= rows.length * 0.6 }
}
