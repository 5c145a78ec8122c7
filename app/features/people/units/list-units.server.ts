import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, placements, services, teams, unitChanges } from '#db/schema/people.ts'
import { nameOfPerson, personOfActor } from '../directory/name-of-actor.server.ts'
import type { UnitLevel } from './unit-names.ts'

const list = prepared((db) =>
	db
		.select({
			directorateId: directorates.id,
			directorate: directorates.name,
			serviceId: services.id,
			service: services.name,
			teamId: teams.id,
			team: teams.name,
			people: count(placements.id),
		})
		.from(directorates)
		.leftJoin(services, eq(services.directorateId, directorates.id))
		.leftJoin(teams, eq(teams.serviceId, services.id))
		.leftJoin(placements, and(eq(placements.teamId, teams.id), holdsOn(placements, sql.placeholder('today'))))
		.groupBy(directorates.id, services.id, teams.id)
		.orderBy(sql`${directorates.name} collate nocase, ${services.name} collate nocase, ${teams.name} collate nocase`)
		.prepare(),
)

/** A directorate, service or team, with how many work there today, and what is in it. `within`: the names above it. */
export type Unit = { level: UnitLevel; id: number; name: string; within: string[]; people: number; units: Unit[] }

/** Every directorate with its services and teams: one statement, which counts. */
export function listUnitTree(db: Database, { today }: { today: Day }): Unit[] {
	const tree: Unit[] = []
	const open = (units: Unit[], unit: Pick<Unit, 'level' | 'id' | 'name' | 'within'>): Unit => {
		const last = units.at(-1)
		if (last?.id === unit.id) return last
		const opened = { ...unit, people: 0, units: [] }
		units.push(opened)
		return opened
	}
	for (const row of list(db).all({ today })) {
		const directorate = open(tree, { level: 'directorate', id: row.directorateId, name: row.directorate, within: [] })
		if (row.serviceId === null || row.service === null) continue
		const service = open(directorate.units, { level: 'service', id: row.serviceId, name: row.service, within: [row.directorate] })
		if (row.teamId === null || row.team === null) continue
		const team = open(service.units, { level: 'team', id: row.teamId, name: row.team, within: [row.service, row.directorate] })
		for (const unit of [directorate, service, team]) unit.people += row.people
	}
	return tree
}

/** All units of a tree, one after another. */
export const flatten = (units: readonly Unit[]): Unit[] => units.flatMap((unit) => [unit, ...flatten(unit.units)])

export type UnitChange = {
	id: number
	kind: 'renamed' | 'merged' | 'moved'
	level: UnitLevel
	unitId: number
	becomesId: number
	from: Day
	reason: string
	people: number
	recordedAt: Instant
	by: string | null
}

const changes = prepared((db) =>
	db
		.select({
			id: unitChanges.id,
			kind: unitChanges.kind,
			level: unitChanges.level,
			unitId: unitChanges.unitId,
			becomesId: unitChanges.becomesId,
			from: unitChanges.fromDay,
			reason: unitChanges.reason,
			people: unitChanges.people,
			recordedAt: unitChanges.recordedAt,
			by: nameOfPerson(personOfActor(unitChanges.recordedBy)),
		})
		.from(unitChanges)
		.orderBy(desc(unitChanges.id))
		.prepare(),
)

/** What was renamed and merged, the newest first: one statement. */
export const listUnitChanges = (db: Database): UnitChange[] => changes(db).all()
