import { sql, type SQL } from 'drizzle-orm'
import { people } from '#db/schema/people.ts'
import { readSearch } from '#db/search-tokens.ts'
import { matchAll } from './search-words.ts'

/** Somebody of `people` is asked for by `q`, by the name of today: found as the search of people finds them. */
export const isNamed = (q: string): SQL =>
	sql`${people.id} in (select rowid from people_search where people_search match ${matchAll(readSearch(q))})`
