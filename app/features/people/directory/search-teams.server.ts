import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { wordsOf } from './search-words.ts'

export type FoundTeam = { id: number; name: string; service: string; directorate: string }

const placed = `team_id = t.id and superseded_at is null and valid_from <= :today and (valid_to is null or valid_to >= :today)`
const columns = `t.id, t.name, s.name as service, d.name as directorate`
const units = `teams t join services s on s.id = t.service_id join directorates d on d.id = s.directorate_id`

/** The first word is asked apart from the others: to look into the list of words for each of a few thousand teams costs three times as much. */
const search = prepared((db) =>
	db.$client.prepare<{ today: Day; first: string; words: string; limit: number }, FoundTeam>(`
		select ${columns} from ${units}
		where ' ' || t.name like :first escape '\\'
			and not exists (select 1 from json_each(:words) w where ' ' || t.name not like w.value escape '\\')
			and exists (select 1 from placements indexed by placements_team where ${placed})
		order by t.name collate nocase, s.name collate nocase, t.id limit :limit
	`),
)
const find = prepared((db) => db.$client.prepare<{ teamId: number }, FoundTeam>(`select ${columns} from ${units} where t.id = :teamId`))

const atMost = 5
const beginsWord = (word: string) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`

/**
 * The teams that somebody works in today and whose name has every word of `text`, each at the beginning of a word: one statement. One letter begins a word of half of
 * them, and is not looked for.
 */
export function searchTeams(db: Database, { text }: { text: string }, { today }: { today: Day }): { teams: FoundTeam[]; more: boolean } {
	const [first, ...words] = wordsOf(text).map(beginsWord)
	if (first === undefined || text.length < 2) return { teams: [], more: false }
	const teams = search(db).all({ today, first, words: JSON.stringify(words), limit: atMost + 1 })
	return { teams: teams.slice(0, atMost), more: teams.length > atMost }
}

/** Null if there is no such team. */
export const findTeam = (db: Database, { teamId }: { teamId: number }): FoundTeam | null => find(db).get({ teamId }) ?? null
