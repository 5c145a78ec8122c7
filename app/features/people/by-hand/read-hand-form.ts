import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'
import { plainLayout } from '../import/import-layout.ts'
import type { FileRow, ImportError } from '../import/people-rows.ts'
import { readPersonRow } from '../import/read-person-row.ts'
import { columnWords, handColumns, type HandCells, type HandColumn } from './hand-fields.ts'

/** Each column as the form has it; days come in three boxes. Without a column where the form has no such field. */
export function readHandCells(formValues: FormValues, columns: readonly HandColumn[]): Partial<HandCells> {
	const textOf = (column: HandColumn) =>
		column === 'start_date' || column === 'leave_date' ? readDateField(formValues, column) : (formValues[column] ?? '')
	return Object.fromEntries(columns.map((column) => [column, textOf(column).replaceAll(/\s+/g, ' ').trim()]))
}

/** What the cells say of somebody, read as a row of a people file is; or what is wrong, beside its field. */
export function readHandRow(
	cells: Partial<HandCells>,
	{ employeeNumber, from }: { employeeNumber: string; from: Day | null },
): { row: FileRow } | { errors: FieldError[] } {
	const all: Partial<Record<string, string>> = { employee_number: employeeNumber, ...cells, ...(from && { effective_date: from }) }
	const { row, errors } = readPersonRow(1, (column) => all[column], { ...plainLayout })
	return row ? { row } : { errors: toFieldErrors(errors, cells) }
}

/** Errors of a row, beside the fields of the form: the first of each. What has no field of its own stands beside the first one. */
export function toFieldErrors(errors: readonly ImportError[], cells: Partial<HandCells>): FieldError[] {
	const fields = new Map<string, FieldError>()
	for (const { column, message } of errors) {
		const own = handColumns.find((each) => each === column && cells[each] !== undefined)
		const field = own ?? (column === 'effective_date' ? 'from' : (handColumns.find((each) => cells[each] !== undefined) ?? 'reason'))
		if (!fields.has(field)) fields.set(field, { field, text: own ? inForm(own, cells[own] ?? '', message) : message })
	}
	return [...fields.values()]
}

/** A person at a form has no file to look into. */
function inForm(column: HandColumn, typed: string, message: string): string {
	const what = columnWords[column].replace(/^./, (letter) => letter.toLowerCase())
	if (typed === '') return column === 'worker_type' ? 'Choose the worker type' : `Enter the ${what}`
	if (message.startsWith('This cell has')) return `${columnWords[column]}: ${message.replace('This cell has', 'this has')}`
	if (column === 'employee_number')
		return 'The employee number may have letters, digits, / _ and - only, and begins with a letter or a digit'
	if (column.endsWith('_date') && /^(?:Expected|Found)/.test(message)) return `The ${what} must be a real date, from 1940 to 2099`
	return message.replace(/ in the file|, or leave the cell empty/g, '')
}

const dated = z.object({ from: dayField('The day from which it holds') })
const reasoned = z.object({
	reason: z.string().min(1, 'Say why, in a few words').max(300, 'The reason must have 300 characters or fewer'),
})

/** Why it is changed, and (`isDated`) from which day. */
export function readWhy(formValues: FormValues, isDated: boolean): { reason: string; from: Day | null } | { errors: FieldError[] } {
	const values = { reason: '', ...formValues, from: readDateField(formValues, 'from') }
	const day = isDated ? dated.safeParse(values) : null
	const why = reasoned.safeParse(values)
	const errors = [day, why].flatMap((read) => (read?.error ? fieldErrors(read.error) : []))
	return day?.error || why.error ? { errors } : { reason: why.data.reason, from: day?.data.from ?? null }
}
