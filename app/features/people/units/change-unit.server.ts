import { and, count, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { refreshRequirements } from '#app/features/requirements/rules/rules.server.ts'
import { addMonths, dayOf, inWords, type Day, type Instant } from '#app/platform/calendar.ts'
import type { FieldError } from '#app/platform/form.ts'
import { sha256 } from '#app/platform/ids.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { directorates, placements, services, teams, unitChanges } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { openUnits } from '../directory/open-units.server.ts'
import { asksByName, followInRules } from './follow-in-rules.server.ts'
import { movePlacements } from './move-placements.server.ts'
import { findUnitId, ownPath, rememberUnitMeaning } from './remember-unit-meaning.server.ts'
import type { UnitLevel, UnitPath } from './unit-names.ts'

export type UnitOrder = {
	level: UnitLevel
	unitId: number
	from: Day
	reason: string
} & ({ kind: 'renamed'; name: string } | { kind: 'merged'; into: number })

export type UnitResult = { id: number; becomesId: number; people: number; asks: string[] } | { errors: FieldError[] }

const monthsAhead = 24
const batch = 2_000

/**
 * A directorate, service or team has another name from a day on, or is part of another. Whoever is placed there on that day or later is placed in what it becomes;
 * what was before stays, so that a report as at an earlier day has the old name. Files that still write the old name are read as the new one. All with its evidence,
 * in one transaction.
 */
export function changeUnit(
	db: Database,
	order: UnitOrder,
	{ requirements, ...by }: { requirements: readonly Requirement[]; now: Instant; actor: string },
): UnitResult {
	return inTransaction(db, (): UnitResult => {
		const { level, unitId, from, reason, kind } = order
		const path = ownPath(db, level, unitId)
		const target = kind === 'renamed' ? { ...path, [level]: order.name } : ownPath(db, level, order.into)
		const named = { level, name: path[level] ?? '' }
		const becomes = target[level] ?? ''
		const asks = asksByName(requirements, named, becomes, from)
		const error = refuseDay(from, dayOf(by.now)) ?? refuseTarget(db, order, { path, target, asks })
		if (error) return { errors: [error] }
		const teamsOf = findTeams(db, level, unitId)
		const unitsOf = openUnits(db)
		const moves = new Map(teamsOf.map(({ id, ...names }) => [id, unitsOf(placeOf({ ...names, ...target }))]))
		const becomesId = findUnitId(db, level, target) ?? openAlone(db, level, target)
		const personIds = movePlacements(db, { becomes: moves, from }, by)
		const record = {
			kind,
			level,
			unitId,
			becomesId,
			fromDay: from,
			reason,
			people: personIds.length,
			recordedAt: by.now,
			recordedBy: by.actor,
		}
		const { id } = db.insert(unitChanges).values(record).returning({ id: unitChanges.id }).get()
		const details = {
			change: id,
			kind,
			level,
			unit: unitId,
			becomes: becomesId,
			from,
			people: personIds.length,
			reasonSha256: sha256(reason),
		}
		recordEvidence(db, { at: by.now, actor: by.actor, action: 'unit.changed', subject: 'council', details })
		rememberUnitMeaning(db, { level, written: path, unitId: becomesId, from }, by)
		if (asks.length > 0) followInRules(db, { ...named, becomes, from }, by)
		const asked = refreshRequirements(db, requirements)
		for (let at = 0; at < personIds.length; at += batch)
			applyObligations(db, { personIds: personIds.slice(at, at + batch), requirements: asked }, by)
		return { id, becomesId, people: personIds.length, asks }
	})
}

function refuseDay(from: Day, today: Day): FieldError | null {
	const [first, last] = [today, addMonths(today, monthsAhead)]
	if (from >= first && from <= last) return null
	return { field: 'from', text: `The day must be from ${inWords(first)} to ${inWords(last)}: what was before stays as it was reported` }
}

type Target = { path: Partial<UnitPath>; target: Partial<UnitPath>; asks: readonly string[] }

function refuseTarget(db: Database, order: UnitOrder, { path, target, asks }: Target): FieldError | null {
	const { level, kind, from } = order
	const [name, becomes] = [path[level] ?? '', target[level] ?? '']
	const pending = findPending(db, order)
	if (pending) return { field: 'from', text: `It is ${pending.becomes} from ${inWords(pending.from)} on already. Change that instead` }
	if (kind === 'merged') {
		if (order.into === order.unitId) return { field: 'into', text: `Choose another ${level} than ${name} itself` }
		if (asks.length === 0) return null
		const text = `${asks.join(' and ')} asks people in ${name} and not all of ${becomes}. Say first, in the requirement, whether ${becomes} is asked`
		return { field: 'into', text }
	}
	if (name === becomes) return { field: 'name', text: `It is called ${name} already. Enter another name` }
	const holder = findUnitId(db, level, target)
	if (holder === null || !isUsed(db, level, holder, from)) return null
	return { field: 'name', text: `There is a ${level} called ${becomes} already. To make one of the two, merge them` }
}

/** A change of the unit that has been said, and that nothing has taken back. */
function findPending(db: Database, { level, unitId, from }: UnitOrder): { becomes: string; from: Day } | null {
	if (isUsed(db, level, unitId, from)) return null
	const row = db
		.select({ becomesId: unitChanges.becomesId, from: unitChanges.fromDay })
		.from(unitChanges)
		.where(and(eq(unitChanges.level, level), eq(unitChanges.unitId, unitId)))
		.orderBy(sql`${unitChanges.id} desc`)
		.get()
	return row ? { becomes: ownPath(db, level, row.becomesId)[level] ?? '', from: row.from } : null
}

const columnOf = { directorate: placements.directorateId, service: placements.serviceId, team: placements.teamId }

/** Somebody is placed there on the day or later. */
const isUsed = (db: Database, level: UnitLevel, id: number, from: Day): boolean =>
	(db
		.select({ people: count() })
		.from(placements)
		.where(and(isCurrent(placements), eq(columnOf[level], id), or(isNull(placements.validTo), gte(placements.validTo, from))))
		.get()?.people ?? 0) > 0

const findTeams = (db: Database, level: UnitLevel, id: number) =>
	db
		.select({ id: teams.id, directorate: directorates.name, service: services.name, team: teams.name })
		.from(teams)
		.innerJoin(services, eq(services.id, teams.serviceId))
		.innerJoin(directorates, eq(directorates.id, services.directorateId))
		.where(eq({ directorate: directorates.id, service: services.id, team: teams.id }[level], id))
		.all()

const placeOf = (path: UnitPath) => ({ ...path, workerType: 'permanent' as const, jobTitle: '', managerNumber: null, tags: '' })

/** A unit without a team in it has nobody to move, and is there all the same. */
function openAlone(db: Database, level: UnitLevel, { directorate = '', service = '' }: Partial<UnitPath>): number {
	if (level === 'directorate') return db.insert(directorates).values({ name: directorate }).returning().get().id
	const directorateId = findUnitId(db, 'directorate', { directorate })
	if (level === 'team' || directorateId === null) throw new Error(`The ${level} was to be there.`)
	return db.insert(services).values({ directorateId, name: service }).returning().get().id
}
