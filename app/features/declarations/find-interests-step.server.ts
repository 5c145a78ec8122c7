import { z } from 'zod'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { interestKinds, type AnswerKind, type InterestKind, type Occasion } from '#db/schema/declarations.ts'
import type { Declaration } from './declaration-row.ts'
import { interests } from './declaration-sql.ts'
import { listDeclarations } from './find-declarations.server.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'

type AnswerRow = { id: number; kind: AnswerKind; details: string; occasion: Occasion; cycle: number | null; declaredAt: Instant }

const lastAnswer = prepared((db) =>
	db.$client.prepare<{ personId: number }, AnswerRow>(
		`select id, kind, details, occasion, cycle, declared_at as declaredAt from declarations
		 where person_id = :personId and kind in ('nil', 'unchanged', 'ticked') order by id desc limit 1`,
	),
)
const declaredSince = prepared((db) =>
	db.$client.prepare<{ personId: number; id: number }, InterestKind>(
		'select distinct kind from declarations where person_id = :personId and id > :id',
	),
)
const declaredBefore = prepared((db) =>
	db.$client.prepare<{ personId: number; id: number }>(
		`select 1 from declarations d join declarations answer on answer.id = :id
		 where d.person_id = :personId and d.kind in (${interests}) and d.id < :id and (d.ended_at is null or d.ended_at > answer.declared_at)
			and not exists (select 1 from declarations r where r.replaces = d.id and r.id < :id) limit 1`,
	),
)

/** `since`: the answer that this one takes a kind out of. What was told since then is told. */
const tickedDetails = z.object({ kinds: z.array(z.enum(interestKinds)), since: z.number().optional() })

/** What somebody ticked, and which `kinds` of it they have not told about yet. `since` is the id of the answer. */
export type Pending = { kinds: InterestKind[]; ticked: InterestKind[]; since: number; occasion: Occasion; cycle: number | null }

/** `besides`: something that they had declared before was neither ended nor corrected then, if only a gift. */
export type LastAnswer = { kind: AnswerKind; at: Instant; besides: boolean }

/** What somebody answered last to “do any of these apply to you?”; null if never. */
export function findLastAnswer(db: Database, { personId }: { personId: number }): LastAnswer | null {
	const last = lastAnswer(db).get({ personId })
	if (!last) return null
	return { kind: last.kind, at: last.declaredAt, besides: declaredBefore(db).get({ personId, id: last.id }) !== undefined }
}

/** What somebody ticked and has not told about yet, with the occasion on which they did; null if nothing is left to tell. */
export function findPending(db: Database, { personId }: { personId: number }): Pending | null {
	const answer = lastAnswer(db).get({ personId })
	if (answer?.kind !== 'ticked') return null
	const { kinds: ticked, since = answer.id } = tickedDetails.parse(JSON.parse(answer.details))
	const told = declaredSince(db).pluck().all({ personId, id: since })
	const kinds = ticked.filter((kind) => !told.includes(kind))
	return kinds.length === 0 ? null : { kinds, ticked, since, occasion: answer.occasion, cycle: answer.cycle }
}

/**
 * What makes a nil return wrong: interests that stand. A gift is of one day, and work that was refused consent is not to be done: after these a nil return says
 * that there is nothing else.
 */
export function standsAgainstNil(db: Database, { personId }: { personId: number }, { now }: { now: Instant }): Declaration[] {
	const today = dayOf(now)
	return listDeclarations(db, { personId }, { now, today }).filter((declaration) => isHeld(declaration, today))
}

function isHeld(declaration: Declaration, today: Day): boolean {
	const status = statusOfDeclaration(declaration, today)
	return declaration.kind !== 'gift' && isCurrent(status) && status !== 'refused'
}

export type InterestsStep = {
	/** What they answered last for this cycle; null: they are still to be asked. */
	answered: { kind: AnswerKind; at: Instant } | null
	/** The kinds that they ticked and still have to tell about, each at `/declarations/new/<kind>`. */
	wants: InterestKind[]
	/** The interests that stand, to show, and to confirm in one click (`answerInterests` with `unchanged`). */
	standing: Declaration[]
	/** What goes with the attestation: what stands, and what else was told in this cycle, such as a gift. */
	declared: Declaration[]
	/** Answered, and everything told: the step is done. */
	done: boolean
}

/**
 * Where somebody stands with their interests in one cycle of the Code's obligation. An answer counts if it was given within the cycle, or at any time from
 * `since` on (the instant at which the journey began; null: only within the cycle), so that nobody is asked twice in a row.
 */
export function findInterestsStep(
	db: Database,
	{ personId, cycle, since }: { personId: number; cycle: number; since: Instant | null },
	{ now }: { now: Instant },
): InterestsStep {
	const last = lastAnswer(db).get({ personId })
	const counts = last && (last.cycle === cycle || (since !== null && last.declaredAt >= since)) ? last : null
	const wants = counts ? (findPending(db, { personId })?.kinds ?? []) : []
	const today = dayOf(now)
	const all = listDeclarations(db, { personId }, { now, today })
	const standing = all.filter((declaration) => isHeld(declaration, today))
	return {
		answered: counts && { kind: counts.kind, at: counts.declaredAt },
		wants,
		standing,
		declared: all.filter((each) => standing.includes(each) || (each.cycle === cycle && each.replacedBy === null && each.endedOn === null)),
		done: counts !== null && wants.length === 0,
	}
}
