import { and, desc, eq, min, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { absences, directorates, otherPosts, people, placements, services, teams } from '#db/schema/people.ts'

export type PlacementSpan = {
	validFrom: Day
	validTo: Day | null
	workerType: string
	directorate: string
	service: string
	team: string
	jobTitle: string
	tags: string
	manager: { name: string; employeeNumber: string } | null
	/** When this work, as it is known today, was first recorded, and when its end was. */
	recordedAt: Instant
	endRecordedAt: Instant
}

/** Work that somebody has besides. */
export type PostSpan = Pick<PlacementSpan, 'validFrom' | 'validTo' | 'directorate' | 'service' | 'team' | 'jobTitle' | 'recordedAt'>

/** `recordedAt` is when the beginning was first recorded, `endRecordedAt` the end. */
export type AbsenceSpan = { id: number; startsOn: Day; endsOn: Day | null; kind: string; recordedAt: Instant; endRecordedAt: Instant }

const personId = sql.placeholder('personId')
const earlierPlacement = alias(placements, 'earlier_placement')
const earlierAbsence = alias(absences, 'earlier_absence')

const placementsOf = prepared((db) => {
	const manager = alias(people, 'manager')
	const e = earlierPlacement
	const samePerson = eq(e.personId, placements.personId)
	const sameWork = and(
		eq(e.validFrom, placements.validFrom),
		eq(e.teamId, placements.teamId),
		eq(e.jobTitle, placements.jobTitle),
		eq(e.workerType, placements.workerType),
		eq(e.tags, placements.tags),
		sql`${e.managerId} is ${placements.managerId}`,
	)
	const first = (same: SQL | undefined) =>
		sql<Instant>`(${db
			.select({ at: min(e.recordedAt) })
			.from(e)
			.where(and(samePerson, same))})`
	return db
		.select({
			validFrom: placements.validFrom,
			validTo: placements.validTo,
			workerType: placements.workerType,
			directorate: directorates.name,
			service: services.name,
			team: teams.name,
			jobTitle: placements.jobTitle,
			tags: placements.tags,
			managerName: sql<string | null>`${fullName(manager)}`,
			managerNumber: manager.employeeNumber,
			recordedAt: first(sameWork),
			endRecordedAt: first(sql`${e.validTo} is ${placements.validTo}`),
		})
		.from(placements)
		.innerJoin(directorates, eq(directorates.id, placements.directorateId))
		.innerJoin(services, eq(services.id, placements.serviceId))
		.innerJoin(teams, eq(teams.id, placements.teamId))
		.leftJoin(manager, eq(manager.id, placements.managerId))
		.where(and(eq(placements.personId, personId), isCurrent(placements)))
		.orderBy(desc(placements.validFrom))
		.prepare()
})
const postsOf = prepared((db) =>
	db
		.select({
			validFrom: otherPosts.validFrom,
			validTo: otherPosts.validTo,
			directorate: directorates.name,
			service: services.name,
			team: teams.name,
			jobTitle: otherPosts.jobTitle,
			recordedAt: otherPosts.recordedAt,
		})
		.from(otherPosts)
		.innerJoin(directorates, eq(directorates.id, otherPosts.directorateId))
		.innerJoin(services, eq(services.id, otherPosts.serviceId))
		.innerJoin(teams, eq(teams.id, otherPosts.teamId))
		.where(and(eq(otherPosts.personId, personId), isCurrent(otherPosts)))
		.orderBy(otherPosts.validFrom)
		.prepare(),
)
const absencesOf = prepared((db) => {
	const e = earlierAbsence
	const first = (same?: SQL) =>
		sql<Instant>`${sql`(${db
			.select({ at: min(e.recordedAt) })
			.from(e)
			.where(and(eq(e.personId, absences.personId), eq(e.startsOn, absences.startsOn), same))})`}`
	return db
		.select({
			id: absences.id,
			startsOn: absences.startsOn,
			endsOn: absences.endsOn,
			kind: absences.kind,
			recordedAt: first(),
			endRecordedAt: first(sql`${e.endsOn} is ${absences.endsOn}`),
		})
		.from(absences)
		.where(and(eq(absences.personId, personId), isCurrent(absences)))
		.orderBy(desc(absences.startsOn))
		.prepare()
})

/** Where somebody has worked and when they were on long leave, as known today, the latest first, and which posts they have besides: three statements. `kind` of leave is for HR alone. */
export function findPersonHistory(
	db: Database,
	{ personId }: { personId: number },
): { placements: PlacementSpan[]; absences: AbsenceSpan[]; posts: PostSpan[] } {
	const placements = placementsOf(db)
		.all({ personId })
		.map(({ managerName, managerNumber, ...span }) => ({
			...span,
			manager: managerName === null || managerNumber === null ? null : { name: managerName, employeeNumber: managerNumber },
		}))
	return { placements, absences: absencesOf(db).all({ personId }), posts: postsOf(db).all({ personId }) }
}
