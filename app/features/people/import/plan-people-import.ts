import { addDays, type Day } from '#app/platform/calendar.ts'
import { checkManagers } from './check-managers.ts'
import { placementFacts, type ImportError, type LeftOut, type PersonRow } from './people-rows.ts'
import { planPosts, samePosts, type PostsChange } from './plan-posts.ts'
import { endPlacements, firstPlacement, rewritePlacements, type Placement, type Rewrite } from './rewrite-placements.ts'

/** Somebody as the register has them, with the placements in force (not superseded), by day. */
export type RegisterPerson = {
	id: number
	employeeNumber: string
	givenName: string
	familyName: string
	email: string | null
	placements: Placement[]
	/** Posts besides, in force (not superseded). */
	otherPosts?: readonly Placement[]
}
/** By employee number. */
export type Register = ReadonlyMap<string, RegisterPerson>

export const changeKinds = ['joiner', 'returner', 'leaver', 'mover', 'manager', 'correction'] as const
export type ChangeKind = (typeof changeKinds)[number]

export type PersonChange = {
	/** The weightiest thing that happens; the other fields say all of it. */
	kind: ChangeKind
	row: PersonRow
	/** Null for somebody new. */
	personId: number | null
	before: RegisterPerson | null
	/** The columns put right. */
	corrected: string[]
	movedFrom: Day | null
	/** The move is to another manager, perhaps among other things. */
	newManager: boolean
	leavesOn: Day | null
	supersede: number[]
	insert: Placement[]
	/** What becomes of the posts besides. */
	posts: PostsChange
}

export type ImportPlan = {
	joiners: PersonChange[]
	movers: PersonChange[]
	/** Those who move to another manager and nothing else. */
	managers: PersonChange[]
	leavers: PersonChange[]
	returners: PersonChange[]
	corrections: PersonChange[]
	unchanged: PersonRow[]
	errors: ImportError[]
	notices: string[]
}

export type ImportKind = 'delta' | 'full'

/** What the file would change. A full file lists everybody, so who works and is not in it leaves; a delta leaves alone whoever is not in it. */
export function planPeopleImport(
	register: Register,
	rows: PersonRow[],
	{
		today,
		kind = 'delta',
		leftOut = [],
		others = [],
	}: { today: Day; kind?: ImportKind; leftOut?: readonly LeftOut[]; others?: readonly PersonRow[] },
): ImportPlan {
	const plan: ImportPlan = {
		joiners: [],
		movers: [],
		managers: [],
		leavers: [],
		returners: [],
		corrections: [],
		unchanged: [],
		errors: [],
		notices: [],
	}
	const lists = {
		joiner: plan.joiners,
		mover: plan.movers,
		manager: plan.managers,
		leaver: plan.leavers,
		returner: plan.returners,
		correction: plan.corrections,
	}
	if (kind === 'full') planAbsent(register, [...rows, ...leftOut], today, plan)
	const absent = plan.leavers.map(({ row }) => row)
	plan.errors.push(...checkManagers(register, [...rows, ...absent], today))
	const besides = groupByNumber(others)
	for (const row of rows) {
		const person = register.get(row.employeeNumber)
		const said = besides.get(row.employeeNumber) ?? (kind === 'full' ? [] : null)
		if (!person) {
			plan.joiners.push({ ...joinerOf(row), posts: planPosts([], said, { joins: row.startDate, lastDay: row.leaveDate, today }) })
			continue
		}
		const rewrite = rewritePlacements(person.placements, row, today)
		if (rewrite.error) plan.errors.push({ row: row.row ?? 1, column: 'start_date', message: rewrite.error })
		if (rewrite.notice) plan.notices.push(rewrite.notice)
		const posts = planPosts(person.otherPosts ?? [], said, { joins: null, lastDay: rewrite.placements.at(-1)?.validTo ?? null, today })
		const change = changeOf(person, row, rewrite, posts)
		if (change) lists[change.kind].push(change)
		else plan.unchanged.push(row)
	}
	plan.errors.sort((one, other) => one.row - other.row)
	return plan
}

