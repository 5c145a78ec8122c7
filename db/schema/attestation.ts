import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { documents } from './requirements.ts'

export const journeyStates = ['notStarted', 'reading', 'checking', 'statements', 'interests', 'confirming', 'attested', 'declined'] as const

/**
 * The attestation machine as columns. `agreed` holds the ids of the statements ticked so far and `partsRead` those of the parts read, `interests` the ids of
 * the declarations made on the way (null until the question is answered); all three as JSON. Only what changed since the edition with the fingerprint
 * `sinceSha256` is read; null: the whole Code.
 */
export const attestationJourneys = sqliteTable(
	'attestation_journeys',
	{
		personId: integer('person_id').notNull(),
		cycle: integer('cycle').notNull(),
		editionId: text('edition_id').notNull(),
		editionSha256: text('edition_sha256').notNull(),
		state: text('state', { enum: journeyStates }).notNull(),
		agreed: text('agreed').notNull(),
		revision: integer('revision').notNull(),
		startedAt: integer('started_at').notNull(),
		updatedAt: integer('updated_at').notNull(),
		partsRead: text('parts_read').notNull(),
		sinceSha256: text('since_sha256'),
		interests: text('interests'),
	},
	(table) => [primaryKey({ columns: [table.personId, table.cycle] })],
)

/**
 * Append-only. `statements` holds each statement in its exact wording and whether it was agreed, `interests` the ids of the declarations made with it (null
 * where that was not asked), both as JSON. `note` is how it was done where somebody helped, `documentSha256` a signed list. `evidenceSeq` is the number of its
 * entry; null in rows from before version 0009.
 */
export const attestations = sqliteTable('attestations', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	cycle: integer('cycle').notNull(),
	editionId: text('edition_id').notNull(),
	editionSha256: text('edition_sha256').notNull(),
	statements: text('statements').notNull(),
	outcome: text('outcome', { enum: ['agreed', 'not-agreed'] }).notNull(),
	comment: text('comment'),
	method: text('method', { enum: ['self', 'assisted', 'roll-call'] }).notNull(),
	actor: text('actor').notNull(),
	attestedAt: integer('attested_at').notNull(),
	evidenceSeq: integer('evidence_seq'),
	note: text('note'),
	documentSha256: text('document_sha256').references(() => documents.sha256),
	interests: text('interests'),
})
