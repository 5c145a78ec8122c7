import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { readFacts } from './read-facts.server.ts'
import { effectOn, startTally, type RuleComparison, type RuleEffect } from './rule-effect.ts'

/** As many people as are compared in one turn: a few milliseconds. */
const batch = 20

const byName = prepared((db) => db.$client.prepare<[], number>('select id from people order by family_name, given_name, id').pluck())

export type Measuring = {
	onProgress?: (seen: number, of: number) => void
	/** Nobody waits for it any more. */
	isStopped?: () => boolean
}

/**
 * What a rule would do to everybody: a comparison of plans, nothing is written. A few people at a time with a turn for others between, so that no page waits.
 * Null if it was stopped.
 */
export async function measureEffect(
	db: Database,
	comparison: RuleComparison,
	{ onProgress, isStopped }: Measuring = {},
): Promise<RuleEffect | null> {
	const personIds = byName(db).all()
	const tally = startTally(comparison.day)
	for (let first = 0; first < personIds.length; first += batch) {
		if (isStopped?.()) return null
		for (const facts of readFacts(db, personIds.slice(first, first + batch))) tally.add(effectOn(facts, comparison))
		onProgress?.(Math.min(first + batch, personIds.length), personIds.length)
		await pause(0)
	}
	return tally.total()
}

type Named = { id: number; name: string; employeeNumber: string }
const named = prepared((db) =>
	db.$client.prepare<[string], Named>(
		`select id, given_name || ' ' || family_name as name, employee_number as employeeNumber from people where id in (select value from json_each(?))`,
	),
)

/** Who the listed people are, by id: one statement. */
export function nameListed(db: Database, { listed }: RuleEffect): Map<number, Named> {
	const ids = new Set(Object.values(listed).flatMap((people) => people.map(({ personId }) => personId)))
	return new Map(
		named(db)
			.all(JSON.stringify([...ids]))
			.map((person) => [person.id, person]),
	)
}
