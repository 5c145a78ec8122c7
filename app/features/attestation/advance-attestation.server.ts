import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { AttestationEvent } from './attestation.machine.ts'
import { findJourney } from './find-journey.server.ts'
import { advanceJourney, noJourney, type JourneyRow } from './journey-row.ts'
import { recordAttestation } from './record-attestation.server.ts'

export type Attester = {
	personId: number
	requirement: Requirement
	requirements: readonly Requirement[]
	edition: RenderedEdition
	issuer: Issuer
}
type Context = { now: Instant; actor: string }

const insert = prepared((db) =>
	db.$client.prepare(
		`insert into attestation_journeys (person_id, cycle, edition_id, edition_sha256, state, agreed, revision, started_at, updated_at)
		 values (@personId, @cycle, @editionId, @editionSha256, @state, @agreed, 1, @now, @now) on conflict (person_id, cycle) do nothing`,
	),
)
const update = prepared((db) =>
	db.$client.prepare(
		`update attestation_journeys set edition_id = @editionId, edition_sha256 = @editionSha256, state = @state, agreed = @agreed,
			revision = revision + 1, updated_at = @now
		 where person_id = @personId and cycle = @cycle and revision = @revision`,
	),
)
export type AttestationRefusal = 'not-open' | 'not-now' | 'changed'

/**
 * Takes one step of the journey. CONFIRM and DECLINE are recorded for ever with the edition, its fingerprint and the exact words. `seen` is the revision
 * that the person's page was made from; a step from an older page is refused (`changed`), as is one that the machine does not allow (`not-now`).
 * `comment` goes with DECLINE.
 */
export function advanceAttestation(
	db: Database,
	attester: Attester,
	{ event, seen, comment = null }: { event: AttestationEvent; seen: number; comment?: string | null },
	{ now, actor }: Context,
): AttestationRefusal | null {
	const { personId, requirement, edition } = attester
	return inTransaction(db, () => {
		const journey = findJourney(db, { personId, requirementKey: requirement.key, today: dayOf(now) })
		if (!journey.open) return 'not-open'
		if (journey.revision !== seen) return 'changed'
		const { cycle } = journey.open
		const isNewEdition = journey.editionSha256 !== null && journey.editionSha256 !== edition.fingerprint
		const row = advanceJourney(
			isNewEdition ? noJourney : journey.row,
			event,
			edition.statements.map(({ id }) => id),
		)
		if (!row) return 'not-now'
		save(db, attester, cycle, row, journey.revision, now)
		const subject = `person:${personId}/code/${cycle}`
		if (event.type === 'CONFIRM' || event.type === 'DECLINE') {
			const statements = edition.statements.map(({ id, text }) => ({ id, text, agreed: row.agreed.includes(id) }))
			const outcome = row.state === 'attested' ? 'agreed' : 'not-agreed'
			const bySelf = { method: 'self', note: null, documentSha256: null, interests: null } as const
			recordAttestation(db, { ...attester, cycle, statements, outcome, comment, ...bySelf }, { now, actor })
		} else recordEvidence(db, { at: now, actor, action: 'attestation.step', subject, details: { state: row.state, edition: edition.id } })
		return null
	})
}

function save(db: Database, { personId, edition }: Attester, cycle: number, row: JourneyRow, revision: number, now: Instant): void {
	const columns = {
		personId,
		cycle,
		editionId: edition.id,
		editionSha256: edition.fingerprint,
		state: row.state,
		agreed: JSON.stringify(row.agreed),
		now,
	}
	const { changes } = revision === 0 ? insert(db).run(columns) : update(db).run({ ...columns, revision })
	if (changes !== 1) throw new Error(`The attestation of person ${personId} was changed in between.`)
}
