import { stringify } from 'csv-stringify/sync'
import type { CompletionRow } from './iterate-completion-rows.server.ts'

const columns = [
	'employeeNumber',
	'name',
	'directorate',
	'service',
	'team',
	'workerType',
	'requirement',
	'status',
	'cycle',
	'opensOn',
	'dueOn',
	'completedOn',
	'validUntil',
	'score',
	'version',
	'explanation',
] as const satisfies readonly (keyof CompletionRow)[]

const linesAtOnce = 500

/**
 * The report as CSV, a few hundred lines at a time, the header first. What a spreadsheet would take for a formula is written with an apostrophe before it.
 * `bom` tells Excel that it is UTF-8.
 */
export function* writeCompletionCsv(rows: Iterable<CompletionRow>, { bom }: { bom: boolean }): Generator<string> {
	let header = true
	const write = (lines: CompletionRow[]) => {
		const text = stringify(lines, { columns: [...columns], header, bom: bom && header, escape_formulas: true })
		header = false
		return text
	}
	let lines: CompletionRow[] = []
	for (const row of rows) {
		lines.push(row)
		if (lines.length < linesAtOnce) continue
		yield write(lines)
		lines = []
	}
	if (header || lines.length > 0) yield write(lines)
}
