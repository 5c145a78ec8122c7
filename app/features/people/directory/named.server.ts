import { sql, type SQL } from 'drizzle-orm'
import { people } from '#db/schema/people.ts'
import { matchAll, wordsOf } from './search-words.ts'

/** Somebody of `people` is asked for by `q`: by the name of today, found as the search of people finds them, or by any part of the employee number. */
export function isNamed(q: string): SQL {
	// An empty phrase matches nobody; no phrase at all is a mistake to FTS5.
	const match = matchAll(wordsOf(q)) ?? '""'
	return sql`(instr(${people.employeeNumber}, ${q}) > 0 or ${people.id} in (select rowid from people_search where people_search match ${match}))`
}
