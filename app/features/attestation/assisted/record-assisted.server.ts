import { findInterestsStep } from '#app/features/declarations/find-interests-step.server.ts'
import type { Answers } from '#app/features/declarations/read-answers.ts'
import { answerInterests } from '#app/features/declarations/record-declarations.server.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { answerable, findAttestationStatuses } from '#app/features/attestation/progress/find-attestation-status.server.ts'
import { recordAttestation } from '#app/features/attestation/progress/record-attestation.server.ts'

export type AssistedAnswer = {
	/** Ids of the statements that they said yes to. */
	ticked: readonly string[]
	/** Where and how it was done. */
	note: string
} & ({ outcome: 'agreed'; interests: Answers } | { outcome: 'not-agreed'; comment: string })

export type AssistedRefusal = 'not-asked' | 'new-edition'

/**
 * Records what somebody answered while `actor` read the Code and its statements to them. `seen` is the fingerprint of the edition that was read: if another is
 * in force by now, nothing is recorded. Returns the id of the attestation.
 */
export function recordAssisted(
	db: Database,
	attester: Attester & { employeeNumber: string },
	{ seen, answer }: { seen: string; answer: AssistedAnswer },
	{ now, actor }: { now: Instant; actor: string },
): { attestation: number } | { refusal: AssistedRefusal } {
	const { personId, employeeNumber, requirement, edition } = attester
	const today = dayOf(now)
	return inTransaction(db, () => {
		const [standing] = findAttestationStatuses(db, { numbers: [employeeNumber], requirementId: requirement.id, day: today })
		if (!standing || !answerable.includes(standing.status)) return { refusal: 'not-asked' as const }
		const inForce = fingerprintInForce(db, today)
		if (seen !== inForce || edition.fingerprint !== inForce) return { refusal: 'new-edition' as const }
		const { cycle } = standing
		const { outcome, note, ticked } = answer
		const interests = answer.outcome === 'agreed' ? ask(db, { personId, cycle, answers: answer.interests }, { now, actor }) : null
		const given = {
			...attester,
			cycle,
			statements: edition.statements.map(({ id, text }) => ({ id, text, agreed: ticked.includes(id) })),
			outcome,
			comment: answer.outcome === 'agreed' ? null : answer.comment || null,
			method: 'assisted' as const,
			note,
			documentSha256: null,
			interests,
		}
		return { attestation: recordAttestation(db, given, { now, actor }) }
	})
}

/** Records what they said about their interests; returns the ids of those that go with the attestation. */
function ask(
	db: Database,
	asking: { personId: number; cycle: number; answers: Answers },
	context: { now: Instant; actor: string },
): number[] {
	const refused = answerInterests(db, asking, context)
	if (refused) throw new Error(`The answer about interests of person ${asking.personId} was refused: ${refused.refusal}.`)
	const { personId, cycle } = asking
	return findInterestsStep(db, { personId, cycle, since: null }, context).declared.map(({ id }) => id)
}
