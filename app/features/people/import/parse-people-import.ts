import { decodePeopleText } from './decode-people-text.ts'
import { plainLayout, type ImportLayout } from './import-layout.ts'
import { readPersonRow } from './read-person-row.ts'
import { columns, type Column, type ImportError, type PersonRow, type ReadRows } from './people-rows.ts'
import { readCsvRows } from './read-csv-records.ts'
import { judgeHeader, readHeader, type Header } from './read-header.ts'
import { UndecidedDays } from '#app/features/people/record/undecided-days.ts'

/** What only a person can say, with words from the file to judge by. */
export type Question =
	| { about: 'encoding'; sample: string[] }
	| { about: 'columns'; missing: Column[] }
	| { about: 'dates'; sample: string[] }
	| { about: 'worker-types'; words: string[] }

export type ParsedImport = {
	rows: PersonRow[]
	errors: ImportError[]
	notices: string[]
	/** As the file spells it; empty if the file has none. */
	header: string[]
	question: Question | null
	/** What the layout has answered about this file, so that somebody can see it and change it. */
	answers: Question[]
}

type Opened = { readRows: ReadRows; notices?: string[]; answer?: Question } | { error: ImportError; question?: Question }
/** CSV as it was sent, or a workbook that has been opened. */
export type PeopleSource = Uint8Array | Opened

/** Nobody puts right more at a time, and a file of one fault on every row must not fill the memory. */
const mostErrors = 100_000
const mostWords = 20
/** What many people have in common. */
const shared: ReadonlySet<Column> = new Set(['directorate', 'service', 'team', 'job_title', 'manager_employee_number', 'start_date'])

/** Reads the people file as far as it can, and says everything that is wrong with it at once. Rows with a fault are left out of `rows`. */
export function parsePeopleImport(source: PeopleSource, layout: ImportLayout = plainLayout): ParsedImport {
	const opened = source instanceof Uint8Array ? openText(source, layout) : source
	if ('error' in opened)
		return { rows: [], errors: [opened.error], notices: [], header: [], question: opened.question ?? null, answers: [] }

	let header: Header | null = null
	let body: ReturnType<typeof readBody> | null = null
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

function conclude(
	header: Header | null,
	body: ReturnType<typeof readBody> | null,
	layout: ImportLayout,
	{ fileErrors, openNotices }: { fileErrors: ImportError[]; openNotices: string[] },
): Omit<ParsedImport, 'answers'> {
	const parsed = { rows: [], header: header?.cells ?? [], notices: [...openNotices, ...(header?.notices ?? [])], question: null }
	if (!header || !body) {
		const empty = { row: 1, column: null, message: 'The file is empty. Export the people again and upload that file.' }
		return { ...parsed, errors: fileErrors.length > 0 ? fileErrors : [empty] }
	}
	if (header.errors.length > 0) {
		if (fileErrors.length > 0) return { ...parsed, errors: fileErrors }
		const { errors, missing } = header
		return { ...parsed, errors, question: missing.length === errors.length ? { about: 'columns', missing } : null }
	}
	const { rows, people, errors, undecided, words } = body.found()
	const days = layout.dates === undefined ? undecided.error() : null
	const all = [...(days ? [days] : []), ...errors, ...fileErrors]
	if (people === 0 && all.length === 0)
		all.push({ row: header.row + 1, column: null, message: 'The file has a header but no people. Export the people again.' })
	if (days) return { ...parsed, rows, errors: all, question: { about: 'dates', sample: undecided.sample } }
	return { ...parsed, rows, errors: all, question: words.length > 0 && words.length <= mostWords ? { about: 'worker-types', words } : null }
}

function answersOf(header: Header | null, body: ReturnType<typeof readBody> | null, layout: ImportLayout): Question[] {
	const mapped = columns.filter((column) => layout.columns[column] !== undefined && header?.places.has(column))
	const { undecided, meant } = body?.found() ?? {}
	return [
		...(mapped.length > 0 ? [{ about: 'columns' as const, missing: mapped }] : []),
		...(layout.dates && undecided && undecided.sample.length > 0 ? [{ about: 'dates' as const, sample: undecided.sample }] : []),
		...(meant && meant.length > 0 ? [{ about: 'worker-types' as const, words: meant }] : []),
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
	const rows: PersonRow[] = []
	const errors: ImportError[] = []
	const undecided = new UndecidedDays()
	const words = new Set<string>()
	const meant = new Map<string, string>()
	const hasWords = Object.keys(layout.workerTypes).length > 0
	const rowOf = new Map<string, number>()
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
	const visit = (row: number, cells: readonly string[]) => {
		people += 1
		if (errors.length >= mostErrors) return
		if (cells.length !== header.cells.length) {
			const message = `This row has ${cells.length} cells, but the header has ${header.cells.length}. Add the separators that are missing, or put " round a cell that has one in it.`
			errors.push({ row, column: null, message })
			return
		}
		const cellOf = (column: Column) => {
			const cell = cells[header.places.get(column) ?? -1] ?? ''
			return shared.has(column) ? kept(cell) : cell
		}
		const number = cellOf('employee_number')
		if (number === headerName) {
			errors.push({ row, column: null, message: `The header of row ${header.row} is here again. Remove this row.` })
			return
		}
		if (undecided.note(row, cellOf) && layout.dates === undefined) return
		if (hasWords) noteWord(cellOf('worker_type'))
		const person = readPersonRow(row, cellOf, layout)
		if (person.errors.some(({ column }) => column === 'worker_type') && cellOf('worker_type') !== '') words.add(cellOf('worker_type'))
		errors.push(...person.errors)
		if (person.row) rows.push(person.row)
		const earlier = rowOf.get(number)
		if (earlier !== undefined && number !== '') {
			const message = `Employee number ${number} is on row ${earlier} and again on row ${row}. Keep one row for each person.`
			errors.push({ row, column: 'employee_number', message })
		} else rowOf.set(number, row)
	}
	return { visit, found: () => ({ rows, people, errors, undecided, words: [...words], meant: [...meant.values()] }) }
}
