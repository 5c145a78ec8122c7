import { eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, placements, services, teams } from '#db/schema/people.ts'
import { bound, statement, textOf } from '#db/statement.server.ts'
import { wordsOf } from './search-words.ts'

const foundTeam = z.object({ id: z.number(), name: z.string(), service: z.string(), directorate: z.string() })
export type FoundTeam = z.infer<typeof foundTeam>

const isPlaced = textOf(holdsOn(alias(placements, 'l'), bound('day')))

/**
 * By hand, because only the index of teams says quickly who works in one. The first word is asked apart from the others: to look into the list of words for each
 * of a few thousand teams costs three times as much.
 */
const search = statement(
	`select t.id, t.name, s.name as service, d.name as directorate
	from teams t join services s on s.id = t.service_id join directorates d on d.id = s.directorate_id
	where ' ' || t.name like :first escape '\\'
		and not exists (select 1 from json_each(:words) w where ' ' || t.name not like w.value escape '\\')
		and exists (select 1 from placements l indexed by placements_team where l.team_id = t.id and ${isPlaced})
	order by t.name collate nocase, s.name collate nocase, t.id limit :limit`,
	foundTeam,
)
const find = prepared((db) =>
	db
		.select({ id: teams.id, name: teams.name, service: services.name, directorate: directorates.name })
		.from(teams)
		.innerJoin(services, eq(services.id, teams.serviceId))
		.innerJoin(directorates, eq(directorates.id, services.directorateId))
		.where(eq(teams.id, sql.placeholder('teamId')))
		.prepare(),
)

const atMost = 5
const beginsWord = (word: string) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`

/**
 * The teams that somebody works in today and whose name has every word of `text`, each at the beginning of a word: one statement. One letter begins a word of half of
 * them, and is not looked for.
 */
export function searchTeams(db: Database, { text }: { text: string }, { today }: { today: Day }): { teams: FoundTeam[]; more: boolean } {
	const [first, ...words] = wordsOf(text).map(beginsWord)
	if (first === undefined || text.length < 2) return { teams: [], more: false }
	const teams = search.all(db, { day: today, first, words: JSON.stringify(words), limit: atMost + 1 })
	return { teams: teams.slice(0, atMost), more: teams.length > atMost }
}

/** Null if there is no such team. */
export const findTeam = (db: Database, { teamId }: { teamId: number }): FoundTeam | null => find(db).get({ teamId }) ?? null
