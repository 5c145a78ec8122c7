import { and, eq, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, services, teams } from '#db/schema/people.ts'

type Kind = 'directorate' | 'service' | 'team'
export type Units = Record<'directorates' | 'services' | 'teams', { id: number; name: string }[]>

const list = prepared((db) => {
	const kind = (name: Kind) => sql<Kind>`${sql.raw(`'${name}'`)}`.as('kind')
	const ofDirectorate = eq(services.directorateId, sql.placeholder('directorateId'))
	const ofService = eq(teams.serviceId, sql.placeholder('serviceId'))
	return unionAll(
		db.select({ kind: kind('directorate'), id: directorates.id, name: directorates.name }).from(directorates),
		db
			.select({ kind: kind('service'), id: services.id, name: services.name })
			.from(services)
			.where(ofDirectorate),
		db
			.select({ kind: kind('team'), id: teams.id, name: teams.name })
			.from(teams)
			.innerJoin(services, eq(services.id, teams.serviceId))
			.where(and(ofService, ofDirectorate)),
	)
		.orderBy(sql`name collate nocase`)
		.prepare()
})

/** All directorates, the services of one of them and the teams of one of these: one statement. Zero is none. */
export function findUnits(db: Database, within: { directorateId: number; serviceId: number }): Units {
	const rows = list(db).all(within)
	const of = (kind: Kind) => rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ id, name }))
	return { directorates: of('directorate'), services: of('service'), teams: of('team') }
}
