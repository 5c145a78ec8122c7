import { gt, sql } from 'drizzle-orm'
import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inSnapshot } from '#db/snapshot.server.ts'
import { people } from '#db/schema/people.ts'
import { planObligations, type ObligationChange } from './plan-obligations.ts'
import { readFacts } from './read-facts.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

const batch = 500

const peopleAfter = prepared((db) =>
	db
		.select({ id: people.id })
		.from(people)
		.where(gt(people.id, sql.placeholder('last')))
		.orderBy(people.id)
		.limit(batch)
		.prepare(),
)

export type ObligationCheck = {
	people: number
	/** Live obligations that ought to be there. */
	obligations: number
	drift: number
	ok: boolean
	/** The first differences between what is recorded and what the facts say. */
	differences: ObligationChange[]
}

const shown = 20

/**
 * Works out every obligation again from the facts and compares it with what is recorded, both of one moment: nothing is written. People are read a few hundred
 * at a time.
 */
export const checkObligations = (db: Database, requirements: readonly Requirement[], today: Day): ObligationCheck =>
	inSnapshot(db, () => check(db, requirements, today))

function check(db: Database, requirements: readonly Requirement[], today: Day): ObligationCheck {
	const found: ObligationCheck = { people: 0, obligations: 0, drift: 0, ok: true, differences: [] }
	for (let last = 0; ;) {
		const personIds = peopleAfter(db)
			.all({ last })
			.map(({ id }) => id)
		const facts = readFacts(db, personIds)
		const { changes } = planObligations(facts, requirements, today)
		found.people += personIds.length
		found.obligations += facts.reduce((sum, { live }) => sum + live.size, 0)
		found.drift += changes.length
		if (found.differences.length < shown) found.differences.push(...changes.slice(0, shown - found.differences.length))
		const end = personIds.at(-1)
		if (end === undefined || personIds.length < batch) return { ...found, ok: found.drift === 0 }
		last = end
	}
}
