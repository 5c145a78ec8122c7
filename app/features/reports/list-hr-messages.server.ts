import { and, eq, isNull, like, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { messages } from '#db/schema/jobs.ts'
import { people } from '#db/schema/people.ts'

export type HrMessage = { id: number; comment: string; createdAt: Instant; employeeNumber: string; name: string }

/** A message is about `person:7`. */
const subjectId = sql`cast(substr(${messages.subject}, 8) as integer)`

const list = prepared((db) =>
	db
		.select({
			id: messages.id,
			comment: messages.body,
			createdAt: messages.createdAt,
			employeeNumber: people.employeeNumber,
			name: sql<string>`${people.givenName} || ' ' || ${people.familyName}`,
		})
		.from(messages)
		.innerJoin(people, eq(people.id, subjectId))
		.where(
			and(
				eq(messages.recipient, 'hr'),
				isNull(messages.handledAt),
				eq(messages.kind, 'attestation-declined'),
				like(messages.subject, 'person:%'),
			),
		)
		.orderBy(messages.createdAt, messages.id)
		.prepare(),
)

/** Who did not agree to the Code and has not been spoken to yet, the longest waiting first. */
export function listHrMessages(db: Database): HrMessage[] {
	return list(db).all()
}
