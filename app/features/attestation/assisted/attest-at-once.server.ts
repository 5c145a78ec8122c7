import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { advanceAttestation, standUnder, type Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import type { AttestationEvent } from '#app/features/attestation/progress/attestation.machine.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { completeInterests } from '#app/features/attestation/progress/complete-interests.server.ts'

/**
 * Takes every step of the journey at one moment, by the functions that serve a person at their screen: for the demonstration council and for tests. They have
 * nothing new to declare. False if a step is refused.
 */
export function attestAtOnce(
	db: Database,
	attester: Attester,
	{ end, comment = null }: { end: 'CONFIRM' | 'DECLINE'; comment?: string | null },
	context: { now: Instant; actor: string },
): boolean {
	const { personId, requirement, edition } = attester
	const find = () => findAttestationProgress(db, { personId, requirementId: requirement.id, today: dayOf(context.now) })
	const seen = () => ({ revision: find().revision, edition: edition.fingerprint })
	const happen = (event: AttestationEvent) => advanceAttestation(db, attester, { event, seen: seen(), comment }, context) === null
	if (!happen({ type: 'OPEN_CODE' })) return false
	const { asked, row } = standUnder(db, find(), edition)
	const unread = asked.parts.filter((part) => !row.read.includes(part))
	if (!unread.every((part) => happen({ type: 'READ_PART', part }))) return false
	if (asked.parts.length > 0 && unread.length === 0 && !happen({ type: 'FINISH_READING' })) return false
	if (!happen({ type: 'FINISH_CHECK' })) return false
	if (end === 'DECLINE') return happen({ type: 'DECLINE' })
	if (!happen({ type: 'AGREE', statements: asked.statements })) return false
	const completed = completeInterests(db, attester, { ticked: ['nothing'], seen: seen() }, context)
	return 'tell' in completed && completed.tell === null && happen({ type: 'CONFIRM' })
}
