import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The integer keys of the requirements of `content/requirements.json`, and the day each was first asked for here. */
export const requirements = sqliteTable('requirements', {
	id: integer('id').primaryKey(),
	key: text('key').notNull().unique(),
	introducedOn: text('introduced_on').notNull(),
})

/** Every version of a module that was asked for here, with the day it came and what it means for those who hold the one before. */
export const moduleVersions = sqliteTable(
	'module_versions',
	{
		requirementId: integer('requirement_id').notNull(),
		version: text('version').notNull(),
		effect: text('effect', { enum: ['none', 'next-renewal', 'at-once'] }).notNull(),
		recordedOn: text('recorded_on').notNull(),
	},
	(table) => [primaryKey({ columns: [table.requirementId, table.version] })],
)

/**
 * One person, one requirement, one cycle, as believed between two instants. `metAt` is set when the cycle is met; the next cycle is recorded in the same
 * transaction, so each pair has exactly one live row. `cause` holds the parameters of the explanation, as JSON; its words are rendered, not stored.
 */
export const obligations = sqliteTable(
	'obligations',
	{
		personId: integer('person_id').notNull(),
		requirementId: integer('requirement_id').notNull(),
		cycle: integer('cycle').notNull(),
		opensOn: text('opens_on').notNull(),
		dueOn: text('due_on').notNull(),
		cause: text('cause').notNull(),
		recordedAt: integer('recorded_at').notNull(),
		supersededAt: integer('superseded_at'),
		metAt: integer('met_at'),
	},
	(table) => [primaryKey({ columns: [table.personId, table.requirementId, table.cycle, table.recordedAt] })],
)
