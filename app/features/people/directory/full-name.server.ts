import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'

/** What somebody is called today, in one piece: of `people`, or an alias of it. */
export const fullName = ({ givenName, familyName }: { givenName: SQLWrapper; familyName: SQLWrapper }): SQL<string> =>
	sql<string>`${givenName} || ' ' || ${familyName}`
