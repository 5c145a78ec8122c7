import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { newToken, sha256 } from '#app/platform/ids.ts'
import { roles, type Role } from '#db/schema/sign-in.ts'
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

type Row = {
	personId: number
	givenName: string
	familyName: string
	employeeNumber: string
	roles: string | null
	leads: number
	leavesOn: Day | null
}

const hour = 3_600_000
/** Somebody who signs in at the start of a shift is not asked again during it. */
export const sessionHours = 12

const insert = prepared((db) =>
	db.$client.prepare(
		'insert into sessions (token_sha256, person_id, created_at, expires_at) values (@sha256, @personId, @now, @expiresAt)',
	),
)
const end = prepared((db) =>
	db.$client.prepare<{ sha256: string; now: Instant }, { personId: number }>(
		'update sessions set ended_at = @now where token_sha256 = @sha256 and ended_at is null returning person_id as personId',
	),
)
const find = prepared((db) =>
	db.$client.prepare<{ sha256: string; now: Instant; today: Day }, Row>(`
		select p.id as personId, p.given_name as givenName, p.family_name as familyName, p.employee_number as employeeNumber,
			(select group_concat(role) from role_grants g where g.person_id = p.id and g.revoked_at is null) as roles,
			exists (select 1 from placements l where l.manager_id = p.id and l.superseded_at is null
				and l.valid_from <= @today and (l.valid_to is null or l.valid_to >= @today)) as leads,
			(select l.valid_to from placements l where l.person_id = p.id and l.superseded_at is null order by l.valid_from desc limit 1) as leavesOn
		from sessions s join people p on p.id = s.person_id
		where s.token_sha256 = @sha256 and s.ended_at is null and s.expires_at > @now
	`),
)
const findByNumber = prepared((db) => db.$client.prepare<[string], { id: number }>('select id from people where employee_number = ?'))

/** Begins a session; returns the token for the cookie, null if nobody has that employee number. Only the token's hash is kept. */
export function startSession(db: Database, { employeeNumber }: { employeeNumber: string }, { now }: { now: Instant }): string | null {
	const person = findByNumber(db).get(employeeNumber)
	if (!person) return null
	const token = newToken()
	inTransaction(db, () => {
		insert(db).run({ sha256: sha256(token), personId: person.id, now, expiresAt: now + sessionHours * hour })
		const actor = `person:${person.id}`
		recordEvidence(db, { at: now, actor, action: 'session.started', subject: actor, details: { method: 'demonstration' } })
	})
	return token
}

/** Ends a session. A token that is unknown or has ended is no error. */
export function endSession(db: Database, { token }: { token: string }, { now }: { now: Instant }): void {
	inTransaction(db, () => {
		const ended = end(db).get({ sha256: sha256(token), now })
		if (!ended) return
		const actor = `person:${ended.personId}`
		recordEvidence(db, { at: now, actor, action: 'session.ended', subject: actor, details: {} })
	})
}

/** Whose token it is: one statement. Null if it is unknown, ended or older than `sessionHours`. */
export function findViewer(db: Database, { token }: { token: string }, { now }: { now: Instant }): Viewer | null {
	const today = dayOf(now)
	const row = find(db).get({ sha256: sha256(token), now, today })
	if (!row) return null
	const held = row.roles?.split(',') ?? []
	return {
		personId: row.personId,
		givenName: row.givenName,
		name: `${row.givenName} ${row.familyName}`,
		employeeNumber: row.employeeNumber,
		roles: roles.filter((role) => held.includes(role)),
		leads: row.leads === 1,
		leavesOn: row.leavesOn,
		actor: `person:${row.personId}`,
		now,
		today,
	}
}
