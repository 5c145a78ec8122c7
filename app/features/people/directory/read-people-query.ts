/** So many are looked at: to sort everybody whose name begins with "s" would take long, and nobody reads such a list. */
export const atMost = 500

/** What is looked for: words of a name, a number or a team's name, or everybody in one team. Null: nothing yet. */
export type PeopleQuery = { text: string; teamId: number | null; page: number }

const whole = (text: string | null) => (text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)

/** What the address of the search asks for. Nothing in it can be wrong: what cannot be meant is as good as absent. */
export function readPeopleQuery(search: URLSearchParams): PeopleQuery {
	// Names are kept composed; a null byte ends a text of SQLite's.
	const text = (search.get('q') ?? '').replaceAll('\0', ' ').normalize('NFC').trim().slice(0, 100)
	return { text, teamId: text === '' ? whole(search.get('team')) : null, page: whole(search.get('page')) ?? 1 }
}

/** The address of a page of what was found. */
export function peopleSearch({ text, teamId }: PeopleQuery, page: number): string {
	const search = new URLSearchParams(teamId === null ? { q: text } : { team: String(teamId) })
	if (page > 1) search.set('page', String(page))
	return `/people?${search}`
}
