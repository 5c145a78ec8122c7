import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Append-only and chained: see app/features/evidence. Details may be redacted (blanked with their salt); the chain still verifies. */
export const evidence = sqliteTable('evidence', {
	seq: integer('seq').primaryKey(),
	at: integer('at').notNull(),
	actor: text('actor').notNull(),
	action: text('action').notNull(),
	subject: text('subject').notNull(),
	details: text('details'),
	detailsSalt: text('details_salt'),
	detailsDigest: text('details_digest').notNull(),
	previousHash: text('previous_hash').notNull(),
	hash: text('hash').notNull(),
})
