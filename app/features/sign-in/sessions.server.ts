import { and, desc, eq, exists, gt, gte, isNull, or, sql, type Placeholder } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { idsOf } from '#db/leads.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { newToken, sha256 } from '#app/platform/ids.ts'
import { holdsOn, isCurrent } from '#db/as-at.server.ts'
import { people, placements } from '#db/schema/people.ts'
import { roleGrants, roles, sessions, type Role } from '#db/schema/sign-in.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** The person who is signed in, as every guard hands it on. */
export type Viewer = {
	personId: number
	givenName: string
	name: string
	employeeNumber: string
	roles: Role[]
	/** Somebody reports to them today. */
	leads: boolean
	/** Their last day, as far as it is known. */
	leavesOn: Day | null
	/** `person:<id>`: how the evidence names them. */
	actor: string
	now: Instant
	today: Day
}

const hour = 3_600_000
/** Somebody who signs in at the start of a shift is not asked again during it. */
export const sessionHours = 12

/** They work here, or will: whoever has left holds nothing any more, neither the sessions that were open nor the roles. */
const hasNotLeft = (today: Placeholder) =>
	exists(
		new QueryBuilder()
			.select({ id: placements.id })
			.from(placements)
			.where(
				and(eq(placements.personId, people.id), isCurrent(placements), or(isNull(placements.validTo), gte(placements.validTo, today))),
			),
	)

const find = prepared((db) => {
	const { personId, role, revokedAt } = roleGrants
	const held = db
		.select({ roles: sql`group_concat(${role})` })
		.from(roleGrants)
		.where(and(eq(personId, people.id), isNull(revokedAt)))
	const reports = db
		.select({ id: placements.id })
		.from(placements)
		.where(
			and(sql`${placements.managerId} in ${idsOf(people.id, sql.placeholder('today'))}`, holdsOn(placements, sql.placeholder('today'))),
		)
	const lastDay = db
		.select({ validTo: placements.validTo })
		.from(placements)
		.where(and(eq(placements.personId, people.id), isCurrent(placements)))
		.orderBy(desc(placements.validFrom))
		.limit(1)
	return db
		.select({
			personId: people.id,
			givenName: people.givenName,
			familyName: people.familyName,
			employeeNumber: people.employeeNumber,
			roles: sql<string | null>`(${held})`,
			leads: sql<number>`${exists(reports)}`,
			leavesOn: sql<Day | null>`(${lastDay})`,
		})
		.from(sessions)
		.innerJoin(people, eq(people.id, sessions.personId))
		.where(
			and(
				eq(sessions.tokenSha256, sql.placeholder('sha256')),
				isNull(sessions.endedAt),
				gt(sessions.expiresAt, sql.placeholder('now')),
				hasNotLeft(sql.placeholder('today')),
			),
		)
		.prepare()
})
const findByNumber = prepared((db) =>
	db
		.select({ id: people.id })
		.from(people)
		.where(and(eq(people.employeeNumber, sql.placeholder('employeeNumber')), hasNotLeft(sql.placeholder('today'))))
		.prepare(),
)

/** Begins a session; returns the token for the cookie, null if nobody has that employee number, or they have left. Only the token's hash is kept. */
export function startSession(db: Database, { employeeNumber }: { employeeNumber: string }, { now }: { now: Instant }): string | null {
	const person = findByNumber(db).get({ employeeNumber, today: dayOf(now) })
	if (!person) return null
	const token = newToken()
	inTransaction(db, () => {
		db.insert(sessions)
			.values({ tokenSha256: sha256(token), personId: person.id, createdAt: now, expiresAt: now + sessionHours * hour })
			.run()
		const actor = `person:${person.id}`
		recordEvidence(db, { at: now, actor, action: 'session.started', subject: actor, details: { method: 'demonstration' } })
	})
	return token
}

/** Ends a session. A token that is unknown or has ended is no error. */
export function endSession(db: Database, { token }: { token: string }, { now }: { now: Instant }): void {
	inTransaction(db, () => {
		const ended = db
			.update(sessions)
			.set({ endedAt: now })
			.where(and(eq(sessions.tokenSha256, sha256(token)), isNull(sessions.endedAt)))
			.returning({ personId: sessions.personId })
			.get()
		if (!ended) return
		const actor = `person:${ended.personId}`
		recordEvidence(db, { at: now, actor, action: 'session.ended', subject: actor, details: {} })
	})
}

/** Whose token it is: one statement. Null if it is unknown, ended or older than `sessionHours`, or they have left. */
export function findViewer(db: Database, { token }: { token: string }, { now }: { now: Instant }): Viewer | null {
	const today = dayOf(now)
	const row = find(db).get({ sha256: sha256(token), now, today })
	if (!row) return null
	const held = row.roles?.split(',') ?? []
	return {
		personId: row.personId,
		givenName: row.givenName,
		name: `${row.givenName} ${row.familyName}`.trim(),
		employeeNumber: row.employeeNumber,
		roles: roles.filter((role) => held.includes(role)),
		leads: row.leads === 1,
		leavesOn: row.leavesOn,
		actor: `person:${row.personId}`,
		now,
		today,
	}
}
