import { eq } from 'drizzle-orm'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, services } from '#db/schema/people.ts'

const list = prepared((db) =>
	db
		.select({ directorate: directorates.name, service: services.name })
		.from(services)
		.innerJoin(directorates, eq(directorates.id, services.directorateId))
		.orderBy(services.name)
		.prepare(),
)

/** The names of the directorates and of their services, each once: what a report can be narrowed to. One statement. */
export function listUnits(db: Database): { directorates: string[]; services: string[] } {
	const units = list(db).all()
	return {
		directorates: [...new Set(units.map(({ directorate }) => directorate))].sort(),
		services: [...new Set(units.map(({ service }) => service))],
	}
}
