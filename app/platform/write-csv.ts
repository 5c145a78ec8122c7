import { stringify } from 'csv-stringify/sync'

const linesAtOnce = 500

/**
 * Rows as CSV, a few hundred lines at a time, the header first. What a spreadsheet would take for a formula is written with an apostrophe before it. `bom` tells
 * Excel that it is UTF-8.
 */
export function* writeCsv<Column extends string>(
	columns: readonly Column[],
	rows: Iterable<Readonly<Record<Column, unknown>>>,
	{ bom }: { bom: boolean },
): Generator<string> {
	let header = true
	const write = (lines: Readonly<Record<Column, unknown>>[]) => {
		const text = stringify(lines, { columns: [...columns], header, bom: bom && header, escape_formulas: true })
		header = false
		return text
	}
	let lines: Readonly<Record<Column, unknown>>[] = []
	for (const row of rows) {
		lines.push(row)
		if (lines.length < linesAtOnce) continue
		yield write(lines)
		lines = []
	}
	if (header || lines.length > 0) yield write(lines)
}
