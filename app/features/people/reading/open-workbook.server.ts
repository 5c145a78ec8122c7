import { isCompoundFile, unzip } from '#app/platform/read-zip.server.ts'
import type { ImportError, ReadRows } from '../import/people-rows.ts'
import { tidy } from './tidy-cell.ts'
import { readSheet, SheetFault, type Sheet } from './read-sheet.ts'
import { XmlFault } from './read-xml.ts'
import { findWorkbookParts, partsOf, type Parts, type SheetPart } from './workbook-parts.ts'
import { readSharedStrings, readStyles } from './workbook-words.ts'

export type OpenedSheet = { name: string; readRows: ReadRows; notices: string[] }
/** The sheets that can be seen and have something in them: at least one. */
export type OpenedWorkbook = { sheets: OpenedSheet[] } | { error: ImportError }

/** 200,000 people take some 250 MB of XML. A file of a few kilobytes that unzips to gigabytes is no people file. */
const mostUnzipped = 400_000_000
/** What a workbook says in words; its pictures and settings of printers are of no use here. The others tell what else it may be. */
const partsRead = /\.xml$|\.rels$|^mimetype$|(?:^|\/)workbook\.bin$|^Index\/Document\.iwa$|^Index\.zip$/i
const mostSheets = 50

const refused = (message: string) => ({ error: { row: 1, column: null, message } })
const saveAgain = 'Save the people as .xlsx or as CSV UTF-8 and upload that file.'

/** Opens the sheets of a workbook. Cells become the text that a CSV would have: a date cell its day, a number its digits. */
export async function openWorkbook(file: Uint8Array): Promise<OpenedWorkbook> {
	if (isCompoundFile(file)) {
		return Buffer.from(file).includes(Buffer.from('EncryptedPackage', 'utf16le'))
			? refused('The workbook is protected by a password. Remove the password in Excel (File, Info, Protect Workbook) and upload it again.')
			: refused('This is a workbook of old (.xls). Save it as .xlsx or as CSV UTF-8 and upload that file.')
	}
	const files = await unzip(file, partsRead, mostUnzipped)
	if ('error' in files) {
		return files.error === 'too-large'
			? refused(
					`The workbook unzips to more than ${mostUnzipped / 1_000_000} MB, which no list of people needs. Copy the people to a new workbook, or save them as CSV UTF-8.`,
				)
			: refused('The workbook is damaged or cut off. Save it again in Excel and upload it again.')
	}
	try {
		return readWorkbook(partsOf(files))
	} catch (error) {
		if (error instanceof SheetFault) return refused(`The workbook cannot be read. ${error.message}`)
		if (!(error instanceof XmlFault)) throw error
		return refused(`The workbook cannot be read (${error.message}). Save it again in Excel, or save it as CSV UTF-8.`)
	}
}

function readWorkbook(parts: Parts): OpenedWorkbook {
	const found = findWorkbookParts(parts)
	if (!found) return refused(whatElse(parts))
	const { startsIn1904 } = found
	const worksheets = found.sheets.filter(({ kind, part }) => kind === 'worksheet' && part)
	const visible = worksheets.filter(({ isHidden }) => !isHidden)
	const hidden = worksheets.filter(({ isHidden }) => isHidden)
	if (visible.length > mostSheets) return refused(`The workbook has ${visible.length} sheets. Copy the people to a new workbook.`)
	const book = { sharedStrings: readSharedStrings(found.sharedStrings).map(tidy), formats: readStyles(found.styles), startsIn1904 }
	const notRead = noticesOf(hidden)
	const sheets = visible.flatMap(({ name, part }) => {
		const sheet = part && readSheet(part, book)
		return sheet && sheet.rows.length > 0 ? [{ name, readRows: rowsOf(sheet), notices: [...noticesOfSheet(sheet), ...notRead] }] : []
	})
	if (sheets.length > 0) return { sheets }
	const unseen =
		hidden.length > 0
			? ` Only ${hidden.length === 1 ? 'a hidden sheet has' : 'hidden sheets have'} anything in it: show it in Excel if it has the people.`
			: ''
	return refused(`The workbook is empty.${unseen} Export the people again and upload that file.`)
}

const noticesOf = (hidden: readonly SheetPart[]): string[] =>
	hidden.length > 0
		? [
				`${hidden.length === 1 ? 'The hidden sheet' : 'The hidden sheets'} ${hidden.map(({ name }) => `“${name}”`).join(', ')} ${hidden.length === 1 ? 'is' : 'are'} not read.`,
			]
		: []

const mostNamed = 5

function noticesOfSheet({ rows, hiddenColumns, filled }: Sheet): string[] {
	const hiddenRows = rows.filter(({ isHidden }) => isHidden).map(({ row }) => row)
	const columns = [...hiddenColumns].flatMap((place) => rows.find(({ cells }) => cells[place])?.cells[place] ?? [])
	const more = hiddenRows.length > mostNamed ? ` and ${hiddenRows.length - mostNamed} more` : ''
	return [
		...(hiddenRows.length > 0
			? [
					`${hiddenRows.length === 1 ? 'A row that is hidden in the workbook, by a filter or by hand, is' : `${hiddenRows.length} rows that are hidden in the workbook, by a filter or by hand, are`} read like the others (row ${hiddenRows.slice(0, mostNamed).join(', ')}${more}).`,
				]
			: []),
		...(columns.length > 0
			? [`Columns that are hidden in the workbook are read like the others (${columns.map((name) => `“${name}”`).join(', ')}).`]
			: []),
		...(filled > 0
			? [
					`Where cells are merged downwards, each of their rows has what stands in the topmost (${filled === 1 ? 'one cell' : `${filled} cells`}).`,
				]
			: []),
	]
}

/** Each row as wide as the widest, as a CSV would have it. */
function rowsOf({ rows }: Sheet): ReadRows {
	return (visit) => {
		for (const { row, cells } of rows) visit(row, cells.map(tidy))
		return null
	}
}

/** What the zip is, if it is no workbook of Excel. */
function whatElse(parts: Parts): string {
	const type = Buffer.from(parts.get('mimetype') ?? []).toString('latin1')
	if (type.includes('opendocument')) return `This is an OpenDocument file (${type.includes('spreadsheet') ? '.ods' : '.odt'}). ${saveAgain}`
	if (parts.has('index/document.iwa') || parts.has('index.zip'))
		return 'This is a Numbers file. Export it from Numbers (File, Export To, Excel or CSV) and upload that file.'
	if (parts.has('xl/workbook.bin')) return `This is a binary workbook (.xlsb). ${saveAgain}`
	if (parts.has('word/document.xml')) return `This is a Word document. ${saveAgain}`
	return `This zip file is not an Excel workbook. ${saveAgain}`
}
