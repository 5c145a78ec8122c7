import { and, eq, isNull } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { messages } from '#db/schema/jobs.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** Marks a message to HR as dealt with. Twice is once; false if there is no such open message. */
export function handleMessage(db: Database, { id }: { id: number }, { now, actor }: { now: Instant; actor: string }): boolean {
	return inTransaction(db, () => {
		const handled = db
			.update(messages)
			.set({ handledAt: now })
			.where(and(eq(messages.id, id), eq(messages.recipient, 'hr'), isNull(messages.handledAt)))
			.returning({ subject: messages.subject })
			.get()
		if (!handled) return false
		recordEvidence(db, { at: now, actor, action: 'message.handled', subject: handled.subject, details: { message: id } })
		return true
	})
}
