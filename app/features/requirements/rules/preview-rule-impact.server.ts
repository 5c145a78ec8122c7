import { setTimeout as pause } from 'node:timers/promises'
import type { Measuring } from '#app/platform/keep-previews.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import { readFacts } from '#app/features/requirements/planning/read-facts.server.ts'
import { impactOn, startTally, type RuleComparison, type RuleImpact } from './rule-impact.ts'

/** As many people as are looked at in one turn: a few milliseconds. */
const batch = 20

const byName = prepared((db) => db.$client.prepare<[], number>('select id from people order by family_name, given_name, id').pluck())

/**
 * Looks at the facts of everybody, by name: a few people at a time with a turn for others between, so that no page waits. False if it was stopped.
 */
export async function considerEverybody(
	db: Database,
	consider: (facts: ObligationFacts) => void,
	{ onProgress, isStopped }: Measuring = {},
): Promise<boolean> {
	const personIds = byName(db).all()
	for (let first = 0; first < personIds.length; first += batch) {
		if (isStopped?.()) return false
		for (const facts of readFacts(db, personIds.slice(first, first + batch))) consider(facts)
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

type Named = { id: number; name: string; employeeNumber: string }
const named = prepared((db) =>
	db.$client.prepare<[string], Named>(
		`select id, given_name || ' ' || family_name as name, employee_number as employeeNumber from people where id in (select value from json_each(?))`,
	),
)

/** Who these people are, by id: one statement. */
export function namePeople(db: Database, listed: readonly { personId: number }[]): Map<number, Named> {
	const ids = new Set(listed.map(({ personId }) => personId))
	return new Map(
		named(db)
			.all(JSON.stringify([...ids]))
			.map((person) => [person.id, person]),
	)
}
