import { and, gt, gte, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * Conditions on rows that are dated twice (see docs/decisions/0003): `valid_from` and `valid_to` say on which days they hold, `recorded_at` and `superseded_at`
 * between which instants that was on record. Each table, or alias of one, can be given; a day or an instant is a value or a placeholder.
 */
type Day = string | Placeholder | SQL
type Instant = number | Placeholder | SQL
type Recorded = { recordedAt: SQLiteColumn; supersededAt: SQLiteColumn }
type Valid = { validFrom: SQLiteColumn; validTo: SQLiteColumn }

/** On record now: nothing has superseded it. */
export const isCurrent = (row: Pick<Recorded, 'supersededAt'>): SQL => isNull(row.supersededAt)

/** On record at an instant: recorded by then, and superseded later, if at all. */
export const wasCurrentAt = (row: Recorded, known: Instant): SQL =>
	all(lte(row.recordedAt, known), or(isNull(row.supersededAt), gt(row.supersededAt, known)))

/** Covers a day: both ends are inclusive, and without an end it goes on. */
export const covers = (from: SQLiteColumn, to: SQLiteColumn, day: Day): SQL => all(lte(from, day), or(isNull(to), gte(to, day)))

/** A placement, an exemption or the like that holds on a day, by what is on record now. */
export const holdsOn = (row: Valid & Recorded, day: Day): SQL => all(isCurrent(row), covers(row.validFrom, row.validTo, day))

/** `and`, for conditions of which there is at least one. */
function all(...conditions: (SQL | undefined)[]): SQL {
	const joined = and(...conditions)
	if (!joined) throw new Error('A condition is missing.')
	return joined
}
