import type { Day } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { Register, RegisterPerson } from './plan-people-import.ts'

type PersonRow = { id: number; employeeNumber: string; givenName: string; familyName: string; email: string | null }
type PlacementRow = {
	id: number
	personId: number
	validFrom: Day
	validTo: Day | null
	workerType: WorkerType
	teamId: number
	jobTitle: string
	managerId: number | null
	tags: string
}
type Unit = { id: number; directorate: string; service: string; team: string }

const everybody = prepared((db) =>
	db.$client.prepare<[], PersonRow>(
		'select id, employee_number as employeeNumber, given_name as givenName, family_name as familyName, email from people order by id',
	),
)
const placementsInForce = prepared((db) =>
	db.$client.prepare<[], PlacementRow>(
		`select id, person_id as personId, valid_from as validFrom, valid_to as validTo, worker_type as workerType, team_id as teamId,
			job_title as jobTitle, manager_id as managerId, tags
		 from placements where superseded_at is null order by person_id, valid_from`,
	),
)
const units = prepared((db) =>
	db.$client.prepare<[], Unit>(
		`select t.id, d.name as directorate, s.name as service, t.name as team
		 from teams t join services s on s.id = t.service_id join directorates d on d.id = s.directorate_id`,
	),
)

/** Everybody with the placements in force. The whole register, because a circle of managers may run through people who are not in the file. */
export function loadRegister(db: Database): Register {
	const register = new Map<string, RegisterPerson>()
	const byId = new Map<number, RegisterPerson>()
	for (const person of everybody(db).iterate()) {
		const known = { ...person, placements: [] }
		register.set(person.employeeNumber, known)
		byId.set(person.id, known)
	}
	const unitOf = new Map(
		units(db)
			.all()
			.map(({ id, ...names }) => [id, names]),
	)
	for (const { personId, teamId, managerId, ...placement } of placementsInForce(db).iterate()) {
		const unit = unitOf.get(teamId)
		const manager = managerId === null ? null : byId.get(managerId)
		if (!unit || manager === undefined) throw new Error(`Placement ${placement.id} points at a team or a manager that is not there.`)
		byId.get(personId)?.placements.push({ ...placement, ...unit, managerNumber: manager?.employeeNumber ?? null })
	}
	return register
}
