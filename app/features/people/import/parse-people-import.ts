import { decodePeopleText } from './decode-people-text.ts'
import { plainLayout, type ImportLayout } from './import-layout.ts'
import { readPersonRow } from './read-person-row.ts'
import type { Cleared } from './find-cleared.ts'
import { findShared, type SharedRows } from './find-same-person.ts'
import { clearableColumns, columns, type Column, type FileRow, type ImportError, type LeftOut, type ReadRows } from './people-rows.ts'
import { readCsvRows } from './read-csv-records.ts'
import { judgeHeader, readHeader, type Header } from './read-header.ts'
import { UndecidedDays } from '#app/features/people/record/undecided-days.ts'

/** What only a person can say, with words from the file to judge by. */
export type ImportQuestion =
	| { about: 'encoding'; sample: string[] }
	| { about: 'columns'; missing: Column[] }
	| { about: 'dates'; sample: string[] }
	| { about: 'worker-types'; words: string[] }
	/** Rows that cannot be read, `readable` others: leave them out? */
	| { about: 'unreadable'; rows: number; readable: number }
	/** Columns whose empty cells would take away what is known. */
	| { about: 'empty'; columns: Cleared[] }

export type ParsedImport = {
	/** All that can be read, also those that may be about one person: see `shared`. */
	rows: FileRow[]
	shared: SharedRows[]
	leftOut: LeftOut[]
	errors: ImportError[]
	notices: string[]
	/** As the file spells it; empty if the file has none. */
	header: string[]
	question: ImportQuestion | null
	/** What the layout has answered about this file, so that somebody can see it and change it. */
	answers: ImportQuestion[]
}

const nothing: ParsedImport = { rows: [], shared: [], leftOut: [], errors: [], notices: [], header: [], question: null, answers: [] }

type Opened = { readRows: ReadRows; notices?: string[]; answer?: ImportQuestion } | { error: ImportError; question?: ImportQuestion }
/** CSV as it was sent, or a workbook that has been opened. */
export type PeopleSource = Uint8Array | Opened

/** Nobody puts right more at a time, and a file with an error on every row must not fill the memory. */
const mostErrors = 100_000
const mostWords = 20
/** What many people have in common. */
const shared: ReadonlySet<Column> = new Set(['directorate', 'service', 'team', 'job_title', 'manager_employee_number', 'start_date'])

/** Reads the people file as far as it can, and says everything that is wrong with it at once. Rows with an error are left out of `rows`. */
export function parsePeopleImport(source: PeopleSource, layout: ImportLayout = plainLayout): ParsedImport {
	const opened = source instanceof Uint8Array ? openText(source, layout) : source
	if ('error' in opened) return { ...nothing, errors: [opened.error], question: opened.question ?? null }

	let header: Header | null = null
	let body: Body | null = null
	let title: ImportError | null = null
	const error = opened.readRows((row, cells) => {
		if (header === null) {
			header = readHeader(row, [...cells], layout)
			body = readBody(header, layout)
		} else if (header.errors.length === 0) body?.visit(row, cells)
		else if (row <= header.row + 10) title ??= judgeHeader(header, row, cells, layout)
	})
	const concluded = conclude(header, body, layout, {
		fileErrors: [...(title ? [title] : []), ...(error ? [error] : [])],
		openNotices: opened.notices ?? [],
	})
	return { ...concluded, answers: [...(opened.answer ? [opened.answer] : []), ...answersOf(header, body, layout)] }
}

type Body = ReturnType<typeof readBody>

/** What was read, with the errors of the file as a whole (`fileErrors`), and the question that has to be answered first. */
function conclude(
	header: Header | null,
	body: Body | null,
	layout: ImportLayout,
	{ fileErrors, openNotices }: { fileErrors: ImportError[]; openNotices: string[] },
): Omit<ParsedImport, 'answers'> {
	const parsed = { ...nothing, header: header?.cells ?? [], notices: [...openNotices, ...(header?.notices ?? [])] }
	if (header && body && header.errors.length === 0) return { ...parsed, ...concludeBody(header, body, layout, fileErrors) }
	if (fileErrors.length > 0) return { ...parsed, errors: fileErrors }
	if (!header) {
		const empty = { row: 1, column: null, message: 'The file is empty. Export the people again and upload that file.' }
		return { ...parsed, errors: [empty] }
	}
	const { errors, missing } = header
	return { ...parsed, errors, question: missing.length === errors.length ? { about: 'columns', missing } : null }
}

function concludeBody(
	header: Header,
	body: Body,
	layout: ImportLayout,
	fileErrors: readonly ImportError[],
): Pick<ParsedImport, 'rows' | 'shared' | 'leftOut' | 'errors' | 'question'> {
	const { rows, people, errors, undecided, words, leftOut } = body.found()
	const days = layout.dates === undefined ? undecided.error() : null
	const all = [...(days ? [days] : []), ...errors, ...fileErrors]
	if (people === 0 && all.length === 0)
		all.push({ row: header.row + 1, column: null, message: 'The file has a header but no people. Export the people again.' })
	if (people > 0 && rows.length === 0 && leftOut.length > 0)
		all.push({ row: header.row + 1, column: null, message: 'No row of the file can be read, so nothing is left to import.' })
	const read = { rows, shared: findShared(rows), leftOut, errors: all }
	if (days) return { ...read, question: { about: 'dates', sample: undecided.sample } }
	if (words.length > 0 && words.length <= mostWords) return { ...read, question: { about: 'worker-types', words } }
	const unreadable = new Set(errors.map(({ row }) => row)).size
	const isMixed = fileErrors.length === 0 && unreadable > 0 && rows.length > 0
	return { ...read, question: isMixed ? { about: 'unreadable', rows: unreadable, readable: rows.length } : null }
}

