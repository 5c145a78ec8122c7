import { addDays, addMonths, type Day } from '#app/platform/calendar.ts'

export type GrantedAs = 'line-manager' | 'hr'

/** How far a line manager may move a due day, in calendar days. */
const daysOfManager = 28
/** How far HR may. */
const monthsOfHr = 12

export type ExtensionLimits = { earliest: Day; latest: Day }

/**
 * The first and the last day that a due day may be moved to; null if there is none: a line manager cannot help where it passed more than four weeks ago, and
 * gives more time once in a cycle only.
 */
export function extensionLimits(
	{ dueOn, grantedAs, managerHasGiven }: { dueOn: Day; grantedAs: GrantedAs; managerHasGiven: boolean },
	today: Day,
): ExtensionLimits | null {
	const next = addDays(dueOn, 1)
	const earliest = next > today ? next : today
	if (grantedAs === 'hr') return { earliest, latest: addMonths(dueOn > today ? dueOn : today, monthsOfHr) }
	const latest = addDays(dueOn, daysOfManager)
	return managerHasGiven || latest < earliest ? null : { earliest, latest }
}
