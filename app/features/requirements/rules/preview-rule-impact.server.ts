import { sql } from 'drizzle-orm'
import { setTimeout as pause } from 'node:timers/promises'
import type { Measuring } from '#app/platform/keep-previews.ts'
import type { Database } from '#db/open.server.ts'
import { isAmong, prepared } from '#db/prepare.server.ts'
import { withSnapshot } from '#db/snapshot.server.ts'
import { people } from '#db/schema/people.ts'
import type { ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import { readFacts } from '#app/features/requirements/planning/read-facts.server.ts'
import { impactOn, startTally, type RuleComparison, type RuleImpact } from './rule-impact.ts'

/** As many people as are looked at in one turn: a few milliseconds. */
const batch = 20

const byName = prepared((db) => db.select({ id: people.id }).from(people).orderBy(people.familyName, people.givenName, people.id).prepare())

/**
 * Looks at the facts of everybody, by name, in one moment of the database: a few people at a time with a turn for others between, so that no page waits.
 * False if it was stopped.
 */
export const considerEverybody = (db: Database, consider: Consider, measuring: Measuring = {}): Promise<boolean> =>
	withSnapshot(db, (moment) => considerAt(moment, consider, measuring))

/** Is given the moment, for what else has to be read of it. */
type Consider = (facts: ObligationFacts, moment: Database) => void

async function considerAt(db: Database, consider: Consider, { onProgress, isStopped }: Measuring): Promise<boolean> {
	const personIds = byName(db)
		.all()
		.map(({ id }) => id)
	for (let first = 0; first < personIds.length; first += batch) {
		if (isStopped?.()) return false
		for (const facts of readFacts(db, personIds.slice(first, first + batch))) consider(facts, db)
		onProgress?.(Math.min(first + batch, personIds.length), personIds.length)
		await pause(0)
	}
	return true
}

/** What a rule would do to everybody: a comparison of plans, nothing is written. Null if it was stopped. */
export async function previewRuleImpact(db: Database, comparison: RuleComparison, measuring: Measuring = {}): Promise<RuleImpact | null> {
	const tally = startTally(comparison.day)
	const isDone = await considerEverybody(db, (facts) => tally.add(impactOn(facts, comparison)), measuring)
	return isDone ? tally.total() : null
}

const named = prepared((db) =>
	db
		.select({
			id: people.id,
			name: sql<string>`${people.givenName} || ' ' || ${people.familyName}`,
			employeeNumber: people.employeeNumber,
		})
		.from(people)
		.where(isAmong(people.id, 'ids'))
		.prepare(),
)

type Named = { id: number; name: string; employeeNumber: string }

/** Who these people are, by id: one statement. */
export function namePeople(db: Database, listed: readonly { personId: number }[]): Map<number, Named> {
	const ids = new Set(listed.map(({ personId }) => personId))
	return new Map(
		named(db)
			.all({ ids: JSON.stringify([...ids]) })
			.map((person) => [person.id, person]),
	)
}
