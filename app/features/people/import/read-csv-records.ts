import { CsvError, parse } from 'csv-parse/sync'
import type { ImportError, ReadRows } from './people-rows.ts'

const separators = [',', ';', '\t'] as const
const called = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }

const untidy = /[^ -~]| {2}|^ | $/
/** One spelling for what looks the same: accents composed, spaces single, none at the ends. */
export const tidy = (cell: string): string => (untidy.test(cell) ? cell.normalize('NFC').replace(/\s+/g, ' ').trim() : cell)

/** The rows of CSV text, with what separates the cells found from the header line. `names` are the headers that are looked for, in small letters. */
export function readCsvRows(text: string | Uint8Array, names: ReadonlySet<string>): { readRows: ReadRows } | { error: ImportError } {
	const line = headerLine(text)
	const delimiter = findSeparator(line, names)
	if (delimiter === null) {
		const found = separators.filter((separator) => line.includes(separator)).map((separator) => called[separator])
		const message = `The header line has ${found.join(' and ')}, so it is not clear what separates the cells. Separate them by one of these only, or put " round each header.`
		return { error: { row: 1, column: null, message } }
	}
	return { readRows: (visit) => readRecords(text, delimiter, visit) }
}

function readRecords(text: string | Uint8Array, delimiter: string, visit: (row: number, cells: string[]) => void): ImportError | null {
	let row = 0
	try {
		parse(text, {
			delimiter,
			relax_column_count: true,
			record_delimiter: ['\r\n', '\n', '\r'],
			// Nothing is handed back, so the parser keeps nothing: each row is dealt with as it comes.
			on_record: (cells: string[]) => {
				row += 1
				for (const [place, cell] of cells.entries()) cells[place] = tidy(cell)
				if (cells.some((cell) => cell !== '')) visit(row, cells)
				return null
			},
		})
		return null
	} catch (error) {
		if (!(error instanceof CsvError)) throw error
		const message =
			'A quotation mark on this row is not closed, or stands inside a cell. Put " round the whole cell, and write a mark inside it as "".'
		return { row: row + 1, column: null, message }
	}
}

/** The first line that is not blank, without what stands in quotation marks but for its marks. */
function headerLine(text: string | Uint8Array): string {
	const start = typeof text === 'string' ? text.slice(0, 20_000) : new TextDecoder().decode(text.subarray(0, 20_000))
	return (/[^\r\n]*\S[^\r\n]*/.exec(start)?.[0] ?? '').normalize('NFC')
}

function findSeparator(line: string, names: ReadonlySet<string>): string | null {
	const bare = line.replace(/"[^"]*"/g, '')
	const present = separators.filter((separator) => bare.includes(separator))
	const [first = ',', ...others] = present
	if (others.length === 0) return first
	// An unused header may hold one of the others. Only one way of cutting the line can give the headers that are looked for.
	const known = (separator: string) =>
		line.split(separator).filter((cell) => names.has(tidy(cell).replaceAll('"', '').toLowerCase())).length
	const scores = present.map((separator) => ({ separator, score: known(separator) })).sort((one, other) => other.score - one.score)
	const [best, next] = scores
	return best && next && best.score > 1 && best.score > next.score ? best.separator : null
}
