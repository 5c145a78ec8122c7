import type { PlacementFact } from '#app/features/requirements/planning/scope.ts'
import type { Placed } from '#app/features/requirements/rules/audience.ts'
import { ruleOn, type DatedRule, type RuleChange } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Status } from '#app/features/requirements/status/status.ts'
import { addDays, dayOf, endOfDay, type Day, type Instant } from '#app/platform/calendar.ts'

/** What is recorded about one person, or about what is asked. `key` is that of the requirement. */
export type Happening =
	| { kind: 'rule'; key: number; validFrom: Day; change: Partial<RuleChange> }
	| { kind: 'version'; key: number; dueDays: number | null }
	/** From a day on they work here, or (null) no longer at all; `corrected`: what was recorded before was wrong. */
	| { kind: 'placed'; from: Day; next: Placed | null; corrected?: true }
	| { kind: 'leave'; from: Day; to: Day | null }
	| { kind: 'exempt'; key: number; from: Day; to: Day | null }
	| { kind: 'more-time'; key: number; dueOn: Day; by: 'line-manager' | 'hr' }
	| { kind: 'complete'; key: number }
	| { kind: 'learnt-elsewhere'; key: number; completedOn: Day }

export type Entry = { at: Instant; happening: Happening }

/** What a report says of one person and one requirement on a day; null if they do not work here then. */
export type Answer = { status: Status; cycle: number | null; opensOn: Day | null; dueOn: Day | null; explanation: string } | null

/** One person, whom entries are recorded about in the order of time. */
export type Council = {
	/** Time passes: whatever is to be planned again by then is. */
	passTo: (at: Instant) => void | Promise<void>
	record: (entry: Entry) => void | Promise<void>
	/** As known at the end of the day. */
	answer: (key: number, day: Day) => Answer
}

/** Plays the entries in order, and asks about each day once it is over. */
export async function playHistory(
	council: Council,
	entries: readonly Entry[],
	days: readonly Day[],
	ask: (day: Day) => void,
): Promise<void> {
	const asked = [...days].sort()
	const until = async (day: Day | null) => {
		for (let next = asked[0]; next !== undefined && (day === null || next < day); next = asked[0]) {
			await council.passTo(endOfDay(next))
			ask(next)
			asked.shift()
		}
	}
	for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
		await until(dayOf(entry.at))
		await council.passTo(entry.at)
		await council.record(entry)
	}
	await until(null)
}

/** The placements of somebody who works here from a day on, or no longer. */
export function placedFrom(
	placements: readonly PlacementFact[],
	{ from, next, corrected }: Extract<Happening, { kind: 'placed' }>,
): PlacementFact[] {
	const before = (corrected ? [] : placements)
		.filter(({ validFrom }) => validFrom < from)
		.map((placement) =>
			placement.validTo === null || placement.validTo >= from ? { ...placement, validTo: addDays(from, -1) } : placement,
		)
	return next ? [...before, { ...next, validFrom: from, validTo: null }] : before
}

/** The rules once one of a day is recorded: those of that day and later are no longer believed. */
export function ruledFrom(rules: readonly DatedRule[], validFrom: Day, change: Partial<RuleChange>): DatedRule[] {
	const before = ruleOn({ rules }, validFrom)
	if (!before) throw new Error(`There is no rule on ${validFrom} that could change.`)
	return [...rules.filter((rule) => rule.validFrom < validFrom), { ...before, ...change, validFrom, reason: 'HR changed it' }]
}
