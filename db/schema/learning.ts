import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const progressStates = ['notStarted', 'reading', 'ready', 'answering', 'passed', 'failed', 'locked'] as const

/** The learner's machine as columns. Saved only if `revision` is still the one that was read. */
export const moduleProgress = sqliteTable('module_progress', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	requirementId: integer('requirement_id').notNull(),
	cycle: integer('cycle').notNull(),
	moduleVersion: text('module_version').notNull(),
	state: text('state', { enum: progressStates }).notNull(),
	page: text('page'),
	pagesRead: text('pages_read', { mode: 'json' }).$type<string[]>().notNull(),
	attemptsUsed: integer('attempts_used').notNull(),
	revision: integer('revision').notNull(),
	startedAt: integer('started_at').notNull(),
	updatedAt: integer('updated_at').notNull(),
	/** In a renewal that was not passed yet: the pages on what was missed. */
	pagesAsked: text('pages_asked', { mode: 'json' }).$type<string[]>(),
})

/** `drawn` is what the person was asked, word for word, in the order shown, with the key; `answers` is what they chose, by position. Both JSON. */
export const quizAttempts = sqliteTable('quiz_attempts', {
	id: integer('id').primaryKey(),
	progressId: integer('progress_id').notNull(),
	number: integer('number').notNull(),
	moduleVersion: text('module_version').notNull(),
	moduleFingerprint: text('module_fingerprint').notNull(),
	passMark: integer('pass_mark').notNull(),
	drawn: text('drawn').notNull(),
	answers: text('answers').notNull(),
	revision: integer('revision').notNull(),
	score: integer('score'),
	outcome: text('outcome', { enum: ['passed', 'failed'] }),
	startedAt: integer('started_at').notNull(),
	submittedAt: integer('submitted_at'),
})

/** Append-only. `validUntil` is the day on which the next cycle falls due. */
export const completions = sqliteTable(
	'completions',
	{
		personId: integer('person_id').notNull(),
		requirementId: integer('requirement_id').notNull(),
		cycle: integer('cycle').notNull(),
		version: text('version').notNull(),
		attemptId: integer('attempt_id'),
		score: integer('score'),
		completedAt: integer('completed_at').notNull(),
		completedOn: text('completed_on').notNull(),
		validUntil: text('valid_until').notNull(),
		source: text('source', { enum: ['quiz', 'attestation', 'prior-learning'] }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.requirementId, table.cycle] })],
)
