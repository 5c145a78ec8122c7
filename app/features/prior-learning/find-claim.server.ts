import { and, desc, eq, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { documents, priorLearning } from '#db/schema/requirements.ts'

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

const claims = (db: Database) =>
	db
		.select({
			id: priorLearning.id,
			requirementId: priorLearning.requirementId,
			completedOn: priorLearning.completedOn,
			issuer: priorLearning.issuer,
			note: priorLearning.note,
			documentSha256: priorLearning.documentSha256,
			documentName: documents.name,
			documentSize: sql<number>`length(${documents.bytes})`,
			claimedBy: priorLearning.claimedBy,
			claimedAt: priorLearning.claimedAt,
			outcome: priorLearning.outcome,
			decisionReason: priorLearning.decisionReason,
			decidedAt: priorLearning.decidedAt,
		})
		.from(priorLearning)
		.innerJoin(documents, eq(documents.sha256, priorLearning.documentSha256))

const isOf = (column: SQLiteColumn, name: string) =>
	and(eq(priorLearning.personId, sql.placeholder('personId')), eq(column, sql.placeholder(name)))

const find = prepared((db) => claims(db).where(isOf(priorLearning.id, 'id')).prepare())
const findLatest = prepared((db) =>
	claims(db).where(isOf(priorLearning.requirementId, 'requirementId')).orderBy(desc(priorLearning.id)).limit(1).prepare(),
)
const findDocument = prepared((db) =>
	db
		.select({ name: documents.name, mediaType: documents.mediaType, bytes: documents.bytes })
		.from(priorLearning)
		.innerJoin(documents, eq(documents.sha256, priorLearning.documentSha256))
		.where(isOf(priorLearning.id, 'id'))
		.prepare(),
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
