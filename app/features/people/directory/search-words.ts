import type { Search, SearchTerm } from '#db/search-tokens.ts'

/** In quotes nothing is a sign of the query language of FTS5; tokens have letters and digits only. */
const written = ({ token, isPrefix, ofEmail }: SearchTerm): string => `${ofEmail ? 'email : ' : ''}"${token}"${isPrefix ? '*' : ''}`

/** An empty phrase matches nobody; no phrase at all is a mistake to FTS5. */
const nobody = '""'

/** The search as a query of FTS5: for each word one of its terms. */
export const matchAll = (search: Search): string => search.map((terms) => `(${terms.map(written).join(' OR ')})`).join(' AND ') || nobody

/** The same for whole words only. */
export const matchWhole = (search: Search): string => matchAll(search.map((terms) => terms.map((term) => ({ ...term, isPrefix: false }))))
