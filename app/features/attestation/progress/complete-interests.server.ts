import { findInterestsStep, type InterestsStep } from '#app/features/declarations/find-interests-step.server.ts'
import { readAnswers } from '#app/features/declarations/read-answers.ts'
import { answerInterests } from '#app/features/declarations/record-declarations.server.ts'
import type { FieldError } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { InterestKind } from '#db/schema/declarations.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { advanceAttestation, readyToStep, type Attester, type AttestationRefusal, type Step } from './advance-attestation.server.ts'
import type { AttestationProgress } from './find-attestation-progress.server.ts'

/** What somebody has said about their interests on this journey. */
export const findInterests = (
	db: Database,
	{ personId }: { personId: number },
	{ open, startedAt }: Pick<AttestationProgress, 'open' | 'startedAt'>,
	{ now }: { now: Instant },
): InterestsStep => findInterestsStep(db, { personId, cycle: open?.cycle ?? 0, since: startedAt }, { now })

/** `tell`: the kind to tell about next; null: the step is done. */
export type CompletedInterests = { refusal: AttestationRefusal } | { errors: FieldError[] } | { tell: InterestKind | null }

/** Takes the answer to “do any of these apply to you?”, or with `ticked` null the one given before, and goes on when everything is told. */
export function completeInterests(
	db: Database,
	attester: Attester,
	{ ticked, seen }: { ticked: readonly string[] | null; seen: Step['seen'] },
	context: { now: Instant; actor: string },
): CompletedInterests {
	return inTransaction(db, (): CompletedInterests => {
		const ready = readyToStep(db, attester, seen, context)
		if (ready.refusal) return { refusal: ready.refusal }
		if (ready.row.state !== 'interests') return { refusal: 'not-now' }
		const { personId } = attester
		const find = () => findInterests(db, { personId }, ready.attestationProgress, context)
		if (ticked !== null) {
			const read = readAnswers(ticked, { standing: find().standing.length > 0 })
			if ('errors' in read) return read
			const refused = answerInterests(db, { personId, cycle: ready.cycle, answers: read.answers }, context)
			if (refused) throw new Error(`The answer of person ${personId} was refused: ${refused.refusal}.`)
		}
		const { done, wants, declared } = find()
		if (!done) return wants[0] ? { tell: wants[0] } : { refusal: 'not-now' }
		const event = { type: 'ANSWER_INTERESTS', declared: declared.map(({ id }) => id) } as const
		const refusal = advanceAttestation(db, attester, { event, seen }, context)
		return refusal ? { refusal } : { tell: null }
	})
}
