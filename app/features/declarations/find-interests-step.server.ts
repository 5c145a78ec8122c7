import { and, desc, eq, gt, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { answerKinds, declarations, interestKinds, type AnswerKind, type InterestKind, type Occasion } from '#db/schema/declarations.ts'
import type { Declaration } from './declaration-row.ts'
import { correction, declaration, isInterest } from './declaration-fragments.server.ts'
import { listDeclarations } from './find-declarations.server.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'

const personId = sql.placeholder('personId')
const id = sql.placeholder('id')

const lastAnswer = prepared((db) =>
	db
		.select({
			id: declarations.id,
			kind: sql<AnswerKind>`${declarations.kind}`,
			details: declarations.details,
			occasion: declarations.occasion,
			cycle: declarations.cycle,
			declaredAt: declarations.declaredAt,
		})
		.from(declarations)
		.where(and(eq(declarations.personId, personId), inArray(declarations.kind, answerKinds)))
		.orderBy(desc(declarations.id))
		.limit(1)
		.prepare(),
)
const declaredSince = prepared((db) =>
	db
		.selectDistinct({ kind: declarations.kind })
		.from(declarations)
		.where(and(eq(declarations.personId, personId), gt(declarations.id, id)))
		.prepare(),
)
const answer = alias(declarations, 'answer')
const declaredBefore = prepared((db) =>
	db
		.select({ id: declaration.id })
		.from(declaration)
		.innerJoin(answer, eq(answer.id, id))
		.where(
			and(
				eq(declaration.personId, personId),
				isInterest,
				lt(declaration.id, id),
				or(isNull(declaration.endedAt), gt(declaration.endedAt, answer.declaredAt)),
				notExists(
					new QueryBuilder()
						.select({ one: sql`1` })
						.from(correction)
						.where(and(eq(correction.replaces, declaration.id), lt(correction.id, id))),
				),
			),
		)
		.limit(1)
		.prepare(),
)

/** `since`: the answer that this one takes a kind out of. What was told since then is told. */
const tickedDetails = z.object({ kinds: z.array(z.enum(interestKinds)), since: z.number().optional() })

/** What somebody ticked, and which `kinds` of it they have not told about yet. `since` is the id of the answer. */
export type Pending = { kinds: InterestKind[]; ticked: InterestKind[]; since: number; occasion: Occasion; cycle: number | null }

/** `besides`: something that they had declared before was neither ended nor corrected then, if only a gift. */
export type LastAnswer = { kind: AnswerKind; at: Instant; besides: boolean }

/** What somebody answered last to “do any of these apply to you?”; null if never. */
export function findLastAnswer(db: Database, asked: { personId: number }): LastAnswer | null {
	const last = lastAnswer(db).get(asked)
	if (!last) return null
	return { kind: last.kind, at: last.declaredAt, besides: declaredBefore(db).get({ ...asked, id: last.id }) !== undefined }
}

/** What somebody ticked and has not told about yet, with the occasion on which they did; null if nothing is left to tell. */
export function findPending(db: Database, asked: { personId: number }): Pending | null {
	const last = lastAnswer(db).get(asked)
	if (last?.kind !== 'ticked') return null
	const { kinds: ticked, since = last.id } = tickedDetails.parse(last.details)
	const told = declaredSince(db).all({ ...asked, id: since })
	const kinds = ticked.filter((kind) => !told.some((each) => each.kind === kind))
	return kinds.length === 0 ? null : { kinds, ticked, since, occasion: last.occasion, cycle: last.cycle }
}

/**
 * What makes a nil return wrong: the interests that somebody holds. A gift is of one day, and work that was refused consent is not to be done: after these a nil
 * return says that there is nothing else.
 */
export function listHeldInterests(db: Database, asked: { personId: number }, { now }: { now: Instant }): Declaration[] {
	const today = dayOf(now)
	return listDeclarations(db, asked, { now, today }).filter((each) => isHeld(each, today))
}

function isHeld(each: Declaration, today: Day): boolean {
	const status = statusOfDeclaration(each, today)
	return each.kind !== 'gift' && isCurrent(status) && status !== 'refused'
}

export type InterestsStep = {
	/** What they answered last for this cycle; null: they are still to be asked. */
	answered: { kind: AnswerKind; at: Instant } | null
	/** The kinds that they ticked and still have to tell about, each at `/declarations/new/<kind>`. */
	wants: InterestKind[]
	/** The interests that they hold, to show, and to confirm in one click (`answerInterests` with `unchanged`). */
	held: Declaration[]
	/** What goes with the attestation: what is held, and what else was told in this cycle, such as a gift. */
	declared: Declaration[]
	/** Answered, and everything told: the step is done. */
	done: boolean
}

/**
 * How far somebody is with their interests in one cycle of the Code's obligation. An answer counts if it was given within the cycle, or at any time from `since`
 * on (the instant at which they began to attest; null: only within the cycle), so that nobody is asked twice in a row.
 */
export function findInterestsStep(
	db: Database,
	{ cycle, since, ...asked }: { personId: number; cycle: number; since: Instant | null },
	{ now }: { now: Instant },
): InterestsStep {
	const last = lastAnswer(db).get(asked)
	const counts = last && (last.cycle === cycle || (since !== null && last.declaredAt >= since)) ? last : null
	const wants = counts ? (findPending(db, asked)?.kinds ?? []) : []
	const today = dayOf(now)
	const all = listDeclarations(db, asked, { now, today })
	const held = all.filter((each) => isHeld(each, today))
	return {
		answered: counts && { kind: counts.kind, at: counts.declaredAt },
		wants,
		held,
		declared: all.filter((each) => held.includes(each) || (each.cycle === cycle && each.replacedBy === null && each.endedOn === null)),
		done: counts !== null && wants.length === 0,
	}
}
