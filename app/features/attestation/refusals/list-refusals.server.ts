import { and, asc, desc, eq, exists, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { isNamed } from '#app/features/people/directory/named.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { inSnapshot } from '#db/snapshot.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { refusals } from '#db/schema/attestation.ts'
import { directorates, people, placements } from '#db/schema/people.ts'
import { agreedAt, readFacts, selectRefusals } from './refusal-columns.server.ts'
import type { RefusalQuery, RefusalView } from './refusal-query.ts'

const perPage = 25
const build = new QueryBuilder()
const placed = alias(placements, 'placed')
const viewerId = sql.placeholder('viewerId')
const isOpen = isNull(refusals.closedAt)

const inView: Record<RefusalView, SQL | undefined> = {
	open: isOpen,
	mine: and(isOpen, eq(refusals.ownerId, viewerId)),
	nobody: and(isOpen, isNull(refusals.ownerId)),
	'agreed-since': and(isOpen, isNotNull(agreedAt)),
	closed: isNotNull(refusals.closedAt),
}

function inFilters({ directorate, q }: Pick<RefusalQuery, 'directorate' | 'q'>, day: Day): SQL | undefined {
	const inDirectorate = (name: string) =>
		build
			.select({ one: sql`1` })
			.from(placed)
			.innerJoin(directorates, eq(directorates.id, placed.directorateId))
			.where(and(eq(placed.personId, refusals.personId), holdsOn(placed, day), eq(directorates.name, name)))
	return and(directorate === null ? undefined : exists(inDirectorate(directorate)), q === null ? undefined : isNamed(q))
}

const howMany = (view: RefusalView) => sql<number>`count(*) filter (where ${inView[view]})`
const counts = {
	open: howMany('open'),
	mine: howMany('mine'),
	nobody: howMany('nobody'),
	'agreed-since': howMany('agreed-since'),
	closed: howMany('closed'),
}
const none: Record<RefusalView, number> = { open: 0, mine: 0, nobody: 0, 'agreed-since': 0, closed: 0 }

type Asked = { query: RefusalQuery; requirementId: number; viewer: Pick<Viewer, 'personId' | 'today'> }

/** A page of refusals and how many there are of each view: the longest open first; of those that are closed, the latest. A page past the last is answered with the first. Two statements. */
export function listRefusals(db: Database, { query, requirementId, viewer }: Asked) {
	const { show } = query
	const filters = inFilters(query, viewer.today)
	const bound = { viewerId: viewer.personId, requirementId, day: viewer.today }
	return inSnapshot(db, () => {
		const counted =
			db.select(counts).from(refusals).innerJoin(people, eq(people.id, refusals.personId)).where(filters).prepare().get(bound) ?? none
		const pages = Math.max(1, Math.ceil(counted[show] / perPage))
		const page = query.page > pages ? 1 : query.page
		const rows = selectRefusals(db)
			.where(and(inView[show], filters))
			.orderBy(show === 'closed' ? desc(refusals.closedAt) : asc(refusals.openedAt), asc(refusals.id))
			.limit(perPage)
			.offset((page - 1) * perPage)
			.prepare()
			.all(bound)
		return { counts: counted, page, pages, refusals: rows.map(readFacts) }
	})
}

const countWaiting = prepared((db) =>
	db
		.select({ open: counts.open, mine: counts.mine, nobody: counts.nobody, agreedSince: counts['agreed-since'] })
		.from(refusals)
		.where(isOpen)
		.prepare(),
)

/** What waits for HR and the Monitoring Officer: one statement. */
export const countRefusals = (db: Database, { personId }: Pick<Viewer, 'personId'>) =>
	countWaiting(db).get({ viewerId: personId }) ?? { open: 0, mine: 0, nobody: 0, agreedSince: 0 }
