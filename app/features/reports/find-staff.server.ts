import { z } from 'zod'
import type { Database } from '#db/open.server.ts'
import { statement } from '#db/statement.server.ts'
import { pairRow, staffRow, type CompletionQuestion, type PairRow, type StaffRow } from './completion-question.ts'
import { completionColumns, inFilters, latestCompletion, pairsSql, staffSql, type BoundQuestion } from './completion-sql.server.ts'

const order = 'familyName collate nocase, givenName collate nocase, personId'
const columns = 'personId, employeeNumber, givenName, familyName, workerType, directorate, service, team, placedFrom, awaySince'
const these = 'l.person_id in (select value from json_each(:personIds))'

const staffSlice = staffRow.extend({ total: z.number() })
const personId = z.object({ personId: z.number() })

const findSlice = statement<typeof staffSlice, BoundQuestion & { limit: number; offset: number }>(
	`with staff as (${staffSql(inFilters())}), ${pairsSql}
	select ${columns}, count(*) over () as total from staff
	where :statuses is null or personId in (select personId from pairs where status in (select value from json_each(:statuses)))
	order by ${order} limit :limit offset :offset`,
	staffSlice,
)

type Records = CompletionQuestion['known']
const everybody = (records: Records) =>
	statement<typeof personId, BoundQuestion>(`select personId from (${staffSql(inFilters(records), records)}) order by ${order}`, personId)
const some = (records: Records) =>
	statement<typeof staffRow, BoundQuestion & { personIds: string }>(
		`select ${columns} from (${staffSql(these, records)}) order by ${order}`,
		staffRow,
	)
const findIds = { then: everybody('then'), now: everybody('now') }
const findSome = { then: some('then'), now: some('now') }
const findPairsOf = statement<typeof pairRow, BoundQuestion & { personIds: string }>(
	`with staff as (${staffSql(these)}), ${pairsSql}
	select pairs.personId, pairs.requirementId, status, awaySince, exempt, pairs.cycle, opensOn, dueOn, cause, ${completionColumns}
	from pairs ${latestCompletion}
	where :statuses is null or status in (select value from json_each(:statuses))
	order by place`,
	pairRow,
)

/** A page of the people in the filters, by name, and how many there are in all (0 also when the page is past the end). */
export function findStaffPage(db: Database, bound: BoundQuestion, { limit, offset }: { limit: number; offset: number }) {
	const rows = findSlice.all(db, { ...bound, limit, offset })
	return { staff: rows, total: rows[0]?.total ?? 0 }
}

/** Everybody in the filters by name, whatever their statuses are: the ids alone, so that the council is put in order once. */
export const listStaffIds = (db: Database, bound: BoundQuestion): number[] =>
	findIds[bound.records].all(db, bound).map((row) => row.personId)

/** These people, by name. */
export const listStaff = (db: Database, bound: BoundQuestion, personIds: readonly number[]): StaffRow[] =>
	findSome[bound.records].all(db, { ...bound, personIds: JSON.stringify(personIds) })

/** What these people had to do, by person, in the order of the requirements; only the statuses of the filter, if `bound` has one. */
export function findPairs(db: Database, bound: BoundQuestion, staff: readonly StaffRow[]): Map<number, PairRow[]> {
	const found = new Map<number, PairRow[]>(staff.map(({ personId }) => [personId, []]))
	for (const pair of findPairsOf.all(db, { ...bound, personIds: JSON.stringify([...found.keys()]) })) found.get(pair.personId)?.push(pair)
	return found
}
