import { bareName, countColumnNames } from '../reading/column-names.ts'
import { findHeader, mostAbove, type TableRow } from '../reading/find-header.ts'
import { readCsvRows } from '../reading/read-csv-rows.ts'
import { decodePeopleText } from './decode-people-text.ts'
import { plainLayout, type ImportLayout } from './import-layout.ts'
import type { ImportQuestion } from './import-question.ts'
import type { FileRow, ImportError, LeftOut, ReadRows } from './people-rows.ts'
import { BodyReader } from './read-body.ts'
import { readHeader, type Header } from './read-header.ts'
import { answersOf, firstQuestion } from './find-questions.ts'

export type ParsedImport = {
	/** All that can be read, also those that may be about one person. */
	rows: FileRow[]
	leftOut: LeftOut[]
	errors: ImportError[]
	notices: string[]
	/** As the file spells it; empty if the file has none. */
	header: string[]
	question: ImportQuestion | null
	/** What the layout has answered about this file, so that somebody can see it and change it. */
	answers: ImportQuestion[]
}

const nothing: ParsedImport = { rows: [], leftOut: [], errors: [], notices: [], header: [], question: null, answers: [] }

type Sheet = { name: string; readRows: ReadRows; notices: string[] }
type Opened = { readRows: ReadRows; notices?: string[]; answer?: ImportQuestion } | { error: ImportError; question?: ImportQuestion }
/** CSV as it was sent, or a workbook that has been opened. */
export type PeopleSource = Uint8Array | { sheets: Sheet[] } | { error: ImportError; question?: never }

/** Reads the people file as far as it can, and says everything that is wrong with it at once. Rows with an error are left out of `rows`. */
export function parsePeopleImport(source: PeopleSource, layout: ImportLayout = plainLayout): ParsedImport {
	const opened = source instanceof Uint8Array ? openText(source, layout) : 'error' in source ? source : chooseSheet(source.sheets, layout)
	if ('error' in opened) return { ...nothing, errors: [opened.error], question: opened.question ?? null }

	const table = readTable(opened.readRows, layout)
	const notices = opened.notices ?? []
	const told = opened.answer ? [opened.answer] : []
	if (!table) return { ...nothing, notices, errors: [empty] }
	const { header, body, ended } = table
	const { errors, fileError } = body.faults(ended)
	const parsed = { ...nothing, header: header.cells, notices: [...notices, ...header.notices, ...body.notices()] }
	const answers = [...told, ...answersOf(header, body, layout)]
	if (header.errors.length > 0) {
		const question = firstQuestion(header, body, layout)
		return {
			...parsed,
			answers,
			errors: [...header.errors, ...(ended ? [ended] : [])],
			question: question?.about === 'columns' ? question : null,
		}
	}
	const { rows, leftOut } = body
	const question = fileError ? null : firstQuestion(header, body, layout)
	return { ...parsed, rows, leftOut, errors, answers, question }
}

const empty: ImportError = { row: 1, column: null, message: 'The file is empty. Export the people again and upload that file.' }

/** Finds the column names among the first rows, and reads what stands under them. `ended` is why the file could not be read to its end. */
function readTable(readRows: ReadRows, layout: ImportLayout): { header: Header; body: BodyReader; ended: ImportError | null } | null {
	const top: TableRow[] = []
	let table: { header: Header; body: BodyReader } | null = null
	const begin = () => {
		const found = findHeader(top, layout)
		if (!found) return null
		const header = readHeader(found, layout)
		const body = new BodyReader(header, found, layout)
		for (const { row, cells } of found.body) body.visit(row, cells)
		return { header, body }
	}
	const ended = readRows((row, cells) => {
		if (table) return table.body.visit(row, cells)
		top.push({ row, cells: [...cells] })
		if (top.length === mostAbove) table = begin()
	})
	table ??= begin()
	return table && { ...table, ended }
}

/** Where several sheets can be seen, somebody says which of them has the people. */
function chooseSheet(sheets: readonly Sheet[], layout: ImportLayout): Opened {
	const names = sheets.map(({ name }) => name)
	const [only, ...others] = sheets
	if (only && others.length === 0) return only
	const chosen = sheets.find(({ name }) => name === layout.sheet)
	if (chosen) return { ...chosen, answer: { about: 'sheet', names } }
	const message = `The workbook has several sheets: ${names.map((name) => `“${name}”`).join(', ')}. Say which of them has the people (--sheet NAME), or upload a workbook of one sheet.`
	return { error: { row: 1, column: null, message }, question: { about: 'sheet', names } }
}

function openText(bytes: Uint8Array, layout: ImportLayout): Opened {
	const decoded = decodePeopleText(bytes, layout.encoding)
	if ('text' in decoded) {
		const given = new Set(Object.values(layout.columns).map(bareName))
		const opened = readCsvRows(decoded.text, (cells) => countColumnNames(cells, given))
		return 'error' in opened || !decoded.sample ? opened : { ...opened, answer: { about: 'encoding', sample: decoded.sample } }
	}
	const { sample } = decoded
	return { error: { row: 1, column: null, message: decoded.error }, ...(sample.length > 0 && { question: { about: 'encoding', sample } }) }
}
