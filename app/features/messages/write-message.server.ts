import { sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { messages, type MessageKind } from '#db/schema/index.ts'

const insert = prepared((db) =>
	db
		.insert(messages)
		.values({
			recipient: 'hr',
			kind: sql.placeholder('kind'),
			subject: sql.placeholder('subject'),
			body: sql.placeholder('body'),
			state: 'written',
			createdAt: sql.placeholder('now'),
		})
		.prepare(),
)

/** Tells HR something about a person, in the transaction of what it tells of. It waits until somebody has dealt with it. */
export function writeMessage(
	db: Database,
	{ personId, kind, body }: { personId: number; kind: MessageKind; body: string },
	{ now }: { now: Instant },
): void {
	insert(db).run({ kind, subject: `person:${personId}`, body, now })
}
