import { writeCsv } from '#app/platform/write-csv.ts'
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

/** The report as CSV: see `writeCsv`. */
export const writeCompletionCsv = (rows: Iterable<CompletionRow>, options: { bom: boolean }): Generator<string> =>
	writeCsv(columns, rows, options)
