import { findInterestsStep } from '#app/features/declarations/find-interests-step.server.ts'
import type { InterestsAnswer } from '#app/features/declarations/read-answers.ts'
import { answerInterests } from '#app/features/declarations/record-declarations.server.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { answerable, findAttestationStatuses } from '#app/features/attestation/progress/find-attestation-status.server.ts'
import { answerElsewhere } from './answer-elsewhere.server.ts'

export type AssistedAnswer = {
	/** Ids of the statements that they said yes to. */
	ticked: readonly string[]
	/** Where and how it was done. */
	note: string
} & ({ outcome: 'agreed'; interests: InterestsAnswer } | { outcome: 'not-agreed'; comment: string })

export type AssistedRefusal = 'not-asked' | 'new-edition'

/**
 * Records what somebody answered while `actor` read the Code and its statements to them. `fingerprint` is that of the edition that was read: if another is in
 * force by now, nothing is recorded. Returns the id of the attestation.
 */
export function recordAssisted(
	db: Database,
	attester: Attester & { employeeNumber: string },
	{ fingerprint, answer }: { fingerprint: string; answer: AssistedAnswer },
	{ now, actor }: { now: Instant; actor: string },
): { attestation: number } | { refusal: AssistedRefusal } {
	const { personId, employeeNumber, requirement, edition } = attester
	const today = dayOf(now)
	return inTransaction(db, () => {
		const [found] = findAttestationStatuses(db, { numbers: [employeeNumber], requirementId: requirement.id, day: today })
		const { open } = findAttestationProgress(db, { personId, requirementId: requirement.id, today })
		if (!found || !open || !answerable.includes(found.status)) return { refusal: 'not-asked' as const }
		const inForce = fingerprintInForce(db, today)
		if (fingerprint !== inForce || edition.fingerprint !== inForce) return { refusal: 'new-edition' as const }
		const { outcome, note, ticked } = answer
		const asked = { personId, cycle: open.cycle }
		const given = {
			outcome,
			statements: ticked,
			declared: answer.outcome === 'agreed' ? askInterests(db, { ...asked, answers: answer.interests }, { now, actor }) : null,
			comment: answer.outcome === 'agreed' ? null : answer.comment || null,
			note,
			documentSha256: null,
		}
		const recorded = answerElsewhere(db, attester, given, 'assisted', { now, actor })
		if ('refusal' in recorded) throw new Error(`The answer of person ${personId} was refused: ${recorded.refusal}.`)
		return recorded
	})
}

/** Records what they said about their interests; returns the ids of those that go with the attestation. */
function askInterests(
	db: Database,
	asked: { personId: number; cycle: number; answers: InterestsAnswer },
	context: { now: Instant; actor: string },
): number[] {
	const refused = answerInterests(db, asked, context)
	if (refused) throw new Error(`The answer about interests of person ${asked.personId} was refused: ${refused.refusal}.`)
	const { personId, cycle } = asked
	return findInterestsStep(db, { personId, cycle, since: null }, context).declared.map(({ id }) => id)
}
