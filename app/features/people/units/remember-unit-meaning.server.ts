import { and, eq, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, services, teams, unitMeanings } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { UnitMeaning } from './unit-meanings.ts'
import { levelsAbove, unitLevels, type UnitLevel, type UnitPath } from './unit-names.ts'

const list = prepared((db) =>
	db
		.select({
			id: unitMeanings.id,
			level: unitMeanings.level,
			written: { directorate: unitMeanings.writtenDirectorate, service: unitMeanings.writtenService, team: unitMeanings.writtenTeam },
			means: { directorate: directorates.name, service: services.name, team: teams.name },
			from: unitMeanings.fromDay,
		})
		.from(unitMeanings)
		.leftJoin(teams, and(eq(unitMeanings.level, 'team'), eq(teams.id, unitMeanings.unitId)))
		.leftJoin(services, eq(services.id, sql`iif(${unitMeanings.level} = 'service', ${unitMeanings.unitId}, ${teams.serviceId})`))
		.innerJoin(
			directorates,
			eq(directorates.id, sql`iif(${unitMeanings.level} = 'directorate', ${unitMeanings.unitId}, ${services.directorateId})`),
		)
		.where(isCurrent(unitMeanings))
		.orderBy(unitMeanings.id)
		.prepare(),
)

/** The names of a unit of this level and of those above it. */
const partOf = (level: UnitLevel, path: Record<UnitLevel, string | null>): Partial<UnitPath> =>
	Object.fromEntries([...levelsAbove(level), level].map((each) => [each, path[each] ?? '']))

/** Everything that is remembered of what people files mean by units: one statement. For `unitMeaner`. */
export const findUnitMeanings = (db: Database): (UnitMeaning & { id: number })[] =>
	list(db)
		.all()
		.map(({ id, level, written, means, from }) => ({ id, level, from, written: partOf(level, written), means: partOf(level, means) }))

const toColumns = (path: Partial<UnitPath>) => ({
	writtenDirectorate: path.directorate ?? '',
	writtenService: path.service ?? '',
	writtenTeam: path.team ?? '',
})

export type NewMeaning = {
	level: UnitLevel
	/** As the file writes it, with the units above it as the register names them. */
	written: Partial<UnitPath>
	/** The directorate, service or team that it is, by its id. */
	unitId: number
	from: Day
}

/**
 * Remembers what people files mean by a unit from a day on; what was remembered of these words before is superseded. The unit that is meant is from now on meant by
 * its own name again, where that was another one's. With its evidence, in one transaction.
 */
export function rememberUnitMeaning(
	db: Database,
	{ level, written, unitId, from }: NewMeaning,
	{ now, actor }: { now: Instant; actor: string },
): void {
	inTransaction(db, () => {
		const columns = toColumns(partOf(level, { directorate: null, service: null, team: null, ...written }))
		const own = ownPath(db, level, unitId)
		for (const path of [columns, toColumns(own)]) supersede(db, level, path, now)
		const isItself = sameColumns(columns, toColumns(own))
		if (!isItself)
			db.insert(unitMeanings)
				.values({ level, ...columns, unitId, fromDay: from, recordedAt: now, recordedBy: actor })
				.run()
		const details = { level, written: wordsOf(columns), unit: isItself ? null : unitId, from }
		recordEvidence(db, { at: now, actor, action: 'unit.meaning-remembered', subject: 'council', details })
	})
}

type Columns = ReturnType<typeof toColumns>

const wordsOf = ({ writtenDirectorate, writtenService, writtenTeam }: Columns): string[] =>
	[writtenDirectorate, writtenService, writtenTeam].filter((name) => name !== '')
const sameColumns = (one: Columns, other: Columns): boolean => wordsOf(one).join('\n') === wordsOf(other).join('\n')

function supersede(db: Database, level: UnitLevel, columns: Columns, now: Instant): void {
	db.update(unitMeanings)
		.set({ supersededAt: now })
		.where(
			and(
				isCurrent(unitMeanings),
				eq(unitMeanings.level, level),
				eq(unitMeanings.writtenDirectorate, columns.writtenDirectorate),
				eq(unitMeanings.writtenService, columns.writtenService),
				eq(unitMeanings.writtenTeam, columns.writtenTeam),
			),
		)
		.run()
}

/** Nothing is meant any more by these words but themselves. False if nothing was. */
export function forgetUnitMeaning(db: Database, { id }: { id: number }, { now, actor }: { now: Instant; actor: string }): boolean {
	return inTransaction(db, () => {
		const row = db
			.update(unitMeanings)
			.set({ supersededAt: now })
			.where(and(eq(unitMeanings.id, id), isCurrent(unitMeanings)))
			.returning()
			.get()
		if (!row) return false
		const details = { level: row.level, written: wordsOf(row), unit: null, from: row.fromDay }
		recordEvidence(db, { at: now, actor, action: 'unit.meaning-remembered', subject: 'council', details })
		return true
	})
}

/** The names of a unit and of those above it. */
export function ownPath(db: Database, level: UnitLevel, id: number): Partial<UnitPath> {
	const names = { directorate: directorates.name, service: services.name, team: teams.name }
	const found = db
		.select(names)
		.from(directorates)
		.leftJoin(services, eq(services.directorateId, directorates.id))
		.leftJoin(teams, eq(teams.serviceId, services.id))
		.where(eq({ directorate: directorates, service: services, team: teams }[level].id, id))
		.limit(1)
		.get()
	if (!found) throw new Error(`There is no ${level} ${id}.`)
	return partOf(level, found)
}

/** The id of the unit with these names; null where there is none. */
export function findUnitId(db: Database, level: UnitLevel, path: Partial<UnitPath>): number | null {
	const ids = { directorate: directorates.id, service: services.id, team: teams.id }
	const names = { directorate: directorates.name, service: services.name, team: teams.name }
	const given = unitLevels.slice(0, unitLevels.indexOf(level) + 1)
	return (
		db
			.select({ id: ids[level] })
			.from(directorates)
			.leftJoin(services, eq(services.directorateId, directorates.id))
			.leftJoin(teams, eq(teams.serviceId, services.id))
			.where(and(...given.map((each) => eq(names[each], path[each] ?? ''))))
			.limit(1)
			.get()?.id ?? null
	)
}
