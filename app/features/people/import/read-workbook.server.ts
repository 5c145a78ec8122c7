import { zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { isCompoundFile, isZip, unzip } from '#app/platform/read-zip.server.ts'
import type { ImportError, ReadRows } from './people-rows.ts'
import { tidy } from './read-csv-records.ts'

export type OpenedWorkbook = { readRows: ReadRows; notices: string[] } | { error: ImportError }

const mostRows = 200_000
const mostColumns = 200
/** 200,000 people take some 250 MB of XML. A file of a few kilobytes that unzips to gigabytes is no people file. */
const mostUnzipped = 400_000_000
/** What a workbook says in words; its pictures and settings of printers are of no use here. */
const partsRead = /\.xml$|\.xml\.rels$/

const refused = (message: string) => ({ error: { row: 1, column: null, message } })

/** Excel's own file of old, or a workbook with a password inside of one, or a zip. */
export const isWorkbook = (file: Uint8Array): boolean => isZip(file) || isCompoundFile(file)

/** Opens the first sheet of a workbook. Cells become the text that a CSV would have: a date cell its day, a number its digits. */
export async function openWorkbook(file: Uint8Array): Promise<OpenedWorkbook> {
	if (isCompoundFile(file)) {
		return Buffer.from(file).includes(Buffer.from('EncryptedPackage', 'utf16le'))
			? refused('The workbook is protected by a password. Remove the password in Excel (File, Info, Protect Workbook) and upload it again.')
			: refused('This is a workbook of old (.xls). Save it as .xlsx or as CSV UTF-8 and upload that file.')
	}
	const parts = await unzip(file, partsRead, mostUnzipped)
	if ('error' in parts) {
		return parts.error === 'too-large'
			? refused(
					`The workbook unzips to more than ${mostUnzipped / 1_000_000} MB, which no list of people needs. Copy the people to a new workbook, or save them as CSV UTF-8.`,
				)
			: refused('The workbook is damaged or cut off. Save it again in Excel and upload it again.')
	}
	if (!parts.has('xl/workbook.xml'))
		return refused('This zip file is not an Excel workbook. Save the people as .xlsx or as CSV UTF-8 and upload that file.')
	// The reader of workbooks unzips whatever a zip holds, so it gets one with these parts and no others; packed, which spares memory.
	const bytes = Buffer.from(zipSync(Object.fromEntries(parts), { level: 1 }))
	const sheets = await readWorkbook(bytes).catch((error: unknown) => String(error))
	if (typeof sheets === 'string')
		return refused(`The workbook cannot be read (${sheets}). Save it again in Excel, or save it as CSV UTF-8.`)
	const filled = sheets.filter(({ data }) => data.length > 0)
	const [sheet, ...others] = filled
	if (!sheet) return refused('The workbook is empty. Export the people again and upload that file.')
	if (sheet.data.length > mostRows)
		return refused(`The workbook has ${sheet.data.length} rows; ${mostRows} is the most. Upload the people in two files.`)
	if ((sheet.data[0]?.length ?? 0) > mostColumns) {
		return refused(
			`The workbook has ${sheet.data[0]?.length ?? 0} columns; ${mostColumns} is the most. Remove the columns that are not needed.`,
		)
	}
	const notices =
		others.length > 0 ? [`Only the sheet “${sheet.sheet}” is read, not ${others.map((other) => `“${other.sheet}”`).join(', ')}.`] : []
	return { notices, readRows: (visit) => readSheet(sheet.data, visit) }
}

function readSheet(data: readonly (readonly unknown[])[], visit: (row: number, cells: string[]) => void): null {
	for (const [index, cells] of data.entries()) {
		const texts = cells.map(textOf)
		if (texts.some((cell) => cell !== '')) visit(index + 1, texts)
	}
	return null
}

function textOf(cell: unknown): string {
	if (typeof cell === 'string') return tidy(cell)
	// A date cell holds no zone: what stands in it is the day in UTC.
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? 'not a date' : cell.toISOString().slice(0, 10)
	return cell === null || cell === undefined ? '' : String(cell)
}
