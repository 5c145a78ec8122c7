import { z } from 'zod'
import { workerTypes, type WorkerType } from '#db/schema/people.ts'
import type { ImportLayout } from './import-layout.ts'
import { explainDay, readDay } from './read-day.ts'
import type { Column, ImportError, PersonRow } from './people-rows.ts'

const longest: Partial<Record<Column, number>> = { employee_number: 20, manager_employee_number: 20, email: 254, tags: 300 }
const usualLongest = 120
const numberShape = /^[A-Za-z0-9][A-Za-z0-9/_-]*$/
const email = z.email()
const ownWords = new Map<string, WorkerType>(workerTypes.map((type) => [type, type]))
/** NUL and its like, and the sign that stands where a letter was lost before the file reached us. */

const spoiled = /[\u0000-\u001f\u007f-\u009f\ufffd]/

/** One row of the file: the person, or everything that is wrong with the row. */
export function readPersonRow(
	row: number,
	cellOf: (column: Column) => string,
	layout: Pick<ImportLayout, 'dates' | 'workerTypes'>,
): { row: PersonRow | null; errors: ImportError[] } {
	const errors: ImportError[] = []
	const error = (column: Column, message: string) => void errors.push({ row, column, message })

	const text = (column: Column): string | null => {
		const cell = cellOf(column)
		const limit = longest[column] ?? usualLongest
		if (spoiled.test(cell)) {
			const message = `Found “${cell.replace(new RegExp(spoiled, 'g'), '\ufffd')}”: letters were lost or control characters crept in before the file was made. Type the cell again.`
			error(column, message)
			return null
		}
		if (cell.length <= limit) return cell === '' ? null : cell
		error(column, `This cell has ${cell.length} characters; ${limit} is the most. Shorten it.`)
		return null
	}
	const required = (column: Column): string => {
		if (cellOf(column) === '') error(column, `${column} is empty. Fill it in.`)
		return text(column) ?? ''
	}
	const number = (column: Column, found: string | null): string | null => {
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

	const employeeNumber = number('employee_number', required('employee_number')) ?? ''
	const managerNumber = number('manager_employee_number', text('manager_employee_number'))
	if (managerNumber && managerNumber === employeeNumber) {
		error(
			'manager_employee_number',
			`${employeeNumber} is given as their own manager. Give the number of somebody else, or leave the cell empty.`,
		)
	}
	const address = text('email')
	if (address && !email.safeParse(address).success)
		error('email', `Found “${address}”, which is not an e-mail address. Correct it, or leave the cell empty.`)
	const word = required('worker_type').toLowerCase()
	const workerType = layout.workerTypes[word] ?? ownWords.get(word)
	if (workerType === undefined && word !== '') {
		error('worker_type', `Found “${cellOf('worker_type')}”. Use one of ${workerTypes.join(', ')}, or give its meaning in the mapping.`)
	}
	const tags = (text('tags') ?? '')
		.toLowerCase()
		.split('|')
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '')
	for (const tag of tags) {
		if (!/^[a-z0-9-]+$/.test(tag)) error('tags', `Found the tag “${tag}”. Use small letters, digits and hyphens, with | between tags.`)
	}

	const person = {
		row,
		employeeNumber,
		givenName: required('given_name'),
		familyName: required('family_name'),
		email: address,
		directorate: required('directorate'),
		service: required('service'),
		team: required('team'),
		jobTitle: required('job_title'),
		managerNumber,
		startDate: day('start_date', required('start_date')) ?? '',
		leaveDate: day('leave_date', text('leave_date')),
		tags: [...new Set(tags)].sort().join('|'),
		effectiveDate: day('effective_date', text('effective_date')),
	}
	// Days that are faults already must not make a second, puzzling one.
	if (!errors.some(({ column }) => column?.endsWith('_date'))) checkOrder(person, error)
	return { row: errors.length === 0 && workerType ? Object.assign(person, { workerType }) : null, errors }
}

type Days = { startDate: string; leaveDate: string | null; effectiveDate: string | null }

function checkOrder({ startDate, leaveDate, effectiveDate }: Days, error: (column: Column, message: string) => void): void {
	if (leaveDate && leaveDate < startDate)
		error('leave_date', `The last day, ${leaveDate}, is before the start day, ${startDate}. Correct one of them.`)
	if (effectiveDate && effectiveDate < startDate) {
		error('effective_date', `The change holds from ${effectiveDate}, before the start day, ${startDate}. Correct one of them.`)
	}
	if (effectiveDate && leaveDate && effectiveDate > leaveDate) {
		error('effective_date', `The change holds from ${effectiveDate}, after the last day, ${leaveDate}. Correct one of them.`)
	}
}
