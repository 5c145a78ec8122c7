import { and, eq, ne, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { formerNumbers, people } from '#db/schema/people.ts'

/** Somebody else who has this number, in whatever spelling. `ltrim` takes the zeros away that Excel drops. */
const sameSpelling = prepared((db) => {
	const key = (number: unknown) => sql`ltrim(lower(${number}), '0')`
	return db
		.select({ employeeNumber: people.employeeNumber })
		.from(people)
		.where(and(ne(people.id, sql.placeholder('personId')), eq(key(people.employeeNumber), key(sql.placeholder('after')))))
		.limit(1)
		.prepare()
})
const formerHolder = prepared((db) =>
	db
		.select({ employeeNumber: people.employeeNumber })
		.from(formerNumbers)
		.innerJoin(people, eq(people.id, formerNumbers.personId))
		.where(and(ne(people.id, sql.placeholder('personId')), eq(formerNumbers.employeeNumber, sql.placeholder('after'))))
		.limit(1)
		.prepare(),
)

/** Gives somebody another employee number: they stay who they are, and are found by the old one, which nobody else gets. Returns why it cannot be. Call it in a transaction. */
export function changeNumber(
	db: Database,
	{ personId, before, after }: { personId: number; before: string; after: string },
	{ now, actor }: { now: Instant; actor: string },
): string | null {
	if (before === after) return `${after} is the number on record`
	const spelt = sameSpelling(db).get({ personId, after })
	if (spelt?.employeeNumber === after) return `${after} is the number of somebody else`
	if (spelt) return `${after} is ${spelt.employeeNumber}, the number of somebody else, spelt otherwise`
	const former = formerHolder(db).get({ personId, after })
	if (former) return `${after} was the number of ${former.employeeNumber}, and is never given to somebody else`
	db.update(people).set({ employeeNumber: after }).where(eq(people.id, personId)).run()
	db.insert(formerNumbers).values({ employeeNumber: before, personId, supersededAt: now }).run()
	recordEvidence(db, {
		at: now,
		actor,
		action: 'person.corrected',
		subject: `person:${personId}`,
		details: { fields: ['employee_number'] },
	})
	return null
}
