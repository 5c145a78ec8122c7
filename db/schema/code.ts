import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Every edition that this site has ever put before anybody, whole: what was attested can be read for ever. Append-only. */
export const codeEditions = sqliteTable(
	'code_editions',
	{
		id: text('id').notNull(),
		sha256: text('sha256').notNull(),
		label: text('label').notNull(),
		body: text('body').notNull(),
		recordedAt: integer('recorded_at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.id, table.sha256] })],
)

/**
 * An adopted text on its way to being an edition, one at a time. `source` is the text as read from the council's document (kept in `documents`), `outline` what
 * was understood of it, `clauseIds` the edition that it is compared with and the id of each of its entries, `plain` the plain English that was written for its
 * entries; these and the rest are JSON. Frozen once approved: `sha256` is then the edition in `code_editions`.
 */
export const codeDrafts = sqliteTable('code_drafts', {
	id: integer('id').primaryKey(),
	editionId: text('edition_id').notNull(),
	label: text('label').notNull(),
	title: text('title').notNull(),
	state: text('state', { enum: ['draft', 'reviewed', 'approved', 'discarded'] }).notNull(),
	sourceSha256: text('source_sha256').notNull(),
	source: text('source').notNull(),
	outline: text('outline', { mode: 'json' }).notNull(),
	clauseIds: text('clause_ids', { mode: 'json' }).notNull(),
	plain: text('plain', { mode: 'json' }).notNull(),
	statements: text('statements', { mode: 'json' }).notNull(),
	changeNotes: text('change_notes', { mode: 'json' }).notNull(),
	material: integer('material', { mode: 'boolean' }),
	reason: text('reason'),
	revision: integer('revision').notNull(),
	createdBy: text('created_by').notNull(),
	createdAt: integer('created_at').notNull(),
	updatedAt: integer('updated_at').notNull(),
	reviewedBy: text('reviewed_by'),
	reviewedAt: integer('reviewed_at'),
	/** Who adopted it, in words: the council, a committee. */
	approver: text('approver'),
	/** The day of their meeting. */
	approvedOn: text('approved_on'),
	/** Who recorded that. */
	approvedBy: text('approved_by'),
	approvedAt: integer('approved_at'),
	sha256: text('sha256'),
	/** The minute of that meeting, in `documents`; null where none was handed in. */
	minuteSha256: text('minute_sha256'),
})

/** Append-only; the last one holds. Whether somebody else than who loaded a text has to record its approval. */
export const codeApprovalRules = sqliteTable('code_approval_rules', {
	id: integer('id').primaryKey(),
	byAnother: integer('by_another', { mode: 'boolean' }).notNull(),
	reason: text('reason').notNull(),
	recordedBy: text('recorded_by').notNull(),
	recordedAt: integer('recorded_at').notNull(),
})

/** From which day an edition binds. The one in force on a day is the live row with the latest `effectiveFrom` up to it, of two of the same day the one recorded last. */
export const codePublications = sqliteTable('code_publications', {
	id: integer('id').primaryKey(),
	editionId: text('edition_id').notNull(),
	sha256: text('sha256').notNull(),
	effectiveFrom: text('effective_from').notNull(),
	/** A material edition asks everybody again; a minor one asks nobody. */
	material: integer('material', { mode: 'boolean' }).notNull(),
	reason: text('reason').notNull(),
	/** How many days people have for it; null: as many as the first time. */
	dueDays: integer('due_days'),
	publishedBy: text('published_by').notNull(),
	recordedAt: integer('recorded_at').notNull(),
	supersededAt: integer('superseded_at'),
})
