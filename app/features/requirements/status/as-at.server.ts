import { and, asc, eq, gte, isNull, max, or, sql, type Placeholder, type SQL } from 'drizzle-orm'
import { alias, QueryBuilder, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { covers, isCurrent, wasCurrentAt } from '#db/as-at.server.ts'
import { absences, exemptions, placements } from '#db/schema/index.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Status } from './status.ts'

/** A column of the query around it, a placeholder, or an expression. */
type Of = SQLiteColumn | Placeholder | SQL
type DayOf = Day | Placeholder | SQL
/** A table, or an alias of one, that has these columns. */
type Columns<Name extends string> = Record<Name, SQLiteColumn>

/** Which records count: those that are on record now (`isCurrent`), or those of an instant (`onRecordAt`). */
export type OnRecord = (row: Columns<'recordedAt' | 'supersededAt'>) => SQL

export const onRecordAt =
	(known: Instant | Placeholder | SQL): OnRecord =>
	(row) =>
		wasCurrentAt(row, known)

const build = new QueryBuilder()
const leave = alias(absences, 'leave')
const exemption = alias(exemptions, 'exemption')

/** The first day of the long leave that somebody is on; null if they are here. A subquery of one column. */
export const longLeaveSince = (person: Of, day: DayOf, onRecord: OnRecord = isCurrent): SQL<Day | null> =>
	sql`${build
		.select({ since: max(leave.startsOn) })
		.from(leave)
		.where(and(eq(leave.personId, person), onRecord(leave), covers(leave.startsOn, leave.endsOn, day)))}`

/** The exemption of the day as JSON, `[from, to]`, that `readBasis` reads; null if there is none. A subquery of one column. */
export const exemptionOn = (person: Of, requirement: Of, day: DayOf, onRecord: OnRecord = isCurrent): SQL<string | null> =>
	sql`${build
		.select({ span: sql`json_array(${exemption.validFrom}, ${exemption.validTo})` })
		.from(exemption)
		.where(
			and(
				eq(exemption.personId, person),
				eq(exemption.requirementId, requirement),
				onRecord(exemption),
				covers(exemption.validFrom, exemption.validTo, day),
			),
		)
		.orderBy(asc(exemption.validFrom))
		.limit(1)}`

/** The placement of the day: of a table, or an alias of it. */
export const placedOn = (
	day: DayOf,
	placement: Columns<'validFrom' | 'validTo' | 'recordedAt' | 'supersededAt'> = placements,
	onRecord: OnRecord = isCurrent,
): SQL => sql`(${onRecord(placement)} and ${covers(placement.validFrom, placement.validTo, day)})`

/** The obligation that is open or to come: on record, and not met. Each person has one for each requirement that was ever asked of them. */
export const isLive = (obligation: Columns<'supersededAt' | 'metAt'>): SQL =>
	sql`(${isCurrent(obligation)} and ${isNull(obligation.metAt)})`

/** It is still asked on the day, or will be: the person is in the audience. */
export const isStillAsked = (obligation: Columns<'askedTo'>, day: DayOf): SQL =>
	sql`${or(isNull(obligation.askedTo), gte(obligation.askedTo, day))}`

/** The due day without the time that was given: more time for one cycle must not make the next one later. */
export const dueWithoutExtension = ({ cause, dueOn }: Columns<'cause' | 'dueOn'>): SQL<Day> =>
	sql<Day>`coalesce(${cause} ->> '$.extended.from', ${dueOn})`

/** The cause as the text that is stored: thousands of people share one, and whoever reads many parses each once. */
export const causeText = ({ cause }: Columns<'cause'>): SQL<string> => sql<string>`${cause}`

/** The cause of a due day that a shorter month may have moved, for `anchorOf`; null on most days. */
export const causeAtMonthEnd = (obligation: Columns<'cause' | 'dueOn'>): SQL<string | null> =>
	sql<string | null>`iif(substr(${dueWithoutExtension(obligation)}, 9) between '28' and '30', ${obligation.cause}, null)`

/** What the status of a pair is worked out from. `started`, `away` and `exempt` are conditions. */
type StatusColumns = Record<'opensOn' | 'dueOn' | 'askedTo' | 'cycle', SQLiteColumn | SQL> & Record<'started' | 'away' | 'exempt', SQL>

/** `statusOn` as an expression of SQL, for a day and the last day that is soon (day + `dueSoonDays`). A test holds the two equal. */
export const statusCase = (
	{ opensOn, dueOn, askedTo, cycle, started, away, exempt }: StatusColumns,
	{ day, soon }: { day: DayOf; soon: DayOf },
): SQL<Status> => sql<Status>`case
		when ${opensOn} is null or ${askedTo} < ${day} then 'not-in-scope'
		when ${exempt} then 'exempt'
		when ${opensOn} > ${day} then iif(${cycle} > 1, 'up-to-date', 'upcoming')
		when ${away} then 'paused'
		when ${dueOn} < ${day} then 'overdue'
		when ${dueOn} <= ${soon} then 'due-soon'
		when ${cycle} > 1 then 'renewal-open'
		when ${started} then 'in-progress'
		else 'to-do' end`
