import { readPersonRow } from './read-person-row.ts'
import { requiredColumns, type Column, type ImportFault, type PersonRow } from './people-rows.ts'
import { readCsvRecords, type CsvRecord } from './read-csv-records.ts'

export type ParsedImport = { rows: PersonRow[]; errors: ImportFault[]; notices: string[] }

const known: ReadonlySet<string> = new Set([...requiredColumns, 'effective_date'])
const isColumn = (name: string): name is Column => known.has(name)

/** Reads the people file as far as it can, and says everything that is wrong with it at once. Rows with a fault are left out of `rows`. */
export function parsePeopleImport(file: Uint8Array): ParsedImport {
	const read = readCsvRecords(file)
	if ('fault' in read) return { rows: [], errors: [read.fault], notices: [] }
	const [header, ...records] = read.records
	if (!header) return refused({ row: 1, column: null, message: 'The file is empty. Export the people again and upload that file.' })

	const { places, errors, notices } = readHeader(header)
	if (errors.length > 0) return { rows: [], errors, notices }
	if (records.length === 0)
		return refused({ row: header.row + 1, column: null, message: 'The file has a header but no people. Export the people again.' })

	const rows: PersonRow[] = []
	const rowOf = new Map<string, number>()
	for (const { row, cells } of records) {
		if (cells.length !== header.cells.length) {
			const message = `This row has ${cells.length} cells, but the header has ${header.cells.length}. Add the missing commas, or put " round a cell that has a comma in it.`
			errors.push({ row, column: null, message })
			continue
		}
		const cellOf = (column: Column) => cells[places.get(column) ?? -1] ?? ''
		const person = readPersonRow(row, cellOf)
		errors.push(...person.errors)
		if (person.row) rows.push(person.row)
		const number = cellOf('employee_number')
		const earlier = rowOf.get(number)
		if (earlier !== undefined && number !== '') {
			const message = `Employee number ${number} is on row ${earlier} and again on row ${row}. Keep one row for each person.`
			errors.push({ row, column: 'employee_number', message })
		} else rowOf.set(number, row)
	}
	return { rows, errors, notices }
}

const refused = (fault: ImportFault): ParsedImport => ({ rows: [], errors: [fault], notices: [] })

/** Where each known column stands. A column that nobody asked for is only worth a notice: exports often have more than is needed. */
function readHeader({ row, cells }: CsvRecord) {
	const places = new Map<Column, number>()
	const errors: ImportFault[] = []
	const notices: string[] = []
	for (const [place, cell] of cells.entries()) {
		const name = cell.toLowerCase()
		if (!isColumn(name)) {
			if (cell !== '') notices.push(`The column “${cell}” is not used.`)
		} else if (places.has(name)) errors.push({ row, column: name, message: `The column ${name} is there twice. Remove one of them.` })
		else places.set(name, place)
	}
	const tip =
		cells.length === 1 && /[;\t]/.test(cells[0] ?? '')
			? ' The cells seem to be separated by something other than commas: save the file with commas.'
			: ''
	for (const column of requiredColumns) {
		if (!places.has(column))
			errors.push({ row, column, message: `The column ${column} is missing. Add it to the first row, spelt just so.${tip}` })
	}
	return { places, errors, notices }
}
