import type { Day } from '#app/platform/calendar.ts'
import { checkDayOrder } from './check-day-order.ts'
import { joiningColumns, type FileRow, type ImportError, type PersonRow, type PlacementFacts } from './people-rows.ts'
import type { Register, RegisterPerson } from './plan-people-import.ts'
import { placementMeant, startOfSpell } from './rewrite-placements.ts'

/** Absent is not empty: what the file does not say about somebody stays as the register has it. Somebody new has to be told of whole. */
export function completeRows(register: Register, rows: readonly FileRow[], today: Day): { rows: PersonRow[]; errors: ImportError[] } {
	const whole: PersonRow[] = []
	const errors: ImportError[] = []
	for (const row of rows) {
		const person = register.get(row.employeeNumber)
		const completed = person ? completeKnown(person, row, today) : completeNew(row)
		if ('missing' in completed) errors.push(explainMissing(row, completed.missing))
		else {
			whole.push(completed)
			if (person) errors.push(...checkDayOrder(completed).map((fault) => ({ row: row.row, ...fault })))
		}
	}
	return { rows: whole, errors }
}

function completeKnown(person: RegisterPerson, row: FileRow, today: Day): PersonRow | { missing: string[] } {
	const last = person.placements.at(-1)
	const startDate = row.startDate ?? startOfSpell(person.placements)
	if (!last || startDate === undefined) return completeNew(row)
	const ended = last.validTo !== null && startDate > last.validTo
	const leaveDate = row.leaveDate === undefined ? (ended ? null : last.validTo) : row.leaveDate
	const days = { startDate, leaveDate, effectiveDate: row.effectiveDate }
	const known = placementMeant(person.placements, days, today) ?? last
	return {
		row: row.row,
		employeeNumber: row.employeeNumber,
		...namesOver(person, row),
		email: row.email === undefined ? person.email : row.email,
		...factsOver(known, row),
		...days,
	}
}

/** Of somebody known by two names an empty cell takes none away, where the other is one of the two. Another single name is a new name. */
function namesOver(person: RegisterPerson, { givenName = person.givenName, familyName = person.familyName }: FileRow) {
	const isOne = givenName === '' || familyName === ''
	const isTheirs = [person.givenName, person.familyName].includes(givenName || familyName)
	return isOne && isTheirs ? { givenName: person.givenName, familyName: person.familyName } : { givenName, familyName }
}

const factsOver = (known: PlacementFacts, row: FileRow): PlacementFacts => ({
	workerType: row.workerType ?? known.workerType,
	directorate: row.directorate ?? known.directorate,
	service: row.service ?? known.service,
	team: row.team ?? known.team,
	jobTitle: row.jobTitle ?? known.jobTitle,
	managerNumber: row.managerNumber === undefined ? known.managerNumber : row.managerNumber,
	tags: row.tags ?? known.tags,
})

function completeNew(row: FileRow): PersonRow | { missing: string[] } {
	const { givenName, familyName, workerType, directorate, service, team, jobTitle, startDate, ...said } = row
	const isWhole =
		givenName !== undefined &&
		familyName !== undefined &&
		workerType !== undefined &&
		directorate !== undefined &&
		service !== undefined &&
		team !== undefined &&
		jobTitle !== undefined &&
		startDate !== undefined
	if (!isWhole) {
		const all = { givenName, familyName, workerType, directorate, service, team, jobTitle, startDate }
		const columns = [...joiningColumns]
		return { missing: Object.values(all).flatMap((value, at) => (value === undefined ? [columns[at] ?? ''] : [])) }
	}
	const { email = null, managerNumber = null, leaveDate = null, tags = '' } = said
	const facts = { workerType, directorate, service, team, jobTitle, managerNumber, tags }
	return { ...said, givenName, familyName, email, ...facts, startDate, leaveDate }
}

function explainMissing({ row, employeeNumber }: FileRow, missing: string[]): ImportError {
	const message = `${employeeNumber} is not in the register, and the file does not say ${missing.join(', ')}, which a new person needs. Correct the number, or add ${missing.length === 1 ? 'that column' : 'those columns'} to the file.`
	return { row, column: missing[0] ?? null, message }
}
