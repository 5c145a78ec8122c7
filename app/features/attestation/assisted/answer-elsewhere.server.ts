import type { Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { progressUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import type { AnsweredElsewhere } from '#app/features/attestation/progress/attestation.machine.ts'
import { advanceAttestationRow } from '#app/features/attestation/progress/attestation-progress-row.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { recordAttestation, type GivenAttestation } from '#app/features/attestation/progress/record-attestation.server.ts'
import { saveAttestationProgress } from '#app/features/attestation/progress/save-attestation-progress.server.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'

export type ElsewhereAnswer = Omit<AnsweredElsewhere, 'type'> & Pick<GivenAttestation, 'comment' | 'note' | 'documentSha256' | 'signedOn'>

/**
 * Takes what somebody answered away from their screen as one event of the machine, wherever they were in it, and records it for ever. Returns the id of the
 * attestation; refused if nothing is asked of them now, or if the machine does not allow it: an agreement is to every statement. Call it in the transaction
 * that found the edition in force.
 */
export function answerElsewhere(
	db: Database,
	attester: Attester,
	{ outcome, statements, declared, ...how }: ElsewhereAnswer,
	method: 'assisted' | 'roll-call',
	{ now, actor }: { now: Instant; actor: string },
): { attestation: number } | { refusal: 'not-open' | 'not-now' } {
	const { personId, requirement, edition } = attester
	const progress = findAttestationProgress(db, { personId, requirementId: requirement.id, today: dayOf(now) })
	if (!progress.open) return { refusal: 'not-open' }
	const { row: from, asked } = progressUnder(db, progress, edition)
	const row = advanceAttestationRow(from, { type: 'ANSWERED_ELSEWHERE', outcome, statements, declared }, asked)
	if (!row) return { refusal: 'not-now' }
	const { cycle } = progress.open
	saveAttestationProgress(db, { personId, cycle, edition, revision: progress.revision, row }, { now })
	return { attestation: recordAttestation(db, { ...attester, cycle, row, method, ...how }, { now, actor }) }
}