function groupByNumber(rows: readonly PersonRow[]): Map<string, PersonRow[]> {
	const groups = new Map<string, PersonRow[]>()
	for (const row of rows) groups.set(row.employeeNumber, [...(groups.get(row.employeeNumber) ?? []), row])
	return groups
}

/** Yesterday is the last day of those whom a full file no longer lists: they may have worked until then. */
function planAbsent(register: Register, rows: readonly { employeeNumber: string | null }[], today: Day, plan: ImportPlan): void {
	const listed = new Set(rows.map(({ employeeNumber }) => employeeNumber))
	const yesterday = addDays(today, -1)
	let notBegun = 0
	for (const person of register.values()) {
		const last = person.placements.at(-1)
		if (listed.has(person.employeeNumber) || !last || (last.validTo !== null && last.validTo < today)) continue
		const placements = endPlacements(person.placements, yesterday)
		const end = placements.at(-1)
		// Somebody who begins today or later has no yesterday to end on: only a leave date can take that start back.
		if (end?.validTo !== yesterday) notBegun += 1
		else {
			const posts = planPosts(person.otherPosts ?? [], null, { joins: null, lastDay: yesterday, today })
			plan.leavers.push(changeFrom(person, leavingRow(person, end), { placements, leavesOn: yesterday, posts }))
		}
	}
	if (notBegun > 0) {
		const who = notBegun === 1 ? '1 person who begins today or later is' : `${notBegun} people who begin today or later are`
		plan.notices.push(`${who} not in the file, and left alone. If they will not come, remove them in the HR system after their start day.`)
	}
}

function leavingRow({ employeeNumber, givenName, familyName, email }: RegisterPerson, end: Placement): PersonRow {
	const { validFrom, validTo } = end
	const days = { startDate: validFrom, leaveDate: validTo, effectiveDate: null }
	return { row: null, employeeNumber, givenName, familyName, email, ...placementFacts(end), ...days }
}

const joinerOf = (row: PersonRow): PersonChange => ({
	kind: 'joiner',
	row,
	personId: null,
	before: null,
	corrected: [],
	movedFrom: null,
	newManager: false,
	leavesOn: row.leaveDate,
	supersede: [],
	insert: [firstPlacement(row)],
	posts: samePosts,
})

function changeOf(person: RegisterPerson, row: PersonRow, rewrite: Rewrite, posts: PostsChange): PersonChange | null {
	const corrected: string[] = []
	if (person.givenName !== row.givenName) corrected.push('given_name')
	if (person.familyName !== row.familyName) corrected.push('family_name')
	if (person.email !== row.email) corrected.push('email')
	if (rewrite.startCorrected) corrected.push('start_date')
	// A last day taken back is no return: the employment never ended.
	if (rewrite.leave === 'removed') corrected.push('leave_date')
	const hasPosts = posts.supersede.length + posts.insert.length > 0
	const kind = weightiest(rewrite, corrected) ?? (hasPosts ? 'mover' : null)
	if (kind === null) return null
	const { placements, movedFrom, newManager } = rewrite
	const leavesOn = rewrite.leave === 'set' || rewrite.returned ? row.leaveDate : null
	return changeFrom(person, row, { placements, kind, corrected, movedFrom, newManager, leavesOn, posts })
}

/** A change of somebody known; what is not said does not happen. */
function changeFrom(
	person: RegisterPerson,
	row: PersonRow,
	{ placements, ...what }: Partial<PersonChange> & { placements: Placement[] },
): PersonChange {
	const kept = new Set(placements.map(({ id }) => id))
	return {
		kind: 'leaver',
		row,
		personId: person.id,
		before: person,
		corrected: [],
		movedFrom: null,
		newManager: false,
		leavesOn: null,
		supersede: person.placements.flatMap(({ id }) => (id === null || kept.has(id) ? [] : [id])),
		insert: placements.filter(({ id }) => id === null),
		posts: samePosts,
		...what,
	}
}

function weightiest(rewrite: Rewrite, corrected: string[]): ChangeKind | null {
	if (rewrite.returned) return 'returner'
	if (rewrite.leave === 'set') return 'leaver'
	if (rewrite.movedFrom) return rewrite.onlyManager && corrected.length === 0 ? 'manager' : 'mover'
	return corrected.length > 0 ? 'correction' : null
}
