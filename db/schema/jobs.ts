import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const jobs = sqliteTable('jobs', {
	id: text('id').primaryKey(),
	kind: text('kind').notNull(),
	payload: text('payload').notNull(),
	runAt: integer('run_at').notNull(),
	attempts: integer('attempts').notNull(),
	claimedUntil: integer('claimed_until'),
	doneAt: integer('done_at'),
	lastError: text('last_error'),
})

/** The outbox: what the product has to tell somebody. `recipient` is a role or a person's id. */
export const messages = sqliteTable('messages', {
	id: integer('id').primaryKey(),
	recipient: text('recipient').notNull(),
	kind: text('kind').notNull(),
	subject: text('subject').notNull(),
	body: text('body').notNull(),
	createdAt: integer('created_at').notNull(),
	handledAt: integer('handled_at'),
})
