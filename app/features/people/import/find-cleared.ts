import type { Day } from '#app/platform/calendar.ts'
import { clearableColumns, type ClearableColumn, type FileRow, type ImportError } from './people-rows.ts'
import type { Register } from './plan-people-import.ts'
import type { ImportLayout } from './import-layout.ts'
import { placementMeant, startOfSpell } from './rewrite-placements.ts'

/** A column of which empty cells would take away what is known of `people` people; `sample` has the first of them, with what is known. */
export type Cleared = { column: ClearableColumn; people: number; sample: string[] }

const mostShown = 5

/** What nobody has said about yet: whether the empty cells of a column are to clear what is known of those people. */
export function findCleared(register: Register, rows: readonly FileRow[], layout: ImportLayout, today: Day): Cleared[] {
	const found = new Map<ClearableColumn, Cleared>()
	const asked = clearableColumns.filter((column) => layout.empty?.[column] === undefined)
	for (const row of rows) {
		for (const column of asked) {
			const known = knownOf(register, row, column, today)
			if (!known) continue
			const cleared = found.get(column) ?? { column, people: 0, sample: [] }
			cleared.people += 1
			if (cleared.sample.length < mostShown) cleared.sample.push(`${row.employeeNumber}: ${known}`)
			found.set(column, cleared)
		}
	}
	return asked.flatMap((column) => found.get(column) ?? [])
}

/** What the row would clear; null or empty if nothing. */
function knownOf(register: Register, row: FileRow, column: ClearableColumn, today: Day): string | null {
	const isEmpty = { email: row.email, manager_employee_number: row.managerNumber, leave_date: row.leaveDate, tags: row.tags || null }
	if (isEmpty[column] !== null || (column === 'tags' && row.tags === undefined)) return null
	const person = register.get(row.employeeNumber)
	const last = person?.placements.at(-1)
	if (!person || !last) return null
	if (column === 'email') return person.email
	const startDate = row.startDate ?? startOfSpell(person.placements) ?? ''
	const returns = last.validTo !== null && startDate > last.validTo
	if (column === 'leave_date') return returns ? null : last.validTo
	const { effectiveDate, leaveDate = null } = row
	const known = placementMeant(person.placements, { startDate, leaveDate, effectiveDate }, today) ?? last
	return column === 'tags' ? known.tags : known.managerNumber
}

export const explainCleared = ({ column, people, sample }: Cleared): ImportError => ({
	row: 1,
	column,
	message: `${column} is empty in this file for ${people === 1 ? 'somebody' : `${people} people`} of whom it is known (${sample.join('; ')}${people > sample.length ? '; …' : ''}). Say whether that is to be kept (--keep-empty ${column}) or cleared (--clear-empty ${column}).`,
})
