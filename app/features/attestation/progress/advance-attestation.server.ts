import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { AttestationEvent } from './attestation.machine.ts'
import { findAttestationProgress, type AttestationProgress } from './find-attestation-progress.server.ts'
import { advanceAttestationRow, underEdition, type AttestationProgressRow } from './attestation-progress-row.ts'
import { recordAttestation } from './record-attestation.server.ts'
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

const insert = prepared((db) =>
	db.$client.prepare(
		`insert into attestation_progress (person_id, cycle, edition_id, edition_sha256, state, since_sha256, parts_read, agreed, interests, revision,
			started_at, updated_at)
		 values (@personId, @cycle, @editionId, @editionSha256, @state, @since, @read, @agreed, @declared, 1, @now, @now)
		 on conflict (person_id, cycle) do nothing`,
	),
)
const update = prepared((db) =>
	db.$client.prepare(
		`update attestation_progress set edition_id = @editionId, edition_sha256 = @editionSha256, state = @state, since_sha256 = @since,
			 parts_read = @read, agreed = @agreed, interests = @declared, revision = revision + 1, updated_at = @now
		 where person_id = @personId and cycle = @cycle and revision = @revision`,
	),
)

export type AttestationRefusal = 'not-open' | 'new-edition' | 'not-now' | 'changed'

/** A step, and what the page that sent it was made from. */
export type Step = {
	event: AttestationEvent
	/** The revision of the journey, and the fingerprint of the edition. */
	seen: { revision: number; edition: string }
	/** Goes with DECLINE. */
	comment?: string | null
}

/** Where somebody stands under the edition in force, and what they are asked to read and to agree to. */
export function standUnder(db: Database, { row, begunWith, last }: AttestationProgress, edition: RenderedEdition) {
	const here = underEdition(row, begunWith, edition.fingerprint, last?.editionSha256 ?? null)
	const reading = whatToRead(db, here.since, edition)
	const asked = { parts: reading.parts.map(({ id }) => id), statements: edition.statements.map(({ id }) => id) }
	return { row: here, reading, asked }
}

/** What a step starts from, or why it may not be taken now. Call it in the transaction of the step. */
export function readyToStep(db: Database, { personId, requirement, edition }: Attester, seen: Step['seen'], { now }: Context) {
	const today = dayOf(now)
	const attestationProgress = findAttestationProgress(db, { personId, requirementId: requirement.id, today })
	if (!attestationProgress.open) return { refusal: 'not-open' as const }
	const inForce = fingerprintInForce(db, today)
	if (seen.edition !== inForce || edition.fingerprint !== inForce) return { refusal: 'new-edition' as const }
	if (attestationProgress.revision !== seen.revision) return { refusal: 'changed' as const }
	return { attestationProgress, cycle: attestationProgress.open.cycle, ...standUnder(db, attestationProgress, edition) }
}

/**
 * Takes one step of the journey. CONFIRM and DECLINE are recorded for ever with the edition, its fingerprint and the exact words. Refused, with nothing
 * recorded, if another edition is in force than the one that the person's page was made from (`new-edition`), or the journey went on in between (`changed`), or
 * the machine does not allow the step (`not-now`).
 */
export function advanceAttestation(
	db: Database,
	attester: Attester,
	{ event, seen, comment = null }: Step,
	{ now, actor }: Context,
): AttestationRefusal | null {
	const { personId, edition } = attester
	return inTransaction(db, () => {
		const ready = readyToStep(db, attester, seen, { now, actor })
		if (ready.refusal) return ready.refusal
		const { cycle } = ready
		const row = advanceAttestationRow(ready.row, event, ready.asked)
		if (!row) return 'not-now'
		save(db, attester, cycle, row, seen.revision, now)
		if (event.type === 'CONFIRM' || event.type === 'DECLINE') {
			const statements = edition.statements.map(({ id, text }) => ({ id, text, agreed: row.agreed.includes(id) }))
			const outcome = row.state === 'attested' ? 'agreed' : 'not-agreed'
			const bySelf = { method: 'self', note: null, documentSha256: null, interests: row.declared } as const
			recordAttestation(db, { ...attester, cycle, statements, outcome, comment, ...bySelf }, { now, actor })
		} else {
			const subject = `person:${personId}/code/${cycle}`
			recordEvidence(db, { at: now, actor, action: 'attestation.step', subject, details: { state: row.state, edition: edition.id } })
		}
		return null
	})
}

function save(
	db: Database,
	{ personId, edition }: Attester,
	cycle: number,
	row: AttestationProgressRow,
	revision: number,
	now: Instant,
): void {
	const columns = {
		personId,
		cycle,
		editionId: edition.id,
		editionSha256: edition.fingerprint,
		state: row.state,
		since: row.since,
		read: JSON.stringify(row.read),
		agreed: JSON.stringify(row.agreed),
		declared: row.declared && JSON.stringify(row.declared),
		now,
	}
	const { changes } = revision === 0 ? insert(db).run(columns) : update(db).run({ ...columns, revision })
	if (changes !== 1) throw new Error(`The attestation of person ${personId} was changed in between.`)
}
