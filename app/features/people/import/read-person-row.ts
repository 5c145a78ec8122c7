import { z } from 'zod'
import { workerTypes, type WorkerType } from '#db/schema/people.ts'
import type { ImportLayout } from './import-layout.ts'
import { checkDayOrder } from './check-day-order.ts'
import { isEndless } from './day-alone.ts'
import { explainDay, readDay } from './read-day.ts'
import type { ClearableColumn, Column, FileRow, ImportError } from './people-rows.ts'

const longest: Partial<Record<Column, number>> = { employee_number: 20, manager_employee_number: 20, email: 254, tags: 300 }
const usualLongest = 120
const numberShape = /^[A-Za-z0-9][A-Za-z0-9/_-]*$/
const emailShape = z.email()
const ownWords = new Map<string, WorkerType>(workerTypes.map((type) => [type, type]))
/** NUL and its like, and the sign that stands where a letter was lost before the file reached us. */
const spoiled = /[\u0000-\u001f\u007f-\u009f\ufffd]/
/** What a formula leaves that could not be worked out, in a workbook or in the CSV of one; or the formula itself, where nobody had it worked out. */
export const failedFormula =
	/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)|^=(?!"[^"]*"$)/
const tagShape = /^[a-z0-9-]+$/

type Layout = Pick<ImportLayout, 'dates' | 'workerTypes' | 'empty'>
/** Undefined where the file has no such column. */
export type CellOf = (column: Column) => string | undefined

/** One row of the file: what it says about somebody, or everything that is wrong with it. */
export function readPersonRow(row: number, cellOf: CellOf, layout: Layout): { row: FileRow | null; errors: ImportError[] } {
	const cells = readCells(row, cellOf, layout)
	const employeeNumber = cells.number('employee_number', cells.required('employee_number') ?? null) ?? ''
	const tags = cells.clearable('tags', () => readTags(cells))
	const person: FileRow = {
		row,
		employeeNumber,
		...readNames(cells, cellOf),
		email: cells.clearable('email', () => readEmail(cells)),
		workerType: readWorkerType(cells, cellOf('worker_type'), layout),
		directorate: cells.required('directorate'),
		service: cells.required('service'),
		team: cells.required('team'),
		jobTitle: cells.required('job_title'),
		managerNumber: cells.clearable('manager_employee_number', () => readManager(cells, employeeNumber)),
		startDate: cells.day('start_date', cells.required('start_date') ?? null) ?? undefined,
		leaveDate: cells.clearable('leave_date', () => cells.lastDay(cells.text('leave_date'))),
		tags: tags === null ? '' : tags,
		effectiveDate: cells.day('effective_date', cells.text('effective_date')),
	}
	const { errors } = cells
	// Days that are wrong already must not make a second, puzzling error.
	if (!errors.some(({ column }) => column?.endsWith('_date')))
		for (const { column, message } of checkDayOrder(person)) cells.error(column, message)
	return { row: errors.length === 0 ? person : null, errors }
}

type Cells = ReturnType<typeof readCells>

/** Reads the cells of one row, and collects what is wrong with them. */
function readCells(row: number, cellOf: CellOf, layout: Layout) {
	const errors: ImportError[] = []
	const error = (column: Column, message: string) => void errors.push({ row, column, message })
	const text = (column: Column): string | null => {
		const cell = cellOf(column) ?? ''
		const limit = longest[column] ?? usualLongest
		if (spoiled.test(cell)) {
			const message = `Found “${cell.replace(new RegExp(spoiled, 'g'), '\ufffd')}”: letters were lost or control characters crept in before the file was made. Type the cell again.`
			error(column, message)
			return null
		}
		if (failedFormula.test(cell)) {
			error(
				column,
				`Found “${cell.slice(0, 40)}”: the formula of this cell gave no value. Open the file in Excel, put the value itself in the cell, and save it.`,
			)
			return null
		}
		if (cell.length <= limit) return cell === '' ? null : cell
		error(column, `This cell has ${cell.length} characters; ${limit} is the most. Shorten it.`)
		return null
	}
	const required = (column: Column): string | undefined => {
		const cell = cellOf(column)
		if (cell === '') error(column, `${column} is empty. Fill it in.`)
		return cell === undefined ? undefined : (text(column) ?? '')
	}
	const number = (column: Column, cell: string | null): string | null => {
		// What keeps Excel from dropping zeros: '004217 and ="004217".
		const found = cell === null ? null : cell.replace(/^(?:'|="?)(?=[A-Za-z0-9])(.*?)"?$/, '$1')
		if (found && !numberShape.test(found))
			error(column, `Found “${found}”. Use letters, digits, / _ and - only; format the column as text so that nothing is shortened.`)
		return found
	}
	const day = (column: Column, found: string | null): string | null => {
		if (!found) return null
		const read = readDay(found, layout.dates)
		if (read === null) error(column, explainDay(found, layout.dates))
		return read
	}
	const lastDay = (found: string | null): string | null => (found && isEndless(found) ? null : day('leave_date', found))
	/** Undefined where the file does not say, null where it says that there is none. */
	const clearable = <Value>(column: ClearableColumn, read: () => Value | null): Value | null | undefined => {
		const cell = cellOf(column)
		if (cell) return read()
		return cell === '' && layout.empty?.[column] !== 'keep' ? null : undefined
	}
	return { errors, error, text, required, number, day, lastDay, clearable }
}

/** Somebody may have one name, in either column; the other is then empty. */
function readNames({ required, text }: Cells, cellOf: CellOf): Pick<FileRow, 'givenName' | 'familyName'> {
	const hasOne = cellOf('given_name') !== undefined && cellOf('family_name') !== undefined
	const read = (column: 'given_name' | 'family_name', other: 'given_name' | 'family_name') =>
		hasOne && cellOf(other) ? (text(column) ?? '') : required(column)
	return { givenName: read('given_name', 'family_name'), familyName: read('family_name', 'given_name') }
}

function readManager({ number, text, error }: Cells, employeeNumber: string): string | null {
	const column = 'manager_employee_number'
	const managerNumber = number(column, text(column))
	if (managerNumber && managerNumber === employeeNumber)
		error(column, `${employeeNumber} is given as their own manager. Give the number of somebody else, or leave the cell empty.`)
	return managerNumber
}

function readEmail({ text, error }: Cells): string | null {
	const address = text('email')
	if (address && !emailShape.safeParse(address).success)
		error('email', `Found “${address}”, which is not an e-mail address. Correct it, or leave the cell empty.`)
	return address
}

/** `found` is the word as the file spells it. */
function readWorkerType({ required, error }: Cells, found: string | undefined, layout: Layout): WorkerType | undefined {
	const word = (required('worker_type') ?? '').toLowerCase()
	const workerType = layout.workerTypes[word] ?? ownWords.get(word)
	if (workerType === undefined && word !== '')
		error('worker_type', `Found “${found}”. Use one of ${workerTypes.join(', ')}, or give its meaning in the mapping.`)
	return workerType
}

/** Sorted and joined by `|`, so that equal sets are equal text. */
function readTags({ text, error }: Cells): string {
	const tags = (text('tags') ?? '')
		.toLowerCase()
		.split('|')
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '')
	for (const tag of tags)
		if (!tagShape.test(tag)) error('tags', `Found the tag “${tag}”. Use small letters, digits and hyphens, with | between tags.`)
	return [...new Set(tags)].sort().join('|')
}
