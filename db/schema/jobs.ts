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

/**
 * What the product had to tell HR until refusals had a page of their own: kept as it was. `subject` is whom it is about (`person:<id>`); `handledAt` is when
 * somebody dealt with it.
 */
export const messages = sqliteTable('messages', {
	id: integer('id').primaryKey(),
	recipient: text('recipient', { enum: ['hr'] }).notNull(),
	kind: text('kind', { enum: ['attestation-declined'] }).notNull(),
	subject: text('subject').notNull(),
	body: text('body').notNull(),
	createdAt: integer('created_at').notNull(),
	handledAt: integer('handled_at'),
	state: text('state', { enum: ['written', 'sent', 'failed', 'dealtWith'] }).notNull(),
	sentAt: integer('sent_at'),
	failedAt: integer('failed_at'),
})