function answersOf(header: Header | null, body: Body | null, layout: ImportLayout): ImportQuestion[] {
	const mapped = columns.filter((column) => layout.columns[column] !== undefined && header?.places.has(column))
	const { undecided, meant, leftOut = [], rows = [] } = body?.found() ?? {}
	const emptied = clearableColumns
		.filter((column) => layout.empty?.[column] !== undefined && header?.places.has(column))
		.map((column) => ({ column, people: 0, sample: [] }))
	return [
		...(mapped.length > 0 ? [{ about: 'columns' as const, missing: mapped }] : []),
		...(layout.dates && undecided && undecided.sample.length > 0 ? [{ about: 'dates' as const, sample: undecided.sample }] : []),
		...(meant && meant.length > 0 ? [{ about: 'worker-types' as const, words: meant }] : []),
		...(emptied.length > 0 ? [{ about: 'empty' as const, columns: emptied }] : []),
		...(leftOut.some(({ why }) => why === 'unreadable')
			? [{ about: 'unreadable' as const, rows: leftOut.length, readable: rows.length }]
			: []),
	]
}

function openText(bytes: Uint8Array, layout: ImportLayout): Opened {
	const decoded = decodePeopleText(bytes, layout.encoding)
	if ('text' in decoded) {
		const opened = readCsvRows(decoded.text, new Set(columns.map((column) => (layout.columns[column] ?? column).toLowerCase())))
		return 'error' in opened || !decoded.sample ? opened : { ...opened, answer: { about: 'encoding', sample: decoded.sample } }
	}
	const { sample } = decoded
	return { error: { row: 1, column: null, message: decoded.error }, ...(sample.length > 0 && { question: { about: 'encoding', sample } }) }
}

/** Takes the rows under the header one by one. */
function readBody(header: Header, layout: ImportLayout) {
	const rows: FileRow[] = []
	const leftOut: LeftOut[] = []
	const errors: ImportError[] = []
	const undecided = new UndecidedDays()
	const words = new Set<string>()
	const meant = new Map<string, string>()
	const hasWords = Object.keys(layout.workerTypes).length > 0
	const keep = new Map<string, string>()
	/** One string for all cells of the same words: 100,000 people share some hundred teams and job titles. */
	const kept = (cell: string): string => {
		const known = keep.get(cell)
		if (known !== undefined) return known
		keep.set(cell, cell)
		return cell
	}
	const headerName = header.cells[header.places.get('employee_number') ?? -1]
	let people = 0

	/** In the spelling that comes first. */
	const noteWord = (word: string) => {
		const key = word.toLowerCase()
		if (layout.workerTypes[key] && !meant.has(key)) meant.set(key, word)
	}
	const leaveOut = (row: number, cells: readonly string[], found: readonly ImportError[]) => {
		if (layout.leaveOut !== 'unreadable') return void errors.push(...found)
		const number = cells[header.places.get('employee_number') ?? -1] ?? ''
		const isRead = number !== '' && found.every(({ column }) => column !== null && column !== 'employee_number')
		leftOut.push({ row, why: 'unreadable', text: cells.join(' | '), employeeNumber: isRead ? number : null })
	}
	const visit = (row: number, cells: readonly string[]) => {
		people += 1
		if (errors.length >= mostErrors) return
		if (cells.length !== header.cells.length) {
			const message = `This row has ${cells.length} cells, but the header has ${header.cells.length}. Add the separators that are missing, or put " round a cell that has one in it.`
			return leaveOut(row, cells, [{ row, column: null, message }])
		}
		const cellOf = (column: Column) => {
			const place = header.places.get(column)
			if (place === undefined) return undefined
			const cell = cells[place] ?? ''
			return shared.has(column) ? kept(cell) : cell
		}
		if (cellOf('employee_number') === headerName)
			return leaveOut(row, cells, [{ row, column: null, message: `The header of row ${header.row} is here again. Remove this row.` }])
		if (undecided.note(row, cellOf) && layout.dates === undefined) return
		const workerType = cellOf('worker_type') ?? ''
		if (hasWords) noteWord(workerType)
		const person = readPersonRow(row, cellOf, layout)
		if (person.errors.some(({ column }) => column === 'worker_type') && workerType !== '') words.add(workerType)
		if (person.row) rows.push(person.row)
		else leaveOut(row, cells, person.errors)
	}
	return { visit, found: () => ({ rows, people, errors, undecided, leftOut, words: [...words], meant: [...meant.values()] }) }
}
