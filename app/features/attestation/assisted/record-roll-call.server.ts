import { eq, sql } from 'drizzle-orm'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { keepDocument } from '#app/platform/keep-document.server.ts'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { rollCalls } from '#db/schema/attestation.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findAttestationStatuses } from '#app/features/attestation/progress/find-attestation-status.server.ts'
import { answerElsewhere } from './answer-elsewhere.server.ts'
import { planRollCall } from './plan-roll-call.ts'
import type { Session } from './read-roll-call-form.ts'

const findByDocument = prepared((db) =>
	db
		.select({ id: rollCalls.id, heldOn: rollCalls.heldOn, place: rollCalls.place, ledBy: rollCalls.ledBy })
		.from(rollCalls)
		.where(eq(rollCalls.documentSha256, sql.placeholder('sha256')))
		.prepare(),
)

export type RollCall = {
	requirement: Requirement
	requirements: readonly Requirement[]
	edition: RenderedEdition
	issuer: Issuer
	session: Session
	/** Employee numbers of everybody on the list. */
	numbers: readonly string[]
	/** What the check page said: the numbers of those whose answer would be recorded, and the fingerprint of the edition. */
	checked: { numbers: readonly string[]; edition: string }
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
	const { requirement, edition, session, numbers, checked, document } = rollCall
	const today = dayOf(now)
	return inTransaction(db, () => {
		const known = findByDocument(db).get({ sha256: sha256(document.bytes) })
		if (known) return isSame(known, session) ? { rollCall: known.id } : { refusal: 'used' as const }
		const inForce = fingerprintInForce(db, today)
		if (checked.edition !== inForce || edition.fingerprint !== inForce) return { refusal: 'new-edition' as const }
		const statuses = findAttestationStatuses(db, { numbers, requirementId: requirement.id, day: session.heldOn })
		const signed = planRollCall(statuses, { today, actor }).filter(({ why }) => why === null)
		const asChecked =
			signed.length === checked.numbers.length && signed.every(({ employeeNumber }) => checked.numbers.includes(employeeNumber))
		if (!asChecked || signed.length === 0) return { refusal: 'changed' as const }
		const documentSha256 = keepDocument(db, document, { now })
		const { id: editionId, fingerprint } = edition
		const of = { editionId, editionSha256: fingerprint, ...session, documentSha256 }
		const id = Number(
			db
				.insert(rollCalls)
				.values({ ...of, actor, recordedAt: now })
				.run().lastInsertRowid,
		)
		const statements = edition.statements.map((statement) => statement.id)
		const byList = {
			outcome: 'agreed',
			statements,
			declared: null,
			comment: null,
			note: null,
			documentSha256,
			signedOn: session.heldOn,
		} as const
		for (const { personId } of signed) {
			const recorded = answerElsewhere(db, { ...rollCall, personId }, byList, 'roll-call', { now, actor })
			if ('refusal' in recorded) throw new Error(`The answer of person ${personId} was refused: ${recorded.refusal}.`)
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
