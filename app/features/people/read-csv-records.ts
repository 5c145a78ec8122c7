import { CsvError, parse } from 'csv-parse/sync'
import type { ImportFault } from './people-rows.ts'

export type CsvRecord = { row: number; cells: string[] }

const remedy = 'Save the file as CSV UTF-8 (in Excel: File, Save As, “CSV UTF-8 (Comma delimited)”) and upload it again.'
const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)

/** The text of the file, or why it cannot be read. Guessing an encoding would spoil names silently, so anything but UTF-8 is refused. */
function decode(bytes: Uint8Array): { text: string } | { fault: string } {
	if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return { fault: `This is a spreadsheet workbook, not a CSV file. ${remedy}` }
	if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || bytes.includes(0))
		return { fault: `The file is in UTF-16 or is not text. ${remedy}` }
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
	} catch {
		return { fault: `The file has letters that are not in UTF-8, so names would be spoiled. ${remedy}` }
	}
}

const plain = (cell: string) => cell.normalize('NFC').replace(/\s+/g, ' ').trim()

/** The rows that hold something, with the numbers that a spreadsheet shows: a quoted cell of two lines is one row, and an empty row counts. */
export function readCsvRecords(bytes: Uint8Array): { records: CsvRecord[] } | { fault: ImportFault } {
	const decoded = decode(bytes)
	if ('fault' in decoded) return { fault: { row: 1, column: null, message: decoded.fault } }
	try {
		const all = parse(decoded.text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] })
		const records = all.map((cells, index) => ({ row: index + 1, cells: cells.map(plain) }))
		return { records: records.filter(({ cells }) => cells.some((cell) => cell !== '')) }
	} catch (error) {
		if (!(error instanceof CsvError)) throw error
		const message =
			'A quotation mark on this row is not closed, or stands inside a cell. Put " round the whole cell, and write a mark inside it as "".'
		return { fault: { row: Number(error.records) + 1, column: null, message } }
	}
}
