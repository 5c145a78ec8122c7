import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

const list = prepared((db) =>
	db.$client.prepare<[], { directorate: string; service: string }>(
		`select d.name as directorate, s.name as service from services s join directorates d on d.id = s.directorate_id order by s.name`,
	),
)

/** The names of the directorates and of their services, each once: what a report can be narrowed to. One statement. */
export function listUnits(db: Database): { directorates: string[]; services: string[] } {
	const units = list(db).all()
	return {
		directorates: [...new Set(units.map(({ directorate }) => directorate))].sort(),
		services: [...new Set(units.map(({ service }) => service))],
	}
}
