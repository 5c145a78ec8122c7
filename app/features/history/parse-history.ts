import { isEndless } from '#app/features/people/import/day-alone.ts'
import { decodePeopleText } from '#app/features/people/import/decode-people-text.ts'
import type { PeopleSource } from '#app/features/people/import/parse-people-import.ts'
import type { ImportError, ReadRows } from '#app/features/people/import/people-rows.ts'
import { readCsvRows } from '#app/features/people/reading/read-csv-rows.ts'
import { headerNames, type FileKind, type HistoryColumn } from './history-columns.ts'
import { plainLayout, type HistoryLayout } from './history-layout.ts'
import type { HistoryQuestion } from './history-questions.ts'
import { readHistoryHeader, type HistoryHeader } from './read-history-header.ts'
import { readAbsenceRow, readCompletionRow, type AbsenceRow, type CellOf, type CompletionRow } from './read-history-row.ts'
import { isUndecided } from './read-past-day.ts'

export type ParsedHistory = {
	kind: FileKind | null
	completions: CompletionRow[]
	absences: AbsenceRow[]
	/** How many rows there are under the header. */
	rows: number
	/** Rows that say themselves that nothing was completed. */
	notCompleted: number
	/** What is wrong with the file: nothing of it can be read. */
	errors: ImportError[]
	/** What is wrong with a row; it can be left out. */
	faults: ImportError[]
	question: HistoryQuestion | null
	header: string[]
	notices: string[]
}

/** So far down the names of the columns may stand, under a title. */
const lastHeaderRow = 15
const mostSample = 5
const nothing: ParsedHistory = {
	...{ kind: null, completions: [], absences: [], rows: 0, notCompleted: 0, errors: [], faults: [], question: null },
	...{ header: [], notices: [] },
}

type Opened = { readRows: ReadRows; notices?: string[] } | { error: ImportError; question?: HistoryQuestion }

function openSource(source: PeopleSource, layout: HistoryLayout): Opened {
	if (!(source instanceof Uint8Array)) return 'error' in source ? { error: source.error } : firstSheet(source.sheets)
	const decoded = decodePeopleText(source, layout.encoding)
	if ('text' in decoded) {
		const chosen = Object.values(layout.columns).map((name) => name.toLowerCase())
		const names = new Set([...headerNames, ...chosen])
		return readCsvRows(decoded.text, (cells) => cells.filter((cell) => names.has(cell.toLowerCase())).length)
	}
	const error = { row: 1, column: null, message: decoded.error }
	return decoded.sample.length > 0 ? { error, question: { about: 'encoding', sample: decoded.sample } } : { error }
}

type Sheets = Extract<PeopleSource, { sheets: unknown }>['sheets']

function firstSheet([sheet, ...others]: Sheets): Opened {
	if (!sheet) return { error: { row: 1, column: null, message: 'The workbook is empty.' } }
	const named = others.map(({ name }) => `“${name}”`).join(', ')
	return others.length === 0 ? sheet : { ...sheet, notices: [`Only the sheet “${sheet.name}” is read, not ${named}.`, ...sheet.notices] }
}

/** Reads a file of the last system as far as it can, and says everything that is wrong with it at once. Rows with a fault are left out of what it returns. */
export function parseHistory(source: PeopleSource, layout: HistoryLayout = plainLayout): ParsedHistory {
	const opened = openSource(source, layout)
	if ('error' in opened) return { ...nothing, errors: [opened.error], question: opened.question ?? null }
	const found = { ...nothing, completions: [], absences: [], faults: [], notices: [...(opened.notices ?? [])] } as ParsedHistory
	const undecided = { rows: 0, first: 0, sample: [] as string[] }
	let header: HistoryHeader | null = null
	/** The first row with more than one cell, where no row is a header without doubt. */
	let likely: HistoryHeader | null = null
	const waiting: [number, string[]][] = []

	const take = (head: HistoryHeader, row: number, cells: readonly string[]) => {
		found.rows += 1
		const cellOf: CellOf = (column) => cells[head.places.get(column) ?? -1] ?? ''
		if (cellOf('employee_number') === head.cells[head.places.get('employee_number') ?? -1]) return void (found.rows -= 1)
		if (layout.dates === undefined) {
			const doubtful = dayColumns.map(cellOf).find((cell) => isUndecided(cell) && !isEndless(cell))
			if (doubtful !== undefined) {
				undecided.rows += 1
				if (undecided.rows === 1) undecided.first = row
				if (undecided.sample.length < mostSample) undecided.sample.push(doubtful)
				return
			}
		}
		if (head.kind === 'absences') {
			const { absence, faults } = readAbsenceRow(row, cellOf, layout)
			found.faults.push(...faults)
			if (absence) found.absences.push(absence)
			return
		}
		const { completion, faults } = readCompletionRow(row, cellOf, layout)
		found.faults.push(...faults)
		if (completion === 'not-completed') found.notCompleted += 1
		else if (completion) found.completions.push(completion)
	}
	const end = opened.readRows((row, cells) => {
		if (header) return take(header, row, cells)
		const read = readHistoryHeader(row, [...cells], layout)
		if (read.missing.length === 0) {
			header = read
			waiting.length = 0
			return
		}
		if (cells.filter((cell) => cell !== '').length > 1 && read.places.size > (likely?.places.size ?? -1) && row <= lastHeaderRow)
			likely = read
		waiting.push([row, []])
	})
	if (end) found.errors.push(end)
	const head = header as HistoryHeader | null
	if (!head) return { ...found, ...explainHeader(likely as HistoryHeader | null, found.errors, waiting.length) }
	found.kind = head.kind
	found.header = head.cells
	found.notices.push(...head.notices)
	if (undecided.rows > 0) found.question = { about: 'dates', sample: undecided.sample, rows: undecided.rows, row: undecided.first }
	else if (found.rows === 0 && !end)
		found.errors.push({ row: head.row + 1, column: null, message: 'The file has column names but no rows. Export it again.' })
	return found
}

const dayColumns: readonly HistoryColumn[] = ['completed_on', 'first_day', 'last_day']

/** A file in which no row has all the columns that are needed. */
function explainHeader(likely: HistoryHeader | null, errors: ImportError[], rows: number): Partial<ParsedHistory> {
	if (!likely) {
		const message =
			rows === 0
				? 'The file is empty. Export it again, and upload that file.'
				: 'No row of the file has the names of columns. Add them as its first row.'
		return { errors: [...errors, { row: 1, column: null, message }] }
	}
	const { kind, cells, missing, row } = likely
	const column = missing[0] ?? null
	const message = `It is not clear which column holds ${missing.map((name) => name.replaceAll('_', ' ')).join(', nor ')}. Say which (--column ${column}="Its header"), or rename it.`
	return { kind, header: cells, errors: [...errors, { row, column, message }], question: { about: 'columns', kind, missing: [...missing] } }
}

/** The cells of some rows, as they came: to be kept with the import that leaves them out. */
export function collectRows(source: PeopleSource, layout: HistoryLayout, rows: ReadonlySet<number>): Map<number, string[]> {
	const opened = openSource(source, layout)
	const collected = new Map<number, string[]>()
	if ('readRows' in opened) opened.readRows((row, cells) => void (rows.has(row) && collected.set(row, [...cells])))
	return collected
}
