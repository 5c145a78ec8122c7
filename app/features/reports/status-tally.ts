import { sharePercent, statuses, type Status } from '#app/features/requirements/status/status.ts'

/** How many pairs of a person and a requirement have each status. */
export type Tally = Record<Status, number>

/** Statuses that reports count and filter together. The first four groups make up what counts; `not-counted` is everything else. */
export const statusGroups = {
	compliant: ['up-to-date', 'renewal-open'],
	'not-done': ['to-do', 'in-progress'],
	'due-soon': ['due-soon'],
	overdue: ['overdue'],
	'not-counted': ['paused', 'upcoming', 'exempt', 'not-in-scope'],
} as const satisfies Record<string, readonly Status[]>

export type StatusGroup = keyof typeof statusGroups

export const emptyTally = (): Tally => ({
	overdue: 0,
	'due-soon': 0,
	'to-do': 0,
	'in-progress': 0,
	'renewal-open': 0,
	upcoming: 0,
	paused: 0,
	'up-to-date': 0,
	exempt: 0,
	'not-in-scope': 0,
})

export const countThese = (tally: Tally, these: readonly Status[]): number => these.reduce((sum, status) => sum + tally[status], 0)

export const countOf = (tally: Tally, group: StatusGroup): number => countThese(tally, statusGroups[group])

export const countAll = (tally: Tally): number => countThese(tally, statuses)

export type Compliance = { done: number; counted: number; percent: number | null }

/** Done for now, of what counts: people who are away, exempt, not in scope or not asked yet are in neither number. Null where nothing counts. */
export function compliance(tally: Tally): Compliance {
	const done = countOf(tally, 'compliant')
	const counted = countAll(tally) - countOf(tally, 'not-counted')
	return { done, counted, percent: sharePercent(done, counted) }
}
