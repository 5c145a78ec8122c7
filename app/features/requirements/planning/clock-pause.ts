import { addDays, daysBetween, type Day } from '#app/platform/calendar.ts'
import type { Span } from './scope.ts'

/** Calendar days that somebody has at least after coming back, whatever was due while they were away. */
export const daysAfterReturn = 14

export type PauseKind = 'leave' | 'exemption' | 'both'
export type Away = Span & { kind: 'leave' | 'exemption' }

export type PausedDue = {
	dueOn: Day
	/** Days by which the clock stood still. */
	days: number
	/** First and last day of the time away that decided it; `to` null while no end is known. Null if nothing stood still. */
	pause: (Span & { kind: PauseKind }) | null
	/** The due day is the fourteenth day after coming back: the days away alone would have made it sooner. */
	afterReturn: boolean
	replanOn: Day | null
}

/**
 * The due day when the clock stands still on every day away (long leave, or exempt) from the day it began to run: it moves by as many days. Nobody is due
 * sooner than fourteen days after coming back, not even where the due day had passed before: but what is overdue today is not made good by time away to come.
 * Time away without a known end moves nothing yet. `replanOn` is the day on which time away to come would count.
 */
export function pauseClock(opensOn: Day, dueOn: Day, away: readonly Away[], today: Day): PausedDue {
	let due = dueOn
	let days = 0
	let pause: PausedDue['pause'] = null
	let afterReturn = false
	for (const { from, to, kind } of merge(away)) {
		const first = from > opensOn ? from : opensOn
		if (first > due && from > today) return { dueOn: due, days, pause, afterReturn, replanOn: from }
		if (to === null) {
			if (first <= due) pause ??= { from, to, kind }
			break
		}
		const missed = first <= due && first <= to ? daysBetween(first, to) + 1 : 0
		due = addDays(due, missed)
		days += missed
		const earliest = addDays(to, 1 + daysAfterReturn)
		const tooSoon = due < earliest
		if (tooSoon) due = earliest
		if (missed > 0 || tooSoon) {
			pause = { from, to, kind }
			afterReturn = tooSoon
		}
	}
	return { dueOn: due, days, pause, afterReturn, replanOn: null }
}

/** In order; those that overlap, or follow each other without a day between, as one. */
function merge(spans: readonly Away[]): (Span & { kind: PauseKind })[] {
	const merged: (Span & { kind: PauseKind })[] = []
	for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
		const last = merged.at(-1)
		if (!last || (last.to !== null && addDays(last.to, 1) < span.from)) merged.push({ ...span })
		else {
			if (last.kind !== span.kind) last.kind = 'both'
			if (last.to !== null && (span.to === null || span.to > last.to)) last.to = span.to
		}
	}
	return merged
}
