import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const historyStates = ['checking', 'asking', 'refused', 'ready', 'applying', 'applied', 'cancelled', 'withdrawn'] as const

/**
 * Files of the last system, with the completions and absences of the time before. `file` is kept until the import is finished; its hash, and the rows that
 * were left out by choice, for ever. A wrong import is withdrawn whole.
 */
export const historyImports = sqliteTable('history_imports', {
	id: integer('id').primaryKey(),
	fileName: text('file_name').notNull(),
	fileSha256: text('file_sha256').notNull(),
	headerSha256: text('header_sha256'),
	layout: text('layout', { mode: 'json' }).notNull(),
	state: text('state', { enum: historyStates }).notNull(),
	file: blob('file', { mode: 'buffer' }),
	result: text('result', { mode: 'json' }),
	problem: text('problem'),
	/** Of the check or application that counts: what an earlier one says late is not heard. */
	run: integer('run').notNull(),
	leftOut: text('left_out', { mode: 'json' }),
	createdBy: text('created_by').notNull(),
	createdAt: integer('created_at').notNull(),
	finishedAt: integer('finished_at'),
	withdrawnAt: integer('withdrawn_at'),
	withdrawnBy: text('withdrawn_by'),
	withdrawalReason: text('withdrawal_reason'),
})

export const standings = ['counts', 'run-out', 'new-version', 'code'] as const
export type Standing = (typeof standings)[number]

/**
 * Learnt elsewhere, by the word of a file. `standing` is frozen when it is brought: it counts, or it is history only, since it had run out, a new version had
 * come, or it was agreement to a Code of the past. `score` is per cent, as text, so that no digit of it is lost.
 */
export const broughtLearning = sqliteTable(
	'brought_learning',
	{
		personId: integer('person_id').notNull(),
		requirementId: integer('requirement_id').notNull(),
		completedOn: text('completed_on').notNull(),
		importId: integer('import_id').notNull(),
		importRow: integer('import_row').notNull(),
		course: text('course').notNull(),
		source: text('source').notNull(),
		score: text('score'),
		validUntil: text('valid_until').notNull(),
		standing: text('standing', { enum: standings }).notNull(),
		recordedAt: integer('recorded_at').notNull(),
		supersededAt: integer('superseded_at'),
	},
	(table) => [primaryKey({ columns: [table.personId, table.requirementId, table.completedOn, table.importId] })],
)

/** What a course of the last system is here; `requirementId` null: it is left out. `name` is the title as titles are compared. */
export const courseNames = sqliteTable('course_names', {
	name: text('name').primaryKey(),
	title: text('title').notNull(),
	requirementId: integer('requirement_id'),
	recordedBy: text('recorded_by').notNull(),
	recordedAt: integer('recorded_at').notNull(),
})
