import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { handChanges, people } from '#db/schema/people.ts'
import { nameOfPerson, personOfActor } from '../directory/name-of-actor.server.ts'

const fieldsSchema = z.array(
	z.object({
		field: z.string(),
		before: z.string().nullable(),
		after: z.string().nullable(),
		from: z.string().nullable(),
		to: z.string().nullable(),
	}),
)
/** What became of one field, as a `FieldChange` of an import has it; or of the employee number. */
export type HandField = z.infer<typeof fieldsSchema>[number]

/** Something that HR added or put right by hand. */
export type HandChange = { id: number; from: Day; fields: HandField[]; reason: string; recordedAt: Instant; by: string | null }

const toFields = (changes: string): HandField[] => fieldsSchema.parse(JSON.parse(changes))

const byToken = prepared((db) =>
	db
		.select({ id: handChanges.id, employeeNumber: people.employeeNumber, changes: handChanges.changes })
		.from(handChanges)
		.innerJoin(people, eq(people.id, handChanges.personId))
		.where(eq(handChanges.token, sql.placeholder('token')))
		.prepare(),
)

/** What the page with this token made; null if it made nothing yet. */
export function findHandChange(
	db: Database,
	{ token }: { token: string },
): { id: number; employeeNumber: string; fields: HandField[] } | null {
	const found = byToken(db).get({ token })
	return found ? { id: found.id, employeeNumber: found.employeeNumber, fields: toFields(found.changes) } : null
}

const ofPerson = prepared((db) =>
	db
		.select({
			id: handChanges.id,
			from: handChanges.fromDay,
			changes: handChanges.changes,
			reason: handChanges.reason,
			recordedAt: handChanges.recordedAt,
			by: nameOfPerson(personOfActor(handChanges.recordedBy)),
		})
		.from(handChanges)
		.where(eq(handChanges.personId, sql.placeholder('personId')))
		.orderBy(handChanges.id)
		.prepare(),
)

/** What was added or put right of somebody by hand, the oldest first: one statement. */
export const listHandChanges = (db: Database, { personId }: { personId: number }): HandChange[] =>
	ofPerson(db)
		.all({ personId })
		.map(({ changes, ...change }) => ({ ...change, fields: toFields(changes) }))
