import { and, eq, sql } from 'drizzle-orm'
import type { Edition } from '#app/features/code/edition/edition.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { leavingAcknowledgements } from '#db/schema/attestation.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { isLeaving, type LeavingReminder } from './leaving.ts'

export type Acknowledgement = { acknowledgedAt: Instant; wording: string }

const find = prepared((db) =>
	db
		.select({ acknowledgedAt: leavingAcknowledgements.acknowledgedAt, wording: leavingAcknowledgements.wording })
		.from(leavingAcknowledgements)
		.where(
			and(
				eq(leavingAcknowledgements.personId, sql.placeholder('personId')),
				eq(leavingAcknowledgements.leavesOn, sql.placeholder('leavesOn')),
			),
		)
		.prepare(),
)

/** What somebody acknowledged for this last day. Whose last day changes is reminded again. */
export const findAcknowledgement = (db: Database, key: { personId: number; leavesOn: Day }): Acknowledgement | null =>
	find(db).get(key) ?? null

type Reminded = {
	personId: number
	leavesOn: Day | null
	edition: Edition
	reminder: LeavingReminder | null
	shown: string | undefined
	note: string | null
}

export type LeavingRefusal = 'not-leaving' | 'new-edition'

/**
 * Records that somebody who leaves was reminded of what goes on, in the words of the edition that their page showed, whose fingerprint is `shown`. `note` is how,
 * where somebody else records it for them. The same sent twice is recorded once.
 */
export function acknowledgeLeaving(
	db: Database,
	{ personId, leavesOn, edition, reminder, shown, note }: Reminded,
	{ now, actor }: { now: Instant; actor: string },
): LeavingRefusal | null {
	const today = dayOf(now)
	if (!isLeaving(leavesOn, today) || !reminder) return 'not-leaving'
	if (shown !== edition.fingerprint) return 'new-edition'
	const { clauseId, wording } = reminder
	return inTransaction(db, () => {
		if (findAcknowledgement(db, { personId, leavesOn })) return null
		if (fingerprintInForce(db, today) !== edition.fingerprint) return 'new-edition'
		const of = { personId, leavesOn, editionId: edition.id, editionSha256: edition.fingerprint, clauseId, wording, note }
		db.insert(leavingAcknowledgements)
			.values({ ...of, actor, acknowledgedAt: now })
			.run()
		const details = {
			leavesOn,
			edition: edition.id,
			editionSha256: edition.fingerprint,
			clause: clauseId,
			wordingSha256: sha256(wording),
			noteSha256: sha256(note ?? ''),
		}
		recordEvidence(db, { at: now, actor, action: 'leaving.acknowledged', subject: `person:${personId}`, details })
		return null
	})
}
