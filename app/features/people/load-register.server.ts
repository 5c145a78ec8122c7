import { and, asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { directorates, people, placements, services, teams } from '#db/schema/people.ts'
import type { Register, RegisterPerson } from './plan-people-import.ts'

const manager = alias(people, 'manager')

const everybody = prepared((db) =>
	db
		.select({
			id: people.id,
			employeeNumber: people.employeeNumber,
			givenName: people.givenName,
			familyName: people.familyName,
			email: people.email,
			placement: {
				id: placements.id,
				validFrom: placements.validFrom,
				validTo: placements.validTo,
				workerType: placements.workerType,
				jobTitle: placements.jobTitle,
				tags: placements.tags,
			},
			directorate: directorates.name,
			service: services.name,
			team: teams.name,
			managerNumber: manager.employeeNumber,
		})
		.from(people)
		.leftJoin(placements, and(eq(placements.personId, people.id), isNull(placements.supersededAt)))
		.leftJoin(directorates, eq(directorates.id, placements.directorateId))
		.leftJoin(services, eq(services.id, placements.serviceId))
		.leftJoin(teams, eq(teams.id, placements.teamId))
		.leftJoin(manager, eq(manager.id, placements.managerId))
		.orderBy(asc(people.id), asc(placements.validFrom))
		.prepare(),
)

/** Everybody with the placements in force. The whole register, because a circle of managers may run through people who are not in the file. */
export function loadRegister(db: Database): Register {
	const register = new Map<string, RegisterPerson>()
	for (const { placement, directorate, service, team, managerNumber, ...person } of everybody(db).all()) {
		const known = register.get(person.employeeNumber) ?? { ...person, placements: [] }
		register.set(person.employeeNumber, known)
		if (placement)
			known.placements.push({ ...placement, directorate: directorate ?? '', service: service ?? '', team: team ?? '', managerNumber })
	}
	return register
}
