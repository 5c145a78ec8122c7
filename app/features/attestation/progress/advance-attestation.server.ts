import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { AttestationEvent } from './attestation.machine.ts'
import { findAttestationProgress, type AttestationProgress } from './find-attestation-progress.server.ts'
import { advanceAttestationRow, underEdition } from './attestation-progress-row.ts'
import { recordAttestation } from './record-attestation.server.ts'
import { saveAttestationProgress } from './save-attestation-progress.server.ts'
import { whatToRead } from './what-to-read.server.ts'

export type Attester = {
	personId: number
	requirement: Requirement
	requirements: readonly Requirement[]
	/** That of the page. */
	edition: RenderedEdition
	issuer: Issuer
}
type Context = { now: Instant; actor: string }

/**
 * Why a step was refused, with nothing recorded. `not-open`: nothing is asked, or it was answered already. `new-edition`: another edition is in force than the
 * one that the page was made from. `changed`: another step was taken since the page was made. `not-now`: the machine does not allow it.
 */
export type AttestationRefusal = 'not-open' | 'new-edition' | 'not-now' | 'changed'

/** What a page was made from: the revision of the person's progress, and the fingerprint of the edition. Sent back with every step. */
export type AttestationVersion = { revision: number; edition: string }

/** A step that somebody takes themselves. */
export type Step = {
	event: AttestationEvent
	version: AttestationVersion
	/** Goes with DECLINE. */
	comment?: string | null
}

/** How far somebody is under the edition in force, and what they are asked to read and to agree to. */
export function progressUnder(db: Database, { row, begunWith, last }: AttestationProgress, edition: RenderedEdition) {
	const here = underEdition(row, begunWith, edition.fingerprint, last?.editionSha256 ?? null)
	const reading = whatToRead(db, here.since, edition)
	const asked = { parts: reading.parts.map(({ id }) => id), statements: edition.statements.map(({ id }) => id) }
	return { row: here, reading, asked }
}

/** What a step starts from, or why it may not be taken now. Call it in the transaction of the step. */
export function readyToStep(db: Database, { personId, requirement, edition }: Attester, version: AttestationVersion, { now }: Context) {
	const today = dayOf(now)
	const attestationProgress = findAttestationProgress(db, { personId, requirementId: requirement.id, today })
	if (!attestationProgress.open) return { refusal: 'not-open' as const }
	const inForce = fingerprintInForce(db, today)
	if (version.edition !== inForce || edition.fingerprint !== inForce) return { refusal: 'new-edition' as const }
	if (attestationProgress.revision !== version.revision) return { refusal: 'changed' as const }
	return { attestationProgress, cycle: attestationProgress.open.cycle, ...progressUnder(db, attestationProgress, edition) }
}

/** Whether the answer that was to be confirmed is on record already, by a first click or another tab: then the receipt is what was meant. */
export function isConfirmed(db: Database, { personId, requirement }: Attester, { event, version }: Step, { now }: Context): boolean {
	if (event.type !== 'CONFIRM') return false
	const { open, last } = findAttestationProgress(db, { personId, requirementId: requirement.id, today: dayOf(now) })
	return open === null && last?.editionSha256 === version.edition
}

/** Takes one step. CONFIRM and DECLINE are recorded for ever with the edition, its fingerprint and the exact words. */
export function advanceAttestation(
	db: Database,
	attester: Attester,
	{ event, version, comment = null }: Step,
	{ now, actor }: Context,
): AttestationRefusal | null {
	const { personId, edition } = attester
	return inTransaction(db, () => {
		const ready = readyToStep(db, attester, version, { now, actor })
		if (ready.refusal) return ready.refusal
		const { cycle } = ready
		const row = advanceAttestationRow(ready.row, event, ready.asked)
		if (!row) return 'not-now'
		saveAttestationProgress(db, { personId, cycle, edition, revision: version.revision, row }, { now })
		if (event.type === 'CONFIRM' || event.type === 'DECLINE') {
			const bySelf = { method: 'self', note: null, documentSha256: null } as const
			recordAttestation(db, { ...attester, cycle, row, comment, ...bySelf }, { now, actor })
		} else {
			const subject = `person:${personId}/${attester.requirement.slug}/${cycle}`
			recordEvidence(db, { at: now, actor, action: 'attestation.step', subject, details: { state: row.state, edition: edition.id } })
		}
		return null
	})
}
