import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

/** Learning done elsewhere, as it was handed in and decided. `outcome` null: HR has not decided yet. */
export type Claim = {
	id: number
	requirementId: number
	completedOn: Day
	issuer: string
	note: string
	documentSha256: string
	documentName: string
	/** Bytes. */
	documentSize: number
	claimedBy: string
	claimedAt: Instant
	outcome: 'accepted' | 'refused' | null
	decisionReason: string | null
	decidedAt: Instant | null
}

const claims = `
	select e.id, e.requirement_id as requirementId, e.completed_on as completedOn, e.issuer, e.note, e.document_sha256 as documentSha256,
		d.name as documentName, length(d.bytes) as documentSize, e.claimed_by as claimedBy, e.claimed_at as claimedAt, e.outcome,
		e.decision_reason as decisionReason, e.decided_at as decidedAt
	from prior_learning e join documents d on d.sha256 = e.document_sha256`

const find = prepared((db) =>
	db.$client.prepare<{ personId: number; id: number }, Claim>(`${claims} where e.person_id = :personId and e.id = :id`),
)
const findLatest = prepared((db) =>
	db.$client.prepare<{ personId: number; requirementId: number }, Claim>(
		`${claims} where e.person_id = :personId and e.requirement_id = :requirementId order by e.id desc limit 1`,
	),
)
const findDocument = prepared((db) =>
	db.$client.prepare<{ personId: number; id: number }, { name: string; mediaType: string; bytes: Buffer }>(
		`select d.name, d.media_type as mediaType, d.bytes from prior_learning e join documents d on d.sha256 = e.document_sha256
		 where e.person_id = :personId and e.id = :id`,
	),
)

/** One claim of this person; null if there is none. */
export function findClaim(db: Database, key: { personId: number; id: number }): Claim | null {
	return find(db).get(key) ?? null
}

/** What somebody handed in last for a requirement. */
export function findLatestClaim(db: Database, key: { personId: number; requirementId: number }): Claim | null {
	return findLatest(db).get(key) ?? null
}

/** The file of one claim of this person. */
export function findClaimDocument(db: Database, key: { personId: number; id: number }) {
	return findDocument(db).get(key) ?? null
}
