import { aliasedTable, and, eq, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { holdsOn } from '#db/as-at.server.ts'
import { placements } from '#db/schema/people.ts'

const l = aliasedTable(placements, 'l')

/**
 * The ids of the line manager of somebody on a day, the manager's manager, and so on up, in whatever circle the register may run: to stand after `in`. The
 * builder cannot say `with recursive`.
 */
export const managersOf = (personId: SQLWrapper, day: Parameters<typeof holdsOn>[1]): SQL => sql`(
	with recursive managers(id) as (
		select ${l.managerId} from ${placements} l where ${and(eq(l.personId, personId), holdsOn(l, day))}
		union
		select ${l.managerId} from ${placements} l join managers on ${l.personId} = managers.id where ${holdsOn(l, day)}
	) select id from managers where id is not null)`
