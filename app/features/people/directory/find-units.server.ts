import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

type Row = { kind: 'directorate' | 'service' | 'team'; id: number; name: string }
export type Units = Record<'directorates' | 'services' | 'teams', { id: number; name: string }[]>

const list = prepared((db) =>
	db.$client.prepare<{ directorateId: number; serviceId: number }, Row>(`
		select * from (
			select 'directorate' as kind, id, name from directorates
			union all select 'service', id, name from services where directorate_id = :directorateId
			union all select 'team', t.id, t.name from teams t join services s on s.id = t.service_id
				where t.service_id = :serviceId and s.directorate_id = :directorateId
		) order by name collate nocase
	`),
)

/** All directorates, the services of one of them and the teams of one of these: one statement. Zero is none. */
export function findUnits(db: Database, within: { directorateId: number; serviceId: number }): Units {
	const rows = list(db).all(within)
	const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ id, name }))
	return { directorates: of('directorate'), services: of('service'), teams: of('team') }
}
