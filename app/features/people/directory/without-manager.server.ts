import { and, asc, count, eq, exists, inArray, isNotNull, isNull, not, or, sql, type SQL } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import type { Day } from '#app/platform/calendar.ts'
import { holdsOn, isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { people, placements, services, teams } from '#db/schema/people.ts'
import { fullName } from './full-name.server.ts'
import { idsOf, managerOn, worksOn } from '#db/leads.server.ts'

const today = sql.placeholder('today')
const personId = sql.placeholder('personId')
const build = new QueryBuilder()
const anybody = alias(placements, 'anybody')
const report = alias(placements, 'report')
const named = alias(people, 'named_manager')
const standIn = alias(people, 'stand_in')
const line = alias(placements, 'line')

/** Of those who are named as somebody's manager, the ones who do not work here today: few, found by the index of managers. */
const gone = build
	.selectDistinct({ id: anybody.managerId })
	.from(anybody)
	.where(and(isCurrent(anybody), isNotNull(anybody.managerId), not(worksOn(anybody.managerId, today))))
const leadsSomebody = exists(
	build
		.select({ one: sql`1` })
		.from(report)
		.where(and(sql`${report.managerId} in ${idsOf(placements.personId, today)}`, holdsOn(report, today))),
)
/** Works here, and nobody who works here is named as manager. Whoever has no manager and leads others is at the top of a line, as somebody has to be. */
const isWithout: SQL | undefined = and(
	holdsOn(placements, today),
	or(inArray(placements.managerId, gone), and(isNull(placements.managerId), not(leadsSomebody))),
)

/** The last day of whoever is named. */
const leftOn = build
	.select({ on: sql<Day>`max(coalesce(${line.validTo}, '9999-12-31'))` })
	.from(line)
	.where(and(eq(line.personId, placements.managerId), isCurrent(line)))

const columns = {
	employeeNumber: people.employeeNumber,
	name: fullName(people),
	jobTitle: placements.jobTitle,
	team: teams.name,
	service: services.name,
	managerNumber: named.employeeNumber,
	managerName: sql<string | null>`${fullName(named)}`,
	managerLeftOn: sql<Day | null>`${leftOn}`,
	standInNumber: standIn.employeeNumber,
	standInName: sql<string | null>`${fullName(standIn)}`,
}

const without = prepared((db) =>
	db
		.select({ ...columns, total: sql<number>`count(*) over ()` })
		.from(placements)
		.innerJoin(people, eq(people.id, placements.personId))
		.innerJoin(teams, eq(teams.id, placements.teamId))
		.innerJoin(services, eq(services.id, placements.serviceId))
		.leftJoin(named, eq(named.id, placements.managerId))
		.leftJoin(standIn, eq(standIn.id, managerOn(placements.personId, today)))
		.where(isWithout)
		.orderBy(asc(named.familyName), asc(named.id), asc(people.familyName), asc(people.givenName), asc(people.id))
		.limit(sql.placeholder('limit'))
		.offset(sql.placeholder('offset'))
		.prepare(),
)
const howMany = prepared((db) => db.select({ people: count() }).from(placements).where(isWithout).prepare())
const ofPerson = prepared((db) =>
	db
		.select({ leftOn: sql<Day | null>`${leftOn}`, standIn: sql<string | null>`${fullName(standIn)}` })
		.from(placements)
		.leftJoin(standIn, eq(standIn.id, managerOn(placements.personId, today)))
		.where(
			and(
				eq(placements.personId, personId),
				holdsOn(placements, today),
				isNotNull(placements.managerId),
				not(worksOn(placements.managerId, today)),
			),
		)
		.prepare(),
)

export type WithoutManager = {
	employeeNumber: string
	name: string
	jobTitle: string
	team: string
	service: string
	/** Who is named and works here no more; null where nobody is named. */
	manager: { employeeNumber: string; name: string; leftOn: Day | null } | null
	/** The nearest above who works here: leads them until HR names a manager. */
	standIn: { employeeNumber: string; name: string } | null
}

const perPage = 50

/** Those who work here today and have no manager who does, by the manager that is named: one statement. */
export function listWithoutManager(db: Database, { page }: { page: number }, { today }: { today: Day }) {
	const rows = without(db).all({ today, limit: perPage, offset: (page - 1) * perPage })
	const total = rows[0]?.total ?? 0
	return {
		total,
		page,
		pages: Math.max(1, Math.ceil(total / perPage)),
		people: rows.map(({ managerNumber, managerName, managerLeftOn, standInNumber, standInName, total: _, ...row }): WithoutManager => ({
			...row,
			manager:
				managerNumber === null || managerName === null ? null : { employeeNumber: managerNumber, name: managerName, leftOn: managerLeftOn },
			standIn: standInNumber === null || standInName === null ? null : { employeeNumber: standInNumber, name: standInName },
		})),
	}
}

export const countWithoutManager = (db: Database, { today }: { today: Day }): number => howMany(db).get({ today })?.people ?? 0

/** Of somebody whose named manager has left: since when, and who leads them until HR names another. Null for everybody else. */
export const findStandIn = (db: Database, { personId }: { personId: number }, { today }: { today: Day }) =>
	ofPerson(db).get({ personId, today }) ?? null
