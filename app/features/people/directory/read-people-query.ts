import { z } from 'zod'
import { pageField } from '#app/platform/web/read-search.ts'

/** So many are looked at: to sort everybody whose name begins with "s" would take long, and nobody reads such a list. */
export const atMost = 500

/** What the address of the search may say. */
export const peopleFields = z.object({
	q: z.string().max(100, 'It must be 100 characters or fewer').optional(),
	team: z.coerce.number('It must be the number of a team').int().min(1).max(999_999_999).optional(),
	page: pageField,
})

/** What is looked for: words of a name, a number or a team's name, or everybody in one team. Null: nothing yet. */
export type PeopleQuery = { text: string; teamId: number | null; page: number }

/** What the address of the search asks for. */
export function readPeopleQuery({ q = '', team, page }: z.output<typeof peopleFields>): PeopleQuery {
	// Names are kept composed; a null byte ends a text of SQLite's.
	const text = q.replaceAll('\0', ' ').normalize('NFC').trim()
	return { text, teamId: text === '' && team !== undefined ? team : null, page }
}

/** The address of a page of what was found. */
export function peopleSearch({ text, teamId }: PeopleQuery, page: number): string {
	const search = new URLSearchParams(teamId === null ? { q: text } : { team: String(teamId) })
	if (page > 1) search.set('page', String(page))
	return `/people?${search}`
}
