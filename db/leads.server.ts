import { and, eq, exists, lte, not, sql, type Placeholder, type SQL, type SQLWrapper } from 'drizzle-orm'
import { alias, QueryBuilder, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { holdsOn, isCurrent } from './as-at.server.ts'
import { placements } from './schema/people.ts'

/*
 * Who leads whom on a day, by the placements themselves. People whose manager has left fall to whoever was above that manager, until HR names another. Nothing is
 * written for that: an answer as at any day is right, and the next people file finds what it said before.
 */

type Day = string | Placeholder | SQL
/** Placements, or an alias of them. */
type Placements = Record<'personId' | 'validFrom' | 'validTo' | 'managerId' | 'recordedAt' | 'supersededAt', SQLiteColumn>

const build = new QueryBuilder()
const one = { one: sql`1` }
const later = alias(placements, 'later_placement')
const works = alias(placements, 'works_placement')
const own = alias(placements, 'own')
const above = alias(placements, 'above')
const left = alias(placements, 'left_placement')

/** It says who is above somebody on a day: the placement that holds then, or, for those who have left, the last one. */
export const isLastBy = (row: Placements, day: Day): SQL => {
	const isLater = and(
		eq(later.personId, row.personId),
		isCurrent(later),
		sql`${later.validFrom} > ${row.validFrom}`,
		lte(later.validFrom, day),
	)
	return sql`(${and(isCurrent(row), lte(row.validFrom, day), not(exists(build.select(one).from(later).where(isLater))))})`
}

export const worksOn = (person: SQLWrapper, day: Day): SQL =>
	exists(
		build
			.select(one)
			.from(works)
			.where(and(eq(works.personId, person), holdsOn(works, day))),
	)

/**
 * Whether `manager` is the line manager of `person` on a day, or the manager's manager, and so on up, in whatever circle the register may run. The query builder
 * has no recursive queries, so these are written out around their conditions.
 */
export const leads = (manager: SQLWrapper, person: SQLWrapper, day: Day): SQL => sql`${manager} in (
	with recursive managers(id) as (
		select ${own.managerId} from ${placements} ${sql.identifier('own')} where ${and(eq(own.personId, person), holdsOn(own, day))}
		union
		select ${above.managerId} from ${placements} ${sql.identifier('above')} join managers on ${above.personId} = managers.id
			where ${isLastBy(above, day)}
	) select id from managers where id is not null)`

/** Who is `person`'s line manager on a day, by id: the one that is named, or the nearest above who still works here. Null where there is nobody. */
export const managerOn = (person: SQLWrapper, day: Day): SQL<number | null> => sql<number | null>`(
	with recursive managers(id) as (
		select ${own.managerId} from ${placements} ${sql.identifier('own')} where ${and(eq(own.personId, person), holdsOn(own, day))}
		union
		select ${above.managerId} from ${placements} ${sql.identifier('above')} join managers on ${above.personId} = managers.id
			where ${and(isLastBy(above, day), sql`${above.validTo} < ${day}`)}
	) select id from managers where id <> ${person} and ${worksOn(sql.raw('managers.id'), day)} limit 1)`

/** The ids of `manager` and of those who have left and whose people have fallen to that manager: whoever is placed under one of these reports to the manager. */
export const idsOf = (manager: SQLWrapper, day: Day): SQL => sql`(
	with recursive managers(id) as (
		select ${manager}
		union
		select ${left.personId} from ${placements} ${sql.identifier('left_placement')} join managers on ${left.managerId} = managers.id
			where ${and(isLastBy(left, day), sql`${left.validTo} < ${day}`)}
	) select id from managers)`
