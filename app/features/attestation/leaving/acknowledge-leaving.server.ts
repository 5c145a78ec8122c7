import type { Edition } from '#app/features/code/edition/edition.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { isLeaving, leavingReminder } from './leaving.ts'

export type Acknowledgement = { acknowledgedAt: Instant; wording: string }

const find = prepared((db) =>
	db.$client.prepare<{ personId: number; leavesOn: Day }, Acknowledgement>(
		'select acknowledged_at as acknowledgedAt, wording from leaving_acknowledgements where person_id = @personId and leaves_on = @leavesOn',
	),
)
const insert = prepared((db) =>
	db.$client.prepare(
		`insert into leaving_acknowledgements (person_id, leaves_on, edition_id, edition_sha256, clause_id, wording, note, actor, acknowledged_at)
		 values (@personId, @leavesOn, @editionId, @editionSha256, @clauseId, @wording, @note, @actor, @now)`,
	),
)

/** What somebody acknowledged for this last day. Whose last day changes is reminded again. */
export const findAcknowledgement = (db: Database, key: { personId: number; leavesOn: Day }): Acknowledgement | null =>
	find(db).get(key) ?? null

export type LeavingRefusal = 'not-leaving' | 'new-edition'

/**
 * Records that somebody who leaves was reminded of what goes on, in the words of the edition that they saw. `note` is how, where somebody else records it for
 * them. The same sent twice is recorded once.
 */
export function acknowledgeLeaving(
	db: Database,
	{ personId, leavesOn, edition, note }: { personId: number; leavesOn: Day | null; edition: Edition; note: string | null },
	{ now, actor }: { now: Instant; actor: string },
): LeavingRefusal | null {
	const today = dayOf(now)
	const reminder = leavingReminder(edition)
	if (!isLeaving(leavesOn, today) || !reminder) return 'not-leaving'
	const { clauseId, wording } = reminder
	return inTransaction(db, () => {
		if (findAcknowledgement(db, { personId, leavesOn })) return null
		if (fingerprintInForce(db, today) !== edition.fingerprint) return 'new-edition'
		const of = { personId, leavesOn, editionId: edition.id, editionSha256: edition.fingerprint, clauseId, wording, note }
		insert(db).run({ ...of, actor, now })
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
