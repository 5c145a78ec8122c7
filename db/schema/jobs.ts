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

export const messageStates = ['written', 'sent', 'failed', 'dealtWith'] as const
export const messageKinds = ['attestation-declined'] as const
export type MessageKind = (typeof messageKinds)[number]

/**
 * What the product has to tell somebody. `recipient` is a role, `subject` whom it is about (`person:<id>`). `state` and its times are those of the machine in
 * app/features/messages; `handledAt` is when somebody dealt with it.
 */
export const messages = sqliteTable('messages', {
	id: integer('id').primaryKey(),
	recipient: text('recipient', { enum: ['hr'] }).notNull(),
	kind: text('kind', { enum: messageKinds }).notNull(),
	subject: text('subject').notNull(),
	body: text('body').notNull(),
	createdAt: integer('created_at').notNull(),
	handledAt: integer('handled_at'),
	state: text('state', { enum: messageStates }).notNull(),
	sentAt: integer('sent_at'),
	failedAt: integer('failed_at'),
})
