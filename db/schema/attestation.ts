import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const journeyStates = ['notStarted', 'reading', 'statements', 'confirming', 'attested', 'declined'] as const

/** The attestation machine as columns. `agreed` holds the ids of the statements ticked so far, as JSON. */
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
	},
	(table) => [primaryKey({ columns: [table.personId, table.cycle] })],
)

/** Append-only. `statements` holds each statement in its exact wording and whether it was agreed, as JSON. */
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
})
