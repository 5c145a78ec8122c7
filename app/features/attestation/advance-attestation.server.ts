import { issueInductionCertificate } from '#app/features/certificates/issue-induction-certificate.server.ts'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { meetRequirement } from '#app/features/requirements/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { AttestationEvent } from './attestation.machine.ts'
import { findJourney } from './find-journey.server.ts'
import { advanceJourney, noJourney, type JourneyRow } from './journey-row.ts'

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
const insertAttestation = prepared((db) =>
	db.$client.prepare(
		`insert into attestations (person_id, cycle, edition_id, edition_sha256, statements, outcome, comment, method, actor, attested_at)
		 values (@personId, @cycle, @editionId, @editionSha256, @statements, @outcome, @comment, 'self', @actor, @now)`,
	),
)
const insertMessage = prepared((db) =>
	db.$client.prepare(
		`insert into messages (recipient, kind, subject, body, created_at) values ('hr', 'attestation-declined', @subject, @body, @now)`,
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
		if (event.type === 'CONFIRM' || event.type === 'DECLINE') record(db, attester, { cycle, row, subject, comment }, { now, actor })
		else recordEvidence(db, { at: now, actor, action: 'attestation.step', subject, details: { state: row.state, edition: edition.id } })
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

type Given = { cycle: number; row: JourneyRow; subject: string; comment: string | null }

function record(db: Database, attester: Attester, { cycle, row, subject, comment }: Given, { now, actor }: Context): void {
	const { personId, requirement, requirements, edition, issuer } = attester
	const outcome = row.state === 'attested' ? 'agreed' : 'not-agreed'
	const statements = JSON.stringify(edition.statements.map(({ id, text }) => ({ id, text, agreed: row.agreed.includes(id) })))
	insertAttestation(db).run({
		personId,
		cycle,
		editionId: edition.id,
		editionSha256: edition.fingerprint,
		statements,
		outcome,
		comment,
		actor,
		now,
	})
	const details = {
		edition: edition.id,
		editionSha256: edition.fingerprint,
		statementsSha256: sha256(statements),
		outcome,
		method: 'self',
	} as const
	recordEvidence(db, { at: now, actor, action: 'attestation.given', subject, details })
	if (outcome === 'agreed') {
		meetRequirement(
			db,
			{ personId, requirement, version: edition.label, score: null, attemptId: null, source: 'attestation' },
			{ now, actor },
		)
		issueInductionCertificate(db, { personId, requirements }, issuer, { now, actor })
	} else {
		insertMessage(db).run({ subject: `person:${personId}`, body: comment ?? '', now })
	}
}
