import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { AnswerKind, InterestKind, Occasion } from '#db/schema/declarations.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { Declaration } from './declaration-row.ts'
import { listDeclarations } from './find-declarations.server.ts'
import { findPending, standsAgainstNil } from './find-interests-step.server.ts'
import { detailsSchemas, type InterestDetails } from './interest-details.ts'
import type { Answers } from './read-answers.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'

type Context = { now: Instant; actor: string }

/** The same sent twice within this time is one declaration: somebody pressed the button twice. Two alike gifts on two evenings are two. */
const sentTwice = 10 * 60_000

const insert = prepared((db) =>
	db.$client.prepare(
		`insert into declarations (person_id, kind, details, occasion, cycle, declared_at, actor, replaces)
		 values (:personId, :kind, :details, :occasion, :cycle, :now, :actor, :replaces)`,
	),
)
const findSame = prepared((db) =>
	db.$client.prepare<
		{ personId: number; kind: string; details: string; cycle: number | null; replaces: number | null; since: Instant },
		number
	>(
		`select id from declarations where person_id = :personId and kind = :kind and details = :details and (:cycle is null or cycle = :cycle) and replaces is :replaces
			and declared_at > :since and ended_at is null and id = (select max(id) from declarations where person_id = :personId)`,
	),
)
const findAny = prepared((db) => db.$client.prepare<[number], number>('select 1 from declarations where person_id = ? limit 1'))
const end = prepared((db) =>
	db.$client.prepare('update declarations set ended_on = :on, ended_at = :now where id = :id and ended_at is null'),
)

type Row = { personId: number; kind: AnswerKind | InterestKind; details: string; cycle: number | null; replaces: number | null }

/** Writes one declaration with its entry; of the same sent twice the first. */
function record(db: Database, row: Row, { now, actor }: Context, within: Occasion | null): number {
	const { personId, kind, details, cycle, replaces } = row
	const same = findSame(db)
		.pluck()
		.get({ personId, kind, details, cycle, replaces, since: now - sentTwice })
	if (same !== undefined) return same
	const ever = findAny(db).pluck().get(personId) !== undefined
	const occasion: Occasion = within ?? (!ever ? 'appointment' : cycle === null ? 'change' : 'attestation')
	const id = Number(insert(db).run({ ...row, occasion, now, actor }).lastInsertRowid)
	const contentSha256 = sha256(`${kind}\n${details}`)
	const entry = { declaration: id, occasion, cycle, replaces, contentSha256 }
	recordEvidence(db, { at: now, actor, action: 'interests.declared', subject: `person:${personId}`, details: entry })
	return id
}

/** What somebody says about their interests when they are asked: `has-interests`, they declared some that still stand; `nothing-stands`, they have none. */
export type AnswerRefusal = 'has-interests' | 'nothing-stands'

/**
 * Records the answer to “do any of these apply to you?”. `cycle` is that of the Code's obligation when it is asked within the attestation, null at any other
 * time. A nil return is refused while an interest stands: then the answer is `unchanged`, or the interest is ended first. After `some`, `findInterestsStep`
 * says which kinds still want their details; `declareInterest` takes them, and gives them the occasion and cycle of this answer. A later answer takes the place
 * of an earlier one. Sent twice is once.
 */
export function answerInterests(
	db: Database,
	{ personId, cycle, answers }: { personId: number; cycle: number | null; answers: Answers },
	context: Context,
): { refusal: AnswerRefusal } | null {
	return inTransaction(db, () => {
		const standing = standsAgainstNil(db, { personId }, context)
		if (answers.answer === 'none' && standing.length > 0) return { refusal: 'has-interests' as const }
		if (answers.answer === 'unchanged' && standing.length === 0) return { refusal: 'nothing-stands' as const }
		const [kind, details] = contentOf(answers, standing)
		record(db, { personId, kind, details: JSON.stringify(details), cycle, replaces: null }, context, null)
		return null
	})
}

/** What was confirmed is kept with it: the ids of what stood then. */
function contentOf(answers: Answers, standing: readonly Declaration[]): [AnswerKind, object] {
	switch (answers.answer) {
		case 'none':
			return ['nil', {}]
		case 'unchanged':
			return ['unchanged', { stand: standing.map(({ id }) => id) }]
		case 'some':
			return ['ticked', { kinds: answers.kinds }]
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
		record(db, { personId, kind: 'ticked', details: JSON.stringify(details), cycle, replaces: null }, context, occasion)
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
		const content = JSON.stringify(detailsSchemas[kind].parse(details))
		const pending = replaces === null ? findPending(db, { personId }) : null
		const asked = pending?.kinds.includes(kind) ? pending : null
		const row = { personId, kind, details: content, cycle: asked?.cycle ?? null, replaces }
		if (replaces !== null) {
			const own = findOpen(db, { personId, id: replaces }, context)
			if (own?.kind !== kind) {
				const same = findSame(db)
					.pluck()
					.get({ ...row, since: context.now - sentTwice })
				return same === undefined ? { refusal: 'not-open' as const } : { id: same }
			}
		}
		return { id: record(db, row, context, asked?.occasion ?? null) }
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
		end(db).run({ id, on, now })
		recordEvidence(db, { at: now, actor, action: 'interest.ended', subject: `person:${personId}`, details: { declaration: id, on } })
		return null
	})
}

function findOpen(db: Database, { personId, id }: { personId: number; id: number }, { now }: Context): Declaration | null {
	const today = dayOf(now)
	const found = listDeclarations(db, { personId }, { now, today }).find((declaration) => declaration.id === id)
	return found && isCurrent(statusOfDeclaration(found, today)) ? found : null
}
