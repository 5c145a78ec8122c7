import { addDays, inWords, type Day } from '#app/platform/calendar.ts'

export const statuses = [
	'overdue',
	'due-soon',
	'to-do',
	'in-progress',
	'renewal-open',
	'upcoming',
	'paused',
	'up-to-date',
	'exempt',
	'not-in-scope',
] as const
export type Status = (typeof statuses)[number]

/** Calendar days before the due day from which a thing is due soon. */
export const dueSoonDays = 14

export type StatusFacts = {
	/** The live obligation; null if nothing is asked. */
	obligation: { cycle: number; opensOn: Day; dueOn: Day; askedTo: Day | null } | null
	/** Work on this cycle has begun. */
	started: boolean
	/** On long leave on the day. */
	away: boolean
	/** Excused from it on the day. */
	exempt: boolean
}

/**
 * The status of one person for one requirement on a day. The due day itself is still in time. `statusSql` says the same to SQLite, and a test holds the two
 * equal.
 */
export function statusOn(day: Day, { obligation, started, away, exempt }: StatusFacts): Status {
	if (!obligation || (obligation.askedTo !== null && obligation.askedTo < day)) return 'not-in-scope'
	if (exempt) return 'exempt'
	if (obligation.opensOn > day) return obligation.cycle > 1 ? 'up-to-date' : 'upcoming'
	if (away) return 'paused'
	if (obligation.dueOn < day) return 'overdue'
	if (obligation.dueOn <= addDays(day, dueSoonDays)) return 'due-soon'
	// What was done before holds until it is due again, also for whoever has begun to renew it.
	if (obligation.cycle > 1) return 'renewal-open'
	return started ? 'in-progress' : 'to-do'
}

/** What a page about one thing says of its due day, as in “Yours …”. */
export const dueWords = (dueOn: Day, today: Day): string =>
	dueOn < today ? `was due by ${inWords(dueOn)} and is overdue` : `is due by ${inWords(dueOn)}`

/** `statusOn` as a SQL expression. The columns are those of the query; `:day` and `:soon` (day + `dueSoonDays`) are bound. */
type StatusColumns = { opensOn: string; dueOn: string; askedTo: string; cycle: string; started: string; away: string; exempt: string }

export function statusSql(column: StatusColumns): string {
	return `case
		when ${column.opensOn} is null or ${column.askedTo} < :day then 'not-in-scope'
		when ${column.exempt} then 'exempt'
		when ${column.opensOn} > :day then iif(${column.cycle} > 1, 'up-to-date', 'upcoming')
		when ${column.away} then 'paused'
		when ${column.dueOn} < :day then 'overdue'
		when ${column.dueOn} <= :soon then 'due-soon'
		when ${column.cycle} > 1 then 'renewal-open'
		when ${column.started} then 'in-progress'
		else 'to-do' end`
}

/** Done for now: nothing has to be done, though something may be. Paused people are left out of the count of both. */
export const isCompliant = (status: Status): boolean => status === 'up-to-date' || status === 'renewal-open'

/** In per cent. 100 means all of them, and 0 means none: what lies between never rounds to either. Null where nothing counts. */
export function sharePercent(done: number, counted: number): number | null {
	if (counted === 0) return null
	const percent = (100 * done) / counted
	return done === 0 || done === counted ? percent : Math.min(99, Math.max(1, Math.round(percent)))
}
