import { and, eq, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { boundTo, prepared } from '#db/prepare.server.ts'
import { messages } from '#db/schema/index.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { nextState } from './message-state.ts'
import type { MessageEvent, MessageState } from './message.machine.ts'

const find = prepared((db) =>
	db
		.select({
			state: messages.state,
			subject: messages.subject,
			sentAt: messages.sentAt,
			failedAt: messages.failedAt,
			handledAt: messages.handledAt,
		})
		.from(messages)
		.where(and(eq(messages.id, sql.placeholder('id')), eq(messages.recipient, 'hr')))
		.prepare(),
)
const save = prepared((db) =>
	db
		.update(messages)
		.set({
			state: boundTo(messages.state, 'state'),
			sentAt: boundTo(messages.sentAt, 'sentAt'),
			failedAt: boundTo(messages.failedAt, 'failedAt'),
			handledAt: boundTo(messages.handledAt, 'handledAt'),
		})
		.where(eq(messages.id, sql.placeholder('id')))
		.prepare(),
)

const timeOf = { written: null, sent: 'sentAt', failed: 'failedAt', dealtWith: 'handledAt' } as const satisfies Record<
	MessageState,
	string | null
>

/** Takes a message to HR through the machine and keeps when it happened. Returns what it is about; null if it may not happen (any more), or there is none. */
function advanceMessage(db: Database, { id, event }: { id: number; event: MessageEvent }, now: Instant): { subject: string } | null {
	const message = find(db).get({ id })
	const state = message && nextState(message.state, event)
	if (!state) return null
	const { subject, ...kept } = message
	const time = timeOf[state]
	save(db).run({ ...kept, id, state, ...(time && { [time]: now }) })
	return { subject }
}

/** Marks a message to HR as dealt with. Twice is once; false if there is no such message that waits. */
export function markMessageDealtWith(db: Database, { id }: { id: number }, { now, actor }: { now: Instant; actor: string }): boolean {
	return inTransaction(db, () => {
		const message = advanceMessage(db, { id, event: { type: 'DEALT_WITH' } }, now)
		if (!message) return false
		recordEvidence(db, { at: now, actor, action: 'message.handled', subject: message.subject, details: { message: id } })
		return true
	})
}

/** Keeps whether a mail with the message went out. False if that can no longer be: it was sent before, or somebody has dealt with it. */
export function recordMailing(db: Database, { id, isSent }: { id: number; isSent: boolean }, { now }: { now: Instant }): boolean {
	return inTransaction(db, () => advanceMessage(db, { id, event: { type: isSent ? 'SENT' : 'FAILED' } }, now) !== null)
}
