import type { Day, Instant } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'
import type { Database } from '#db/open.server.ts'

export type PlacementCells = {
	from: Day
	to?: Day | null
	directorate?: string
	service?: string
	team?: string
	workerType?: WorkerType
	jobTitle?: string
	managerId?: number | null
	tags?: string
	recordedAt?: Instant
}

export type PersonCells = PlacementCells & { employeeNumber?: string; givenName?: string; familyName?: string }

const idOf = (db: Database, insert: string, find: string, ...values: unknown[]): number => {
	db.$client.prepare(insert).run(...values)
	return db.$client
		.prepare<unknown[], number>(find)
		.pluck()
		.get(...values) as number
}

/** Somebody with one placement; what is not given is something valid. Returns the id. Obligations are planned by `applyObligations`. */
export function createPerson(
	db: Database,
	{ employeeNumber, givenName = 'Ada', familyName = 'Okafor', ...placement }: PersonCells,
): number {
	const number = employeeNumber ?? String(500_001 + Number(db.$client.prepare<[], number>('select count(*) from people').pluck().get()))
	const { lastInsertRowid } = db.$client
		.prepare('insert into people (employee_number, given_name, family_name) values (?, ?, ?)')
		.run(number, givenName, familyName)
	createPlacement(db, Number(lastInsertRowid), placement)
	return Number(lastInsertRowid)
}

/** One more placement of somebody. Supersede or end the one before it first: the database refuses two that overlap. */
export function createPlacement(db: Database, personId: number, cells: PlacementCells): number {
	const { from, to = null, directorate = 'Resources', service = 'Finance', team = 'Payroll' } = cells
	const { workerType = 'permanent', jobTitle = 'Officer', managerId = null, tags = '', recordedAt = 0 } = cells
	const directorateId = idOf(
		db,
		'insert into directorates (name) values (?) on conflict do nothing',
		'select id from directorates where name = ?',
		directorate,
	)
	const serviceId = idOf(
		db,
		'insert into services (directorate_id, name) values (?, ?) on conflict do nothing',
		'select id from services where directorate_id = ? and name = ?',
		directorateId,
		service,
	)
	const teamId = idOf(
		db,
		'insert into teams (service_id, name) values (?, ?) on conflict do nothing',
		'select id from teams where service_id = ? and name = ?',
		serviceId,
		team,
	)
	const { lastInsertRowid } = db.$client
		.prepare(
			`insert into placements (person_id, valid_from, valid_to, worker_type, directorate_id, service_id, team_id, job_title, manager_id, tags, recorded_at)
			 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(personId, from, to, workerType, directorateId, serviceId, teamId, jobTitle, managerId, tags, recordedAt)
	return Number(lastInsertRowid)
}

/** The placements of somebody are no longer believed from this instant. */
export function supersedePlacements(db: Database, personId: number, at: Instant): void {
	db.$client.prepare('update placements set superseded_at = ? where person_id = ? and superseded_at is null').run(at, personId)
}

export function createAbsence(
	db: Database,
	personId: number,
	{ from, to = null, kind = 'parental', recordedAt = 0 }: { from: Day; to?: Day | null; kind?: string; recordedAt?: Instant },
): void {
	db.$client
		.prepare('insert into absences (person_id, starts_on, ends_on, kind, recorded_at) values (?, ?, ?, ?, ?)')
		.run(personId, from, to, kind, recordedAt)
}
