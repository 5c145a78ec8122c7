/**
 * Pieces of SQL that say what was believed of a day. `:day` is bound by the query. A row is believed today while nothing has superseded it, and was believed at
 * `:known` if it was recorded by then and superseded later, if at all.
 */
export type RecordedAsAt = (row: string) => string

export const currentlyRecorded: RecordedAsAt = (row) => `${row}.superseded_at is null`
export const recordedAsAt: RecordedAsAt = (row) =>
	`${row}.recorded_at <= :known and (${row}.superseded_at is null or ${row}.superseded_at > :known)`

/** The first day of the long leave that somebody is on; null if they are here. */
export const awaySinceSql = (personId: string, believed: RecordedAsAt = currentlyRecorded) =>
	`(select max(a.starts_on) from absences a where a.person_id = ${personId} and ${believed('a')} and a.starts_on <= :day and (a.ends_on is null or a.ends_on >= :day))`

/** The exemption of the day, as JSON that `readExempt` reads; null if there is none. */
export const exemptSql = (personId: string, requirementId: string, believed: RecordedAsAt = currentlyRecorded) =>
	`(select json_array(e.valid_from, e.valid_to) from exemptions e where e.person_id = ${personId} and e.requirement_id = ${requirementId} and ${believed('e')}
		and e.valid_from <= :day and (e.valid_to is null or e.valid_to >= :day) order by e.valid_from limit 1)`

/** The placement `l` of the day. */
export const placedSql = (believed: RecordedAsAt = currentlyRecorded) =>
	`${believed('l')} and l.valid_from <= :day and (l.valid_to is null or l.valid_to >= :day)`
