import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { documents } from './requirements.ts'

export const attestationStates = [
	'notStarted',
	'reading',
	'checking',
	'statements',
	'interests',
	'confirming',
	'attested',
	'declined',
] as const

/**
 * The attestation machine as columns. `agreed` holds the ids of the statements ticked so far and `partsRead` those of the parts read, `interests` the ids of
 * the declarations made on the way (null until the question is answered). Only what changed since the edition with the fingerprint
 * `sinceSha256` is read; null: the whole Code.
 */
export const attestationProgress = sqliteTable(
	'attestation_progress',
	{
		personId: integer('person_id').notNull(),
		cycle: integer('cycle').notNull(),
		editionId: text('edition_id').notNull(),
		editionSha256: text('edition_sha256').notNull(),
		state: text('state', { enum: attestationStates }).notNull(),
		agreed: text('agreed', { mode: 'json' }).$type<string[]>().notNull(),
		revision: integer('revision').notNull(),
		startedAt: integer('started_at').notNull(),
		updatedAt: integer('updated_at').notNull(),
		partsRead: text('parts_read', { mode: 'json' }).$type<string[]>().notNull(),
		sinceSha256: text('since_sha256'),
		interests: text('interests', { mode: 'json' }).$type<number[]>(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.cycle] })],
)

/**
 * Append-only. `statements` holds each statement in its exact wording and whether it was agreed, `interests` the ids of the declarations made with it (null
 * where that was not asked). `note` is how it was done where somebody helped, `documentSha256` a signed list. `evidenceSeq` is the number of its
 * entry; null in rows from before version 0009.
 */
export const attestations = sqliteTable('attestations', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	cycle: integer('cycle').notNull(),
	editionId: text('edition_id').notNull(),
	editionSha256: text('edition_sha256').notNull(),
	statements: text('statements', { mode: 'json' }).notNull(),
	outcome: text('outcome', { enum: ['agreed', 'not-agreed'] }).notNull(),
	comment: text('comment'),
	method: text('method', { enum: ['self', 'assisted', 'roll-call'] }).notNull(),
	actor: text('actor').notNull(),
	attestedAt: integer('attested_at').notNull(),
	evidenceSeq: integer('evidence_seq'),
	note: text('note'),
	documentSha256: text('document_sha256').references(() => documents.sha256),
	interests: text('interests', { mode: 'json' }).$type<number[]>(),
	/** As they were called then; null in rows from before version 0011. */
	personName: text('person_name'),
	/** Of the person who recorded it; null also where no person did. */
	actorName: text('actor_name'),
})

/** Append-only. A supervised session at which people signed a list: the attestations with the same document are theirs. `ledBy` is a name as it was typed. */
export const rollCalls = sqliteTable('roll_calls', {
	id: integer('id').primaryKey(),
	editionId: text('edition_id').notNull(),
	editionSha256: text('edition_sha256').notNull(),
	heldOn: text('held_on').notNull(),
	place: text('place').notNull(),
	ledBy: text('led_by').notNull(),
	documentSha256: text('document_sha256')
		.notNull()
		.unique()
		.references(() => documents.sha256),
	actor: text('actor').notNull(),
	recordedAt: integer('recorded_at').notNull(),
})

/** Append-only. Somebody who leaves was reminded of what continues, in these words. `note` is how, where somebody else recorded it. */
export const leavingAcknowledgements = sqliteTable('leaving_acknowledgements', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	leavesOn: text('leaves_on').notNull(),
	editionId: text('edition_id').notNull(),
	editionSha256: text('edition_sha256').notNull(),
	clauseId: text('clause_id').notNull(),
	wording: text('wording').notNull(),
	note: text('note'),
	actor: text('actor').notNull(),
	acknowledgedAt: integer('acknowledged_at').notNull(),
})

export const refusalStates = ['open', 'owned', 'beingSeenTo', 'closed'] as const
export const refusalOutcomes = ['agreed', 'agreed-with-help', 'exempt', 'left', 'other'] as const
export type RefusalOutcome = (typeof refusalOutcomes)[number]

/**
 * Somebody did not agree to the Code: the refusal machine as columns. `attestationId` is the answer that it began with; of one person one is open at a time, and
 * what they answer again meanwhile belongs to it. `ownerId` is the person who sees to it.
 */
export const refusals = sqliteTable('refusals', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	attestationId: integer('attestation_id').notNull().unique(),
	state: text('state', { enum: refusalStates }).notNull(),
	ownerId: integer('owner_id'),
	outcome: text('outcome', { enum: refusalOutcomes }),
	revision: integer('revision').notNull(),
	openedAt: integer('opened_at').notNull(),
	closedAt: integer('closed_at'),
})

export const refusalStepKinds = ['owner', 'step', 'closed'] as const

/** Append-only. What was done about a refusal: another owner, a step, the end of it. `takenOn` is the day of it, `words` what was written. */
export const refusalSteps = sqliteTable('refusal_steps', {
	id: integer('id').primaryKey(),
	refusalId: integer('refusal_id').notNull(),
	kind: text('kind', { enum: refusalStepKinds }).notNull(),
	takenOn: text('taken_on').notNull(),
	words: text('words').notNull(),
	ownerId: integer('owner_id'),
	outcome: text('outcome', { enum: refusalOutcomes }),
	actor: text('actor').notNull(),
	recordedAt: integer('recorded_at').notNull(),
})
