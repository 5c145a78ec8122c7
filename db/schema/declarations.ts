import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const interestKinds = [
	'secondary-employment',
	'directorship',
	'relative',
	'shareholding',
	'relationship',
	'membership',
	'gift',
] as const
export type InterestKind = (typeof interestKinds)[number]

/** What somebody answers to “do any of these apply to you?”: none does; nothing new does; these do, and the details follow. */
export const answerKinds = ['nil', 'unchanged', 'ticked'] as const
export type AnswerKind = (typeof answerKinds)[number]

export const occasions = ['appointment', 'attestation', 'change'] as const
export type Occasion = (typeof occasions)[number]

/** Append-only: it may be ended, and a correction `replaces` it. `details` depend on `kind` (app/features/declarations/interest-details.ts). */
export const declarations = sqliteTable(
	'declarations',
	{
		id: integer('id').primaryKey(),
		personId: integer('person_id').notNull(),
		kind: text('kind', { enum: [...answerKinds, ...interestKinds] }).notNull(),
		details: text('details', { mode: 'json' }).notNull(),
		occasion: text('occasion', { enum: occasions }).notNull(),
		/** Of the Code's obligation; null for a change. */
		cycle: integer('cycle'),
		declaredAt: integer('declared_at').notNull(),
		actor: text('actor').notNull(),
		replaces: integer('replaces'),
		endedOn: text('ended_on'),
		endedAt: integer('ended_at'),
	},
	(table) => [index('declarations_person').on(table.personId, table.kind)],
)

export const decisionOutcomes = ['consented', 'refused', 'asked', 'noted'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]
export const deciders = ['line-manager', 'hr', 'monitoring-officer'] as const
export type Decider = (typeof deciders)[number]

/** Append-only: the last one holds. `note` is what the person reads: a reason, or a question. */
export const declarationDecisions = sqliteTable('declaration_decisions', {
	id: integer('id').primaryKey(),
	declarationId: integer('declaration_id').notNull(),
	outcome: text('outcome', { enum: decisionOutcomes }).notNull(),
	conditions: text('conditions').notNull(),
	/** The last day on which the consent holds. */
	until: text('until'),
	note: text('note').notNull(),
	decidedBy: text('decided_by').notNull(),
	decidedAs: text('decided_as', { enum: deciders }).notNull(),
	decidedAt: integer('decided_at').notNull(),
})
