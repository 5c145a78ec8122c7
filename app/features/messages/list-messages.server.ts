import { and, eq, ne, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { messages, people } from '#db/schema/index.ts'

export type HrMessage = { id: number; comment: string; createdAt: Instant; employeeNumber: string; name: string }

/** The number in `person:<id>`: looked up by the key of the register. */
const personOf = (subject: SQLiteColumn) => sql`cast(substr(${subject}, 8) as integer)`

const list = prepared((db) =>
	db
		.select({
			id: messages.id,
			comment: messages.body,
			createdAt: messages.createdAt,
			employeeNumber: people.employeeNumber,
			givenName: people.givenName,
			familyName: people.familyName,
		})
		.from(messages)
		.innerJoin(people, eq(people.id, personOf(messages.subject)))
		.where(and(eq(messages.recipient, 'hr'), eq(messages.kind, 'attestation-declined'), ne(messages.state, 'dealtWith')))
		.orderBy(messages.createdAt, messages.id)
		.prepare(),
)

/** Who did not agree to the Code and has not been spoken to yet, the longest waiting first. */
export const listMessagesForHr = (db: Database): HrMessage[] =>
	list(db)
		.all()
		.map(({ givenName, familyName, ...message }) => ({ ...message, name: `${givenName} ${familyName}`.trim() }))
