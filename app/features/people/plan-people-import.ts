import type { Day } from '#app/platform/calendar.ts'
import { checkManagers } from './check-managers.ts'
import type { ImportFault, PersonRow } from './people-rows.ts'
import { firstPlacement, rewritePlacements, type Placement, type Rewrite } from './rewrite-placements.ts'

/** Somebody as the register has them, with the placements in force (not superseded), by day. */
export type RegisterPerson = {
	id: number
	employeeNumber: string
	givenName: string
	familyName: string
	email: string | null
	placements: Placement[]
}
/** By employee number. */
export type Register = ReadonlyMap<string, RegisterPerson>

export type ChangeKind = 'joiner' | 'returner' | 'leaver' | 'mover' | 'correction'

export type PersonChange = {
	/** The weightiest thing that happens; the other fields say all of it. */
	kind: ChangeKind
	row: PersonRow
	/** Null for somebody new. */
	personId: number | null
	/** The columns put right. */
	corrected: string[]
	movedFrom: Day | null
	leavesOn: Day | null
	supersede: number[]
	insert: Placement[]
}

export type ImportPlan = {
	joiners: PersonChange[]
	movers: PersonChange[]
	leavers: PersonChange[]
	returners: PersonChange[]
	corrections: PersonChange[]
	unchanged: PersonRow[]
	errors: ImportFault[]
	notices: string[]
}

/** What the file would change. People who are not in it are left alone: a file may be of one service only. */
export function planPeopleImport(register: Register, rows: PersonRow[], today: Day): ImportPlan {
	const plan: ImportPlan = { joiners: [], movers: [], leavers: [], returners: [], corrections: [], unchanged: [], errors: [], notices: [] }
	const lists = { joiner: plan.joiners, mover: plan.movers, leaver: plan.leavers, returner: plan.returners, correction: plan.corrections }
	plan.errors.push(...checkManagers(register, rows, today))
	for (const row of rows) {
		const person = register.get(row.employeeNumber)
		if (!person) {
			const insert = [firstPlacement(row)]
			plan.joiners.push({
				kind: 'joiner',
				row,
				personId: null,
				corrected: [],
				movedFrom: null,
				leavesOn: row.leaveDate,
				supersede: [],
				insert,
			})
			continue
		}
		const rewrite = rewritePlacements(person.placements, row, today)
		if (rewrite.fault) plan.errors.push({ row: row.row, column: 'start_date', message: rewrite.fault })
		if (rewrite.notice) plan.notices.push(rewrite.notice)
		const change = changeOf(person, row, rewrite)
		if (change) lists[change.kind].push(change)
		else plan.unchanged.push(row)
	}
	plan.errors.sort((one, other) => one.row - other.row)
	return plan
}

function changeOf(person: RegisterPerson, row: PersonRow, rewrite: Rewrite): PersonChange | null {
	const corrected: string[] = []
	if (person.givenName !== row.givenName) corrected.push('given_name')
	if (person.familyName !== row.familyName) corrected.push('family_name')
	if (person.email !== row.email) corrected.push('email')
	if (rewrite.startCorrected) corrected.push('start_date')
	// A last day taken back is no return: the employment never ended.
	if (rewrite.leave === 'removed') corrected.push('leave_date')
	const kind = weightiest(rewrite, corrected)
	if (kind === null) return null
	const kept = new Set(rewrite.placements.map(({ id }) => id))
	return {
		kind,
		row,
		personId: person.id,
		corrected,
		movedFrom: rewrite.movedFrom,
		leavesOn: rewrite.leave === 'set' || rewrite.returned ? row.leaveDate : null,
		supersede: person.placements.flatMap(({ id }) => (id === null || kept.has(id) ? [] : [id])),
		insert: rewrite.placements.filter(({ id }) => id === null),
	}
}

function weightiest(rewrite: Rewrite, corrected: string[]): ChangeKind | null {
	if (rewrite.returned) return 'returner'
	if (rewrite.leave === 'set') return 'leaver'
	if (rewrite.movedFrom) return 'mover'
	return corrected.length > 0 ? 'correction' : null
}
