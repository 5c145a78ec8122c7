import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The requirements of `content/requirements.json`, and the day each was first asked for here. */
export const requirements = sqliteTable('requirements', {
	id: integer('id').primaryKey(),
	slug: text('slug').notNull().unique(),
	introducedOn: text('introduced_on').notNull(),
})

/**
 * Every version of a module, or edition of the Code, that was asked for here: the day it came, what it means for those who hold the one before, and how many
 * days they have for it (null: as many as the first time).
 */
export const requirementVersions = sqliteTable(
	'requirement_versions',
	{
		requirementId: integer('requirement_id').notNull(),
		version: text('version').notNull(),
		effect: text('effect', { enum: ['none', 'next-renewal', 'at-once'] }).notNull(),
		recordedOn: text('recorded_on').notNull(),
		dueDays: integer('due_days'),
	},
	(table) => [primaryKey({ columns: [table.requirementId, table.version] })],
)

/**
 * One person, one requirement, one cycle, as it was on record between two instants. `metAt` is set when the cycle is met; the next cycle is recorded in the same
 * transaction, so each pair has exactly one live row. `cause` holds the parameters of the explanation; its words are rendered, not stored.
 */
export const obligations = sqliteTable(
	'obligations',
	{
		personId: integer('person_id').notNull(),
		requirementId: integer('requirement_id').notNull(),
		cycle: integer('cycle').notNull(),
		opensOn: text('opens_on').notNull(),
		dueOn: text('due_on').notNull(),
		cause: text('cause', { mode: 'json' }).notNull(),
		recordedAt: integer('recorded_at').notNull(),
		supersededAt: integer('superseded_at'),
		metAt: integer('met_at'),
		/** The first and the last day on which it is asked: the person is in the audience then. */
		askedFrom: text('asked_from').notNull(),
		askedTo: text('asked_to'),
	},
	(table) => [primaryKey({ columns: [table.personId, table.requirementId, table.cycle, table.recordedAt] })],
)

/** What a requirement asks from a day on: the defaults of the content, and HR's changes with their reason. `settings` is JSON (`ruleSettingsSchema`). */
export const ruleSettings = sqliteTable(
	'rule_settings',
	{
		requirementId: integer('requirement_id').notNull(),
		validFrom: text('valid_from').notNull(),
		settings: text('settings').notNull(),
		reason: text('reason').notNull(),
		recordedBy: text('recorded_by').notNull(),
		recordedAt: integer('recorded_at').notNull(),
		supersededAt: integer('superseded_at'),
	},
	(table) => [primaryKey({ columns: [table.requirementId, table.validFrom, table.recordedAt] })],
)

/** From when to when somebody is excused from a requirement. The clock stands still for as long. */
export const exemptions = sqliteTable('exemptions', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	requirementId: integer('requirement_id').notNull(),
	validFrom: text('valid_from').notNull(),
	validTo: text('valid_to'),
	reason: text('reason').notNull(),
	note: text('note').notNull(),
	grantedBy: text('granted_by').notNull(),
	recordedAt: integer('recorded_at').notNull(),
	supersededAt: integer('superseded_at'),
})

/** More time for one cycle: until `dueOn`. */
export const extensions = sqliteTable('extensions', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	requirementId: integer('requirement_id').notNull(),
	cycle: integer('cycle').notNull(),
	dueOn: text('due_on').notNull(),
	reason: text('reason').notNull(),
	note: text('note').notNull(),
	grantedAs: text('granted_as', { enum: ['line-manager', 'hr'] }).notNull(),
	grantedBy: text('granted_by').notNull(),
	grantedOn: text('granted_on').notNull(),
	recordedAt: integer('recorded_at').notNull(),
	supersededAt: integer('superseded_at'),
})

/** Files that were handed in, kept as they came. */
export const documents = sqliteTable('documents', {
	sha256: text('sha256').primaryKey(),
	name: text('name').notNull(),
	mediaType: text('media_type').notNull(),
	bytes: blob('bytes', { mode: 'buffer' }).notNull(),
	storedAt: integer('stored_at').notNull(),
})

/** Learning done elsewhere, with its proof, and what HR decided: accepted, it is a completion of its own source. */
export const priorLearning = sqliteTable('prior_learning', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	requirementId: integer('requirement_id').notNull(),
	completedOn: text('completed_on').notNull(),
	issuer: text('issuer').notNull(),
	documentSha256: text('document_sha256').notNull(),
	note: text('note').notNull(),
	claimedBy: text('claimed_by').notNull(),
	claimedAt: integer('claimed_at').notNull(),
	outcome: text('outcome', { enum: ['accepted', 'refused'] }),
	decisionReason: text('decision_reason'),
	decidedBy: text('decided_by'),
	decidedAt: integer('decided_at'),
})
