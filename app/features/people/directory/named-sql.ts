import { matchAll, wordsOf } from './search-words.ts'

/** What a query with `namedSql` in it is bound to. `q` null: everybody. */
export function bindNames(q: string | null) {
	const words = q === null ? [] : wordsOf(q)
	// An empty phrase matches nobody; no phrase at all is a mistake to FTS5.
	return { q, words: JSON.stringify(words), match: matchAll(words) ?? '""' }
}

const partOfNumber = 'instr(p.employee_number, :q) > 0'
const namedNow = 'p.id in (select rowid from people_search where people_search match :match)'

/** `p` is who is asked for, by the name of today: found as the search of people finds them, or by any part of the employee number. */
export const namedSql = `(:q is null or ${partOfNumber} or ${namedNow})`

/** The same by the name of an earlier day: that of `f`, a row of `former_names`, where there is one. */
export const namedThenSql = `(:q is null or ${partOfNumber}
	or iif(f.person_id is null, ${namedNow}, matches_name(:words, p.employee_number, f.given_name, f.family_name)))`
