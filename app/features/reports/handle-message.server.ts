import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

const handle = prepared((db) =>
	db.$client.prepare<{ id: number; now: Instant }, { subject: string }>(
		`update messages set handled_at = @now where id = @id and recipient = 'hr' and handled_at is null returning subject`,
	),
)

/** Marks a message to HR as dealt with. Twice is once; false if there is no such open message. */
export function handleMessage(db: Database, { id }: { id: number }, { now, actor }: { now: Instant; actor: string }): boolean {
	return inTransaction(db, () => {
		const handled = handle(db).get({ id, now })
		if (!handled) return false
		recordEvidence(db, { at: now, actor, action: 'message.handled', subject: handled.subject, details: { message: id } })
		return true
	})
}
