import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import {
	inFilters,
	latestCompletion,
	pairsSql,
	staffSql,
	type BoundQuestion,
	type CompletionQuestion,
	type PairRow,
	type StaffRow,
} from './completion-sql.ts'

const order = 'familyName collate nocase, givenName collate nocase, personId'
const columns = 'personId, employeeNumber, givenName, familyName, workerType, directorate, service, team, placedFrom, awaySince'
const these = 'l.person_id in (select value from json_each(:personIds))'

const findSlice = prepared((db) =>
	db.$client.prepare<BoundQuestion & { limit: number; offset: number }, StaffRow & { total: number }>(`
		with staff as (${staffSql(inFilters())}), pairs as (${pairsSql})
		select ${columns}, count(*) over () as total from staff
		where :statuses is null or personId in (select personId from pairs where status in (select value from json_each(:statuses)))
		order by ${order} limit :limit offset :offset
	`),
)
type RecordedAsAt = CompletionQuestion['known']
const everybody = (belief: RecordedAsAt) =>
	prepared((db) =>
		db.$client.prepare<BoundQuestion, number>(`select personId from (${staffSql(inFilters(belief), belief)}) order by ${order}`).pluck(),
	)
const some = (belief: RecordedAsAt) =>
	prepared((db) =>
		db.$client.prepare<BoundQuestion & { personIds: string }, StaffRow>(
			`select ${columns} from (${staffSql(these, belief)}) order by ${order}`,
		),
	)
const findIds = { then: everybody('then'), now: everybody('now') }
const findSome = { then: some('then'), now: some('now') }
const findPairsOf = prepared((db) =>
	db.$client.prepare<BoundQuestion & { personIds: string }, PairRow>(`
		with staff as (${staffSql(these)}), pairs as (${pairsSql})
		select pairs.personId, pairs.requirementId, status, awaySince, exempt, pairs.cycle, opensOn, dueOn, cause,
			c.completed_on as completedOn, c.valid_until as validUntil, c.score, c.version
		from pairs ${latestCompletion}
		where :statuses is null or status in (select value from json_each(:statuses))
		order by place
	`),
)

/** A page of the people in the filters, by name, and how many there are in all (0 also when the page is past the end). */
export function findStaffPage(db: Database, bound: BoundQuestion, { limit, offset }: { limit: number; offset: number }) {
	const rows = findSlice(db).all({ ...bound, limit, offset })
	return { staff: rows, total: rows[0]?.total ?? 0 }
}

/** Everybody in the filters by name, whatever their statuses are: the ids alone, so that the council is put in order once. */
export const listStaffIds = (db: Database, bound: BoundQuestion): number[] => findIds[bound.belief](db).all(bound)

/** These people, by name. */
export const listStaff = (db: Database, bound: BoundQuestion, personIds: readonly number[]): StaffRow[] =>
	findSome[bound.belief](db).all({ ...bound, personIds: JSON.stringify(personIds) })

/** What these people had to do, by person, in the order of the requirements; only the statuses of the filter, if `bound` has one. */
export function findPairs(db: Database, bound: BoundQuestion, staff: readonly StaffRow[]): Map<number, PairRow[]> {
	const found = new Map<number, PairRow[]>(staff.map(({ personId }) => [personId, []]))
	for (const pair of findPairsOf(db).all({ ...bound, personIds: JSON.stringify([...found.keys()]) })) found.get(pair.personId)?.push(pair)
	return found
}
