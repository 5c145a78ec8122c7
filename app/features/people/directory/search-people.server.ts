import { eq, sql } from 'drizzle-orm'
import { alias, unionAll } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { formerNumbers, people, placements } from '#db/schema/people.ts'
import { readSearch } from '#db/search-tokens.ts'
import { bound, statement, textOf } from '#db/statement.server.ts'
import { atMost } from './read-people-query.ts'
import { matchAll, matchWhole } from './search-words.ts'

const row = z.object({
	employeeNumber: z.string(),
	name: z.string(),
	jobTitle: z.string().nullable(),
	team: z.string().nullable(),
	service: z.string().nullable(),
	/** The first day, if it is still to come. */
	startsOn: z.string().nullable(),
	/** The last day, if it is over. */
	leftOn: z.string().nullable(),
	total: z.number(),
})
type Row = z.infer<typeof row>
export type FoundPerson = Omit<Row, 'total'>

export type FoundPeople = {
	total: number
	page: number
	pages: number
	/** More match than are looked at: the list is of some of them. */
	tooMany: boolean
	people: FoundPerson[]
}

const perPage = 25

const isPlaced = textOf(holdsOn(alias(placements, 'l'), bound('day')))

/** Where the person works today or will next; else where they worked last. */
const placement = `coalesce(
	(select id from placements where person_id = listed.id and superseded_at is null and (valid_to is null or valid_to >= :day) order by valid_from limit 1),
	(select id from placements where person_id = listed.id and superseded_at is null order by valid_from desc limit 1))`

const order = `hasLeft, not isWhole, family_name collate nocase, given_name collate nocase`

/**
 * The page of the people in `found(id, isWhole)`: who works here first, then who answers to whole words, then by name. Only those on the page are described: for
 * the others one look into an index says whether they have left.
 */
const listFound = `, listed as (
		select p.*, isWhole, (select count(*) from found) as total,
			not exists (select 1 from placements where person_id = p.id and superseded_at is null and (valid_to is null or valid_to >= :day)) as hasLeft
		from found join people p on p.id = found.id order by ${order}, p.id limit :limit offset :offset
	)
	select employee_number as employeeNumber, trim(given_name || ' ' || family_name) as name, l.job_title as jobTitle, t.name as team, s.name as service,
		iif(l.valid_from > :day, l.valid_from, null) as startsOn, iif(l.valid_to < :day, l.valid_to, null) as leftOn, total
	from listed
	left join placements l on l.id = ${placement}
	left join teams t on t.id = l.team_id
	left join services s on s.id = l.service_id
	order by ${order}, listed.id`

/** Full-text search is known to SQL by hand only. */
const search = statement(
	`with matching(id, isWhole) as (
		select * from (select rowid, 1 from people_search where people_search match :whole limit ${atMost})
		union all
		select * from (select rowid, 0 from people_search where people_search match :all limit ${atMost})
	), found as (select id, max(isWhole) as isWhole from matching group by id)
	${listFound}`,
	row,
)
/** A row if more people match than are looked at. */
const overflows = statement(
	`select 1 as more from people_search where people_search match :all limit 1 offset ${atMost}`,
	z.object({ more: z.number() }),
)
/** By hand for its index: without it SQLite walks the placements of everybody who was found. */
const listTeam = statement(
	`with found(id, isWhole) as (
		select l.person_id, 0 from placements l indexed by placements_team where l.team_id = :teamId and ${isPlaced}
	) ${listFound}`,
	row,
)
/** Whoever has the number now comes before whoever had it once; of these the last. */
const findNumber = prepared((db) =>
	unionAll(
		db
			.select({ employeeNumber: people.employeeNumber, until: sql<number | null>`null`.as('until') })
			.from(people)
			.where(eq(people.employeeNumber, sql.placeholder('text'))),
		db
			.select({ employeeNumber: people.employeeNumber, until: sql<number | null>`${formerNumbers.supersededAt}`.as('until') })
			.from(formerNumbers)
			.innerJoin(people, eq(people.id, formerNumbers.personId))
			.where(eq(formerNumbers.employeeNumber, sql.placeholder('text'))),
	)
		.orderBy(sql`until desc nulls first`)
		.limit(1)
		.prepare(),
)

/** The number of the person who has exactly this employee number, or had it once; null if nobody has. */
export const findByNumber = (db: Database, text: string): string | null => findNumber(db).get({ text })?.employeeNumber ?? null

/**
 * The people whose name, number or e-mail address has every word of `text`, each at the beginning of a word, letters as people type them: two statements. Whoever works here comes first, then those who have left.
 * At most `atMost` are looked at, those who answer to the whole words before the others.
 */
export function searchPeople(db: Database, { text, page }: { text: string; page: number }, { today }: { today: Day }): FoundPeople {
	const words = readSearch(text)
	if (words.length === 0) return { total: 0, page: 1, pages: 0, tooMany: false, people: [] }
	const all = matchAll(words)
	const list = pageOf(page, (slice) => search.all(db, { ...slice, day: today, all, whole: matchWhole(words) }))
	return { ...list, tooMany: overflows.get(db, { all }) !== undefined }
}

/** Everybody who works in a team today, by name: one statement. */
export function listTeamPeople(db: Database, { teamId, page }: { teamId: number; page: number }, { today }: { today: Day }): FoundPeople {
	return { ...pageOf(page, (slice) => listTeam.all(db, { ...slice, day: today, teamId })), tooMany: false }
}

/** A page past the end is the first. */
function pageOf(page: number, list: (slice: { limit: number; offset: number }) => Row[]): Omit<FoundPeople, 'tooMany'> {
	const rows = list({ limit: perPage, offset: (page - 1) * perPage })
	if (rows.length === 0 && page > 1) return pageOf(1, list)
	const total = rows[0]?.total ?? 0
	return { total, page, pages: Math.ceil(total / perPage), people: rows.map(({ total: _, ...person }) => person) }
}
