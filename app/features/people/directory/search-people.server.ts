import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { atMost } from './read-people-query.ts'
import { matchAll, matchWhole, wordsOf } from './search-words.ts'

export type FoundPeople = {
	total: number
	page: number
	pages: number
	/** More match than are looked at: the list is of some of them. */
	tooMany: boolean
	people: FoundPerson[]
}

export type FoundPerson = {
	employeeNumber: string
	name: string
	jobTitle: string | null
	team: string | null
	service: string | null
	/** The first day, if it is still to come. */
	startsOn: Day | null
	/** The last day, if it is over. */
	leftOn: Day | null
}

type Row = FoundPerson & { total: number }
type Slice = { today: Day; limit: number; offset: number }

const perPage = 25

/** Where the person works today or will next; else where they worked last. */
const placement = `coalesce(
	(select id from placements where person_id = listed.id and superseded_at is null and (valid_to is null or valid_to >= :today) order by valid_from limit 1),
	(select id from placements where person_id = listed.id and superseded_at is null order by valid_from desc limit 1))`

const order = `hasLeft, not isWhole, family_name collate nocase, given_name collate nocase`

/**
 * The page of the people in `found(id, isWhole)`: who works here first, then who answers to whole words, then by name. Only those on the page are described: for
 * the others one look into an index says whether they have left.
 */
const listFound = `, listed as (
		select p.*, isWhole, (select count(*) from found) as total,
			not exists (select 1 from placements where person_id = p.id and superseded_at is null and (valid_to is null or valid_to >= :today)) as hasLeft
		from found join people p on p.id = found.id order by ${order}, p.id limit :limit offset :offset
	)
	select employee_number as employeeNumber, given_name || ' ' || family_name as name, l.job_title as jobTitle, t.name as team, s.name as service,
		iif(l.valid_from > :today, l.valid_from, null) as startsOn, iif(l.valid_to < :today, l.valid_to, null) as leftOn, total
	from listed
	left join placements l on l.id = ${placement}
	left join teams t on t.id = l.team_id
	left join services s on s.id = l.service_id
	order by ${order}, listed.id`

const search = prepared((db) =>
	db.$client.prepare<Slice & { whole: string; all: string }, Row>(`
		with matching(id, isWhole) as (
			select * from (select rowid, 1 from people_search where people_search match :whole limit ${atMost})
			union all
			select * from (select rowid, 0 from people_search where people_search match :all limit ${atMost})
		), found as (select id, max(isWhole) as isWhole from matching group by id)
		${listFound}
	`),
)
/** 1 if more people match than are looked at. */
const overflows = prepared((db) =>
	db.$client
		.prepare<{ all: string }, number>(`select 1 from people_search where people_search match :all limit 1 offset ${atMost}`)
		.pluck(),
)
const listTeam = prepared((db) =>
	db.$client.prepare<Slice & { teamId: number }, Row>(`
		with found(id, isWhole) as (
			select person_id, 0 from placements indexed by placements_team
			where team_id = :teamId and superseded_at is null and valid_from <= :today and (valid_to is null or valid_to >= :today)
		) ${listFound}
	`),
)
const findNumber = prepared((db) =>
	db.$client.prepare<[string], string>('select employee_number from people where employee_number = ?').pluck(),
)

/** The person who has exactly this employee number; null if nobody has. */
export const findByNumber = (db: Database, text: string): string | null => findNumber(db).get(text) ?? null

/**
 * The people whose name or number has every word of `text`, each at the beginning of a word: two statements. Whoever works here comes first, then those who have left.
 * At most `atMost` are looked at, those who answer to the whole words before the others.
 */
export function searchPeople(db: Database, { text, page }: { text: string; page: number }, { today }: { today: Day }): FoundPeople {
	const words = wordsOf(text)
	const all = matchAll(words)
	if (all === null) return { total: 0, page: 1, pages: 0, tooMany: false, people: [] }
	const list = pageOf(page, (slice) => search(db).all({ ...slice, today, all, whole: matchWhole(words) }))
	return { ...list, tooMany: overflows(db).get({ all }) === 1 }
}

/** Everybody who works in a team today, by name: one statement. */
export function listTeamPeople(db: Database, { teamId, page }: { teamId: number; page: number }, { today }: { today: Day }): FoundPeople {
	return { ...pageOf(page, (slice) => listTeam(db).all({ ...slice, today, teamId })), tooMany: false }
}

/** A page past the end is the first. */
function pageOf(page: number, list: (slice: { limit: number; offset: number }) => Row[]): Omit<FoundPeople, 'tooMany'> {
	const rows = list({ limit: perPage, offset: (page - 1) * perPage })
	if (rows.length === 0 && page > 1) return pageOf(1, list)
	const total = rows[0]?.total ?? 0
	return { total, page, pages: Math.ceil(total / perPage), people: rows.map(({ total: _, ...person }) => person) }
}
