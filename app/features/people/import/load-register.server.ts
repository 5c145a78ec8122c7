import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, otherPosts, placements, services, teams, workerTypes } from '#db/schema/people.ts'
import { statement, textOf } from '#db/statement.server.ts'
import type { UnitPath } from '../units/unit-names.ts'
import type { Register, RegisterPerson } from './plan-people-import.ts'

/** By hand, for `iterate`: the builder makes a list of everybody first, and the register may hold 100,000. */
const everybody = statement(
	'select id, employee_number as employeeNumber, given_name as givenName, family_name as familyName, email from people order by id',
	z.object({ id: z.number(), employeeNumber: z.string(), givenName: z.string(), familyName: z.string(), email: z.string().nullable() }),
)
const currentPlacements = statement(
	`select id, person_id as personId, valid_from as validFrom, valid_to as validTo, worker_type as workerType, team_id as teamId,
		job_title as jobTitle, manager_id as managerId, tags
	 from placements where ${textOf(isCurrent(placements))} order by person_id, valid_from`,
	z.object({
		id: z.number(),
		personId: z.number(),
		validFrom: z.string(),
		validTo: z.string().nullable(),
		workerType: z.enum(workerTypes),
		teamId: z.number(),
		jobTitle: z.string(),
		managerId: z.number().nullable(),
		tags: z.string(),
	}),
)
const units = prepared((db) =>
	db
		.select({ id: teams.id, directorate: directorates.name, service: services.name, team: teams.name })
		.from(teams)
		.innerJoin(services, eq(services.id, teams.serviceId))
		.innerJoin(directorates, eq(directorates.id, services.directorateId))
		.prepare(),
)

/** Every team with its service and directorate: what a people file may name without a question. */
export const listUnits = (db: Database): UnitPath[] =>
	units(db)
		.all()
		.map(({ id: _, ...path }) => path)

const postsBesides = prepared((db) =>
	db.select().from(otherPosts).where(isCurrent(otherPosts)).orderBy(otherPosts.personId, otherPosts.validFrom).prepare(),
)

/** Everybody with the placements that are on record. The whole register, because a circle of managers may run through people who are not in the file. */
export function loadRegister(db: Database): Register {
	const register = new Map<string, RegisterPerson>()
	const byId = new Map<number, RegisterPerson>()
	for (const person of everybody.iterate(db, {})) {
		const known = { ...person, placements: [] }
		register.set(person.employeeNumber, known)
		byId.set(person.id, known)
	}
	const unitOf = new Map(
		units(db)
			.all()
			.map(({ id, ...names }) => [id, names]),
	)
	for (const { personId, teamId, managerId, ...placement } of currentPlacements.iterate(db, {})) {
		const unit = unitOf.get(teamId)
		const manager = managerId === null ? null : byId.get(managerId)
		if (!unit || manager === undefined) throw new Error(`Placement ${placement.id} points at a team or a manager that is not there.`)
		byId.get(personId)?.placements.push({ ...placement, ...unit, managerNumber: manager?.employeeNumber ?? null })
	}
	for (const { id, personId, teamId, managerId, validFrom, validTo, workerType, jobTitle, tags } of postsBesides(db).all()) {
		const [person, unit] = [byId.get(personId), unitOf.get(teamId)]
		if (!person || !unit) throw new Error(`Post ${id} points at a team or a person that is not there.`)
		const managerNumber = (managerId === null ? null : byId.get(managerId)?.employeeNumber) ?? null
		person.otherPosts = [...(person.otherPosts ?? []), { id, validFrom, validTo, workerType, ...unit, jobTitle, managerNumber, tags }]
	}
	return register
}
