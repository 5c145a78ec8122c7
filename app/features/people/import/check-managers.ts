import type { Day } from '#app/platform/calendar.ts'
import { findManagerCycles } from './find-manager-cycles.ts'
import type { ImportError, PersonRow } from './people-rows.ts'
import type { Register } from './plan-people-import.ts'

/** Every manager must be known, and nobody may manage their own manager's manager: reports to managers walk up the line and must come to an end. */
export function checkManagers(register: Register, rows: PersonRow[], today: Day): ImportError[] {
	const rowOf = new Map(rows.map((row) => [row.employeeNumber, row.row]))
	const errors: ImportError[] = []
	for (const { row, managerNumber } of rows) {
		if (managerNumber === null || rowOf.has(managerNumber) || register.has(managerNumber)) continue
		const message = `No one has the employee number ${managerNumber}, neither in this file nor in the register. Correct it, or add that person to the file.`
		errors.push({ row: row ?? 1, column: 'manager_employee_number', message })
	}
	for (const cycle of findManagerCycles(managersOf(register, rows, today))) {
		const inFile = cycle.filter((number) => rowOf.has(number)).sort((one, other) => (rowOf.get(one) ?? 0) - (rowOf.get(other) ?? 0))
		const [head] = inFile
		const row = head === undefined ? undefined : rowOf.get(head)
		if (head === undefined || typeof row !== 'number') continue
		const turn = cycle.indexOf(head)
		const circle = [...cycle.slice(turn), ...cycle.slice(0, turn), head]
		const message = `These people manage one another in a circle: ${circle.join(' is managed by ')}. Correct the manager of one of them.`
		errors.push({ row, column: 'manager_employee_number', message })
	}
	return errors
}

/** Who manages whom once the file is in. Somebody who has left manages and is managed no more, so an old line cannot bar a new one. */
function managersOf(register: Register, rows: PersonRow[], today: Day): Map<string, string | null> {
	const managers = new Map<string, string | null>()
	for (const { employeeNumber, placements } of register.values()) {
		const current = placements.find(({ validTo }) => validTo === null || validTo >= today)
		managers.set(employeeNumber, current?.managerNumber ?? null)
	}
	for (const { employeeNumber, managerNumber, leaveDate } of rows) {
		managers.set(employeeNumber, leaveDate !== null && leaveDate < today ? null : managerNumber)
	}
	return managers
}
