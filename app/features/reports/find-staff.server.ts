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

type Slice = { limit: number; offset: number; afterFamily: string | null; afterGiven: string | null; afterId: number | null }

const order = 'familyName collate nocase, givenName collate nocase, personId'

const sliceOf = (belief: CompletionQuestion['known']) =>
	prepared((db) =>
		db.$client.prepare<BoundQuestion & Slice, StaffRow & { total: number }>(`
			with staff as (${staffSql(inFilters, belief)}), pairs as (${pairsSql})
			select personId, employeeNumber, givenName, familyName, workerType, directorate, service, team, placedFrom, awaySince, count(*) over () as total
			from staff
			where (:statuses is null or personId in (select personId from pairs where status in (select value from json_each(:statuses))))
				and (:afterId is null or (${order}) > (:afterFamily, :afterGiven, :afterId))
			order by ${order} limit :limit offset :offset
		`),
	)
const findSlice = { then: sliceOf('then'), now: sliceOf('now') }
const findPairsOf = prepared((db) =>
	db.$client.prepare<BoundQuestion & { personIds: string }, PairRow>(`
		with staff as (${staffSql('l.person_id in (select value from json_each(:personIds))')}), pairs as (${pairsSql})
		select pairs.personId, pairs.requirementKey, status, awaySince, exempt, pairs.cycle, opensOn, dueOn, cause,
			c.completed_on as completedOn, c.valid_until as validUntil, c.score, c.version
		from pairs ${latestCompletion}
		where :statuses is null or status in (select value from json_each(:statuses))
		order by place
	`),
)

/** A page of the people in the filters, by name, and how many there are in all (0 also when the page is past the end). */
export function findStaffPage(db: Database, bound: BoundQuestion, { limit, offset }: { limit: number; offset: number }) {
	const rows = findSlice.then(db).all({ ...bound, limit, offset, afterFamily: null, afterGiven: null, afterId: null })
	return { staff: rows, total: rows[0]?.total ?? 0 }
}

/** The next people by name after `last`, whatever their statuses are. */
export function findStaffAfter(db: Database, bound: BoundQuestion, { last, limit }: { last: StaffRow | null; limit: number }): StaffRow[] {
	const after = { afterFamily: last?.familyName ?? null, afterGiven: last?.givenName ?? null, afterId: last?.personId ?? null }
	return findSlice[bound.belief](db).all({ ...bound, statuses: null, limit, offset: 0, ...after })
}

/** What these people had to do, by person, in the order of the requirements; only the statuses of the filter, if `bound` has one. */
export function findPairs(db: Database, bound: BoundQuestion, staff: readonly StaffRow[]): Map<number, PairRow[]> {
	const found = new Map<number, PairRow[]>(staff.map(({ personId }) => [personId, []]))
	for (const pair of findPairsOf(db).all({ ...bound, personIds: JSON.stringify([...found.keys()]) })) found.get(pair.personId)?.push(pair)
	return found
}
