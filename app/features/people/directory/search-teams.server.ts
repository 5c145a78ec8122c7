import { eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, placements, services, teams } from '#db/schema/people.ts'
import { readSearch } from '#db/search-tokens.ts'
import { bound, statement, textOf } from '#db/statement.server.ts'
import { matchAll } from './search-words.ts'

const foundTeam = z.object({ id: z.number(), name: z.string(), service: z.string(), directorate: z.string() })
export type FoundTeam = z.infer<typeof foundTeam>

const isPlaced = textOf(holdsOn(alias(placements, 'l'), bound('day')))

/** By hand: full-text search, and the index that says quickly who works in a team. */
const search = statement(
	`select t.id, t.name, s.name as service, d.name as directorate
	from teams_search f join teams t on t.id = f.rowid join services s on s.id = t.service_id join directorates d on d.id = s.directorate_id
	where f.teams_search match :match and exists (select 1 from placements l indexed by placements_team where l.team_id = t.id and ${isPlaced})
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

/**
 * The teams that somebody works in today and whose name has every word of `text`, each at the beginning of a word, letters as people type them: one statement. One
 * letter begins a word of half of them, and is not looked for.
 */
export function searchTeams(db: Database, { text }: { text: string }, { today }: { today: Day }): { teams: FoundTeam[]; more: boolean } {
	// A team has no e-mail address.
	const words = readSearch(text).map((terms) => terms.map((term) => ({ ...term, ofEmail: false })))
	if (words.length === 0 || text.length < 2) return { teams: [], more: false }
	const teams = search.all(db, { day: today, match: matchAll(words), limit: atMost + 1 })
	return { teams: teams.slice(0, atMost), more: teams.length > atMost }
}

/** Null if there is no such team. */
export const findTeam = (db: Database, { teamId }: { teamId: number }): FoundTeam | null => find(db).get({ teamId }) ?? null
