import { readSearch } from '#db/search-tokens.ts'
import { matchAll } from './search-words.ts'

/** What a query with `namedSql` in it is bound to. `q` null: everybody. */
export function bindNames(q: string | null) {
	const search = q === null ? [] : readSearch(q)
	return { q, words: JSON.stringify(search), match: matchAll(search) }
}

const namedNow = 'p.id in (select rowid from people_search where people_search match :match)'
const numbers = `p.employee_number || coalesce((select ' ' || group_concat(n.employee_number, ' ') from former_numbers n where n.person_id = p.id), '')`

/** `p` is who is asked for, by the name of today: found as the search of people finds them. */
export const namedSql = `(:q is null or ${namedNow})`

/** The same by the name of an earlier day: that of `f`, a row of `former_names`, where there is one. */
export const namedThenSql = `(:q is null
	or iif(f.person_id is null, ${namedNow}, matches_name(:words, ${numbers}, f.given_name, f.family_name, p.email)))`
