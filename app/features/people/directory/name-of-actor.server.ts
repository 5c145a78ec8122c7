import { eq, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { people } from '#db/schema/people.ts'
import { fullName } from './full-name.server.ts'

const person = alias(people, 'named')

/** The id of the person behind an actor such as `person:17`; 0 for an actor that is nobody, such as `system`. */
export const personOfActor = (actor: SQLWrapper): SQL<number> => sql<number>`cast(substr(${actor}, 8) as integer)`

/** What the person with this id is called today: a subquery of one column, null where there is nobody. */
export const nameOfPerson = (id: SQLWrapper): SQL<string | null> =>
	sql<string | null>`${new QueryBuilder()
		.select({ name: fullName(person) })
		.from(person)
		.where(eq(person.id, id))}`
