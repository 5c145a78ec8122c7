import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { keepDocument } from '#app/platform/keep-document.server.ts'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findAttestationStatuses } from '#app/features/attestation/progress/find-attestation-status.server.ts'
import { planRollCall } from './plan-roll-call.ts'
import type { Session } from './read-roll-call-form.ts'
import { recordAttestation } from '#app/features/attestation/progress/record-attestation.server.ts'

const findByDocument = prepared((db) =>
	db.$client.prepare<[string], { id: number; heldOn: Day; place: string; ledBy: string }>(
		'select id, held_on as heldOn, place, led_by as ledBy from roll_calls where document_sha256 = ?',
	),
)
const insert = prepared((db) =>
	db.$client.prepare(
		`insert into roll_calls (edition_id, edition_sha256, held_on, place, led_by, document_sha256, actor, recorded_at)
		 values (@id, @fingerprint, @heldOn, @place, @ledBy, @documentSha256, @actor, @now)`,
	),
)

export type RollCall = {
	requirement: Requirement
	requirements: readonly Requirement[]
	edition: RenderedEdition
	issuer: Issuer
	session: Session
	/** Employee numbers of everybody on the list. */
	numbers: readonly string[]
	/** Those whose answer the check page said would be recorded, and the fingerprint of the edition that it named. */
	seen: { numbers: readonly string[]; edition: string }
	/** The signed list. */
	document: Document
}

export type RollCallRefusal = 'new-edition' | 'changed' | 'used'

/**
 * Records what people signed at a supervised session: all of them, or nobody. Refused if another edition is in force by now, if the answer of somebody else than
 * the check page said would be recorded (`changed`), or if the file is the list of another session (`used`). The same sent twice is recorded once. Returns the id
 * of the roll call.
 */
export function recordRollCall(
	db: Database,
	rollCall: RollCall,
	{ now, actor }: { now: Instant; actor: string },
): { rollCall: number } | { refusal: RollCallRefusal } {
	const { requirement, edition, session, numbers, seen, document } = rollCall
	const today = dayOf(now)
	return inTransaction(db, () => {
		const known = findByDocument(db).get(sha256(document.bytes))
		if (known) return isSame(known, session) ? { rollCall: known.id } : { refusal: 'used' as const }
		const inForce = fingerprintInForce(db, today)
		if (seen.edition !== inForce || edition.fingerprint !== inForce) return { refusal: 'new-edition' as const }
		const standings = findAttestationStatuses(db, { numbers, requirementId: requirement.id, day: session.heldOn })
		const signed = planRollCall(standings, { today, actor }).filter(({ why }) => why === null)
		const asSeen = signed.length === seen.numbers.length && signed.every(({ employeeNumber }) => seen.numbers.includes(employeeNumber))
		if (!asSeen || signed.length === 0) return { refusal: 'changed' as const }
		const documentSha256 = keepDocument(db, document, { now })
		const { id: editionId, fingerprint } = edition
		const id = Number(insert(db).run({ id: editionId, fingerprint, ...session, documentSha256, actor, now }).lastInsertRowid)
		const statements = edition.statements.map((statement) => ({ ...statement, agreed: true }))
		for (const { personId, cycle } of signed) {
			const byList = { method: 'roll-call', note: null, comment: null, interests: null, documentSha256, signedOn: session.heldOn } as const
			recordAttestation(db, { ...rollCall, personId, cycle, statements, outcome: 'agreed', ...byList }, { now, actor })
		}
		const details = {
			rollCall: id,
			edition: editionId,
			editionSha256: fingerprint,
			heldOn: session.heldOn,
			people: signed.length,
			documentSha256,
			sessionSha256: sha256([session.place, session.ledBy].join('\n')),
		}
		recordEvidence(db, { at: now, actor, action: 'roll-call.recorded', subject: `roll-call:${id}`, details })
		return { rollCall: id }
	})
}

const isSame = (one: Session, other: Session) => one.heldOn === other.heldOn && one.place === other.place && one.ledBy === other.ledBy
