import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'

/** What somebody is called today, in one piece, without the space of somebody who has one name: of `people`, or an alias of it. */
export const fullName = ({ givenName, familyName }: { givenName: SQLWrapper; familyName: SQLWrapper }): SQL<string> =>
	sql<string>`trim(${givenName} || ' ' || ${familyName})`
