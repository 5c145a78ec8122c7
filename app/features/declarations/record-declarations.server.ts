import { and, eq, gt, isNull, max, or, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { declarations, type AnswerKind, type InterestKind, type Occasion } from '#db/schema/declarations.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { Declaration } from './declaration-row.ts'
import { listDeclarations } from './find-declarations.server.ts'
import { findPending, listHeldInterests } from './find-interests-step.server.ts'
import { detailsSchemas, type InterestDetails } from './interest-details.ts'
import type { InterestsAnswer } from './read-answers.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'

type Context = { now: Instant; actor: string }

/** The same sent twice within this time is one declaration: somebody pressed the button twice. Two alike gifts on two evenings are two. */
const sentTwice = 10 * 60_000

const same = alias(declarations, 'same')
const newest = new QueryBuilder()
	.select({ id: max(same.id) })
	.from(same)
	.where(eq(same.personId, sql.placeholder('personId')))
/** The last thing that they declared, if it is the same. `details` is bound as the text that is kept. */
const findSame = prepared((db) =>
	db
		.select({ id: declarations.id })
		.from(declarations)
		.where(
			and(
				eq(declarations.id, newest),
				eq(declarations.personId, sql.placeholder('personId')),
				eq(declarations.kind, sql.placeholder('kind')),
				eq(declarations.details, sql.placeholder('text')),
				or(sql`${sql.placeholder('cycle')} is null`, eq(declarations.cycle, sql.placeholder('cycle'))),
				sql`${declarations.replaces} is ${sql.placeholder('replaces')}`,
				gt(declarations.declaredAt, sql.placeholder('since')),
				isNull(declarations.endedAt),
			),
		)
		.prepare(),
)
const findAny = prepared((db) =>
	db
		.select({ id: declarations.id })
		.from(declarations)
		.where(eq(declarations.personId, sql.placeholder('personId')))
		.limit(1)
		.prepare(),
)

type Declared = { personId: number; kind: AnswerKind | InterestKind; details: object; cycle: number | null; replaces: number | null }

const findTwin = (db: Database, { details, ...declared }: Declared, { now }: Context): number | null =>
	findSame(db).get({ ...declared, text: JSON.stringify(details), since: now - sentTwice })?.id ?? null

/** Writes one declaration with its entry; of the same sent twice the first. */
function record(db: Database, declared: Declared, { now, actor }: Context, within: Occasion | null): number {
	const twin = findTwin(db, declared, { now, actor })
	if (twin !== null) return twin
	const { personId, kind, details, cycle, replaces } = declared
	const ever = findAny(db).get({ personId }) !== undefined
	const occasion: Occasion = within ?? (!ever ? 'appointment' : cycle === null ? 'change' : 'attestation')
	const { lastInsertRowid } = db
		.insert(declarations)
		.values({ ...declared, occasion, declaredAt: now, actor })
		.run()
	const id = Number(lastInsertRowid)
	const contentSha256 = sha256(`${kind}\n${JSON.stringify(details)}`)
	const entry = { declaration: id, occasion, cycle, replaces, contentSha256 }
	recordEvidence(db, { at: now, actor, action: 'interests.declared', subject: `person:${personId}`, details: entry })
	return id
}

/** Why an answer about interests is refused. `has-interests`: they hold some that they declared. `nothing-stands`: they hold none. */
export type AnswerRefusal = 'has-interests' | 'nothing-stands'

/**
 * Records the answer to “do any of these apply to you?”. `cycle` is that of the Code's obligation when it is asked within the attestation, null at any other
 * time. A nil return is refused while they hold an interest: then the answer is `unchanged`, or the interest is ended first. After `some`, `findInterestsStep`
 * says which kinds still want their details; `declareInterest` takes them, and gives them the occasion and cycle of this answer. A later answer takes the place
 * of an earlier one. Sent twice is once.
 */
export function answerInterests(
	db: Database,
	{ personId, cycle, answers }: { personId: number; cycle: number | null; answers: InterestsAnswer },
	context: Context,
): { refusal: AnswerRefusal } | null {
	return inTransaction(db, () => {
		const held = listHeldInterests(db, { personId }, context)
		if (answers.answer === 'none' && held.length > 0) return { refusal: 'has-interests' as const }
		if (answers.answer === 'unchanged' && held.length === 0) return { refusal: 'nothing-stands' as const }
		record(db, { personId, ...contentOf(answers, held), cycle, replaces: null }, context, null)
		return null
	})
}

/** What was confirmed is kept with it: the ids of what they held then. */
function contentOf(answers: InterestsAnswer, held: readonly Declaration[]): { kind: AnswerKind; details: object } {
	switch (answers.answer) {
		case 'none':
			return { kind: 'nil', details: {} }
		case 'unchanged':
			return { kind: 'unchanged', details: { stand: held.map(({ id }) => id) } }
		case 'some':
			return { kind: 'ticked', details: { kinds: answers.kinds } }
	}
}

/**
 * Takes back that a kind applies, of several that were ticked and are being told about: the answer is given anew without it, on the same occasion. The only one
 * is not taken back: that would be a nil return, and nobody says that for them.
 */
export function takeBackTick(db: Database, { personId, kind }: { personId: number; kind: InterestKind }, context: Context): void {
	inTransaction(db, () => {
		const pending = findPending(db, { personId })
		if (!pending?.kinds.includes(kind) || pending.ticked.length === 1) return
		const { ticked, since, occasion, cycle } = pending
		const details = { kinds: ticked.filter((each) => each !== kind), since }
		record(db, { personId, kind: 'ticked', details, cycle, replaces: null }, context, occasion)
	})
}

/**
 * Records one interest, gift or hospitality; with `replaces` it corrects an earlier one of the same person and kind that still stands (also the answer to a
 * question). Returns its id.
 */
export function declareInterest(
	db: Database,
	{ personId, details, replaces }: { personId: number; details: InterestDetails; replaces: number | null },
	context: Context,
): { id: number } | { refusal: 'not-open' } {
	return inTransaction(db, () => {
		const { kind } = details
		const content: object = detailsSchemas[kind].parse(details)
		const pending = replaces === null ? findPending(db, { personId }) : null
		const asked = pending?.kinds.includes(kind) ? pending : null
		const declared = { personId, kind, details: content, cycle: asked?.cycle ?? null, replaces }
		if (replaces !== null) {
			const own = findOpen(db, { personId, id: replaces }, context)
			if (own?.kind !== kind) {
				const twin = findTwin(db, declared, context)
				return twin === null ? { refusal: 'not-open' as const } : { id: twin }
			}
		}
		return { id: record(db, declared, context, asked?.occasion ?? null) }
	})
}

/** Ends an interest that stands, on a day that is not to come. Gifts are of one day: they are corrected, never ended. Twice is once. */
export function endInterest(
	db: Database,
	{ personId, id, on }: { personId: number; id: number; on: Day },
	context: Context,
): { refusal: 'not-open' | 'too-late' } | null {
	return inTransaction(db, () => {
		const own = findOpen(db, { personId, id }, context)
		if (!own || own.kind === 'gift') return { refusal: 'not-open' as const }
		if (on > dayOf(context.now)) return { refusal: 'too-late' as const }
		const { now, actor } = context
		db.update(declarations)
			.set({ endedOn: on, endedAt: now })
			.where(and(eq(declarations.id, id), isNull(declarations.endedAt)))
			.run()
		recordEvidence(db, { at: now, actor, action: 'interest.ended', subject: `person:${personId}`, details: { declaration: id, on } })
		return null
	})
}

function findOpen(db: Database, { personId, id }: { personId: number; id: number }, { now }: Context): Declaration | null {
	const today = dayOf(now)
	const found = listDeclarations(db, { personId }, { now, today }).find((declaration) => declaration.id === id)
	return found && isCurrent(statusOfDeclaration(found, today)) ? found : null
}
