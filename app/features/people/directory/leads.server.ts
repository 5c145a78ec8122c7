import { and, eq, sql, type Placeholder, type SQL, type SQLWrapper } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Day } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import { placements } from '#db/schema/people.ts'

const own = alias(placements, 'own')
const above = alias(placements, 'above')

/**
 * Whether `manager` is the line manager of `person` on a day, or the manager's manager, and so on up, in whatever circle the register may run. The query builder
 * has no recursive queries, so this one is written out around its conditions.
 */
export const leads = (manager: SQLWrapper, person: SQLWrapper, day: Day | Placeholder): SQL => sql`${manager} in (
	with recursive managers(id) as (
		select ${own.managerId} from ${placements} ${sql.identifier('own')} where ${and(eq(own.personId, person), holdsOn(own, day))}
		union
		select ${above.managerId} from ${placements} ${sql.identifier('above')} join managers on ${above.personId} = managers.id
			where ${holdsOn(above, day)}
	) select id from managers where id is not null)`
