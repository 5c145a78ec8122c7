import { eq } from 'drizzle-orm'
import { transition } from 'xstate'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { dayOf, type Day } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { refusals, refusalSteps, type RefusalOutcome } from '#db/schema/attestation.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findRefusal, listPossibleOwners, listRefusalSteps, type Refusal } from './find-refusal.server.ts'
import { refusalMachine, type RefusalEvent } from './refusal.machine.ts'
import { factOf } from './refusal-outcomes.ts'

/**
 * Why nothing was recorded. `none`: there is no such refusal. `own`: nobody sees to their own. `changed`: something was recorded since the page was made.
 * `not-now`: it is closed, or nobody sees to it yet. `no-owner`: that person cannot see to it. `not-so`: the record does not show the outcome. `wrong-day`: a step
 * is taken between the refusal and today.
 */
export type SeeToProblem = 'none' | 'own' | 'changed' | 'not-now' | 'no-owner' | 'not-so' | 'wrong-day'

/** A refusal as the page showed it. */
export type SeenRefusal = { id: number; revision: number; requirementId: number }
type Step = Pick<typeof refusalSteps.$inferInsert, 'kind' | 'takenOn' | 'words'> & {
	ownerId: number | null
	outcome: RefusalOutcome | null
}

/** Says who sees to it from now on. */
export function giveRefusal(db: Database, seen: SeenRefusal, { owner, words }: { owner: number; words: string }, viewer: Viewer) {
	const step: Step = { kind: 'owner', takenOn: viewer.today, words, ownerId: owner, outcome: null }
	return seeTo(db, seen, step, viewer, (refusal) =>
		listPossibleOwners(db, refusal, viewer).some(({ id }) => id === owner) ? { type: 'TAKE_ON', owner } : 'no-owner',
	)
}

/** Records what was done about it, such as a talk. */
export function recordRefusalStep(db: Database, seen: SeenRefusal, { takenOn, words }: { takenOn: Day; words: string }, viewer: Viewer) {
	const step: Step = { kind: 'step', takenOn, words, ownerId: null, outcome: null }
	return seeTo(db, seen, step, viewer, ({ openedAt }) =>
		takenOn < dayOf(openedAt) || takenOn > viewer.today ? 'wrong-day' : { type: 'RECORD_STEP' },
	)
}

/** Closes it with what came of it. The record has to show the outcome, or, for something else, that somebody saw to it. */
export function closeRefusal(
	db: Database,
	seen: SeenRefusal,
	{ outcome, words }: { outcome: RefusalOutcome; words: string },
	viewer: Viewer,
) {
	const step: Step = { kind: 'closed', takenOn: viewer.today, words, ownerId: null, outcome }
	return seeTo(db, seen, step, viewer, ({ facts, state }) => {
		const isSo = factOf(outcome, facts) !== null
		if (!isSo && !(outcome === 'other' && state === 'beingSeenTo')) return state === 'closed' ? 'not-now' : 'not-so'
		return { type: 'CLOSE', outcome, isSo, by: viewer.personId }
	})
}

/** One event of the machine, with its step and its evidence. The same sent twice is once. Null if all went well. */
function seeTo(
	db: Database,
	{ id, revision, requirementId }: SeenRefusal,
	step: Step,
	viewer: Viewer,
	eventFor: (refusal: Refusal) => RefusalEvent | SeeToProblem,
): SeeToProblem | null {
	return inTransaction(db, () => {
		const refusal = findRefusal(db, { id, requirementId }, viewer)
		if (!refusal) return 'none'
		if (refusal.personId === viewer.personId) return 'own'
		if (refusal.revision !== revision) return isRecorded(db, refusal, revision, step, viewer) ? null : 'changed'
		const event = eventFor(refusal)
		if (typeof event === 'string') return event
		const snapshot = refusalMachine.resolveState({ value: refusal.state, context: { owner: refusal.ownerId, outcome: refusal.outcome } })
		if (!snapshot.can(event)) return 'not-now'
		const [next] = transition(refusalMachine, snapshot, event)
		save(db, refusal, { state: next.value, ownerId: next.context.owner }, step, viewer)
		return null
	})
}

function isRecorded(db: Database, refusal: Refusal, revision: number, step: Step, { actor }: Viewer): boolean {
	const last = listRefusalSteps(db, refusal).at(-1)
	const isSame = (['kind', 'takenOn', 'words', 'ownerId', 'outcome'] as const).every((name) => last?.[name] === step[name])
	return refusal.revision === revision + 1 && isSame && last?.actor === actor
}

function save(
	db: Database,
	{ id, personId, revision }: Refusal,
	becomes: Pick<Refusal, 'state' | 'ownerId'>,
	step: Step,
	{ actor, now }: Viewer,
): void {
	const { kind, takenOn, words, ownerId, outcome } = step
	db.update(refusals)
		.set({ ...becomes, outcome, revision: revision + 1, closedAt: becomes.state === 'closed' ? now : null })
		.where(eq(refusals.id, id))
		.run()
	const { lastInsertRowid } = db
		.insert(refusalSteps)
		.values({ refusalId: id, ...step, actor, recordedAt: now })
		.run()
	const details = { refusal: id, step: Number(lastInsertRowid), kind, takenOn, owner: ownerId, outcome, wordsSha256: sha256(words) }
	recordEvidence(db, { at: now, actor, action: 'refusal.step', subject: `person:${personId}`, details })
}
