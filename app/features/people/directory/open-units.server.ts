import type { Database } from '#db/open.server.ts'
import { directorates, services, teams } from '#db/schema/people.ts'
import type { PlacementFacts } from '#app/features/people/import/people-rows.ts'

export type UnitIds = { directorateId: number; serviceId: number; teamId: number }

/** Finds the directorate, service and team of a placement, creating those that the register has not met. Reads the three tables once. */
export function openUnits(db: Database): (facts: PlacementFacts) => UnitIds {
	const directorateIds = new Map(
		db
			.select()
			.from(directorates)
			.all()
			.map(({ id, name }) => [name, id]),
	)
	const serviceIds = new Map(
		db
			.select()
			.from(services)
			.all()
			.map(({ id, directorateId, name }) => [`${directorateId} ${name}`, id]),
	)
	const teamIds = new Map(
		db
			.select()
			.from(teams)
			.all()
			.map(({ id, serviceId, name }) => [`${serviceId} ${name}`, id]),
	)
	return ({ directorate, service, team }) => {
		const directorateId = found(
			directorateIds,
			directorate,
			() => db.insert(directorates).values({ name: directorate }).returning().get().id,
		)
		const serviceId = found(
			serviceIds,
			`${directorateId} ${service}`,
			() => db.insert(services).values({ directorateId, name: service }).returning().get().id,
		)
		const teamId = found(teamIds, `${serviceId} ${team}`, () => db.insert(teams).values({ serviceId, name: team }).returning().get().id)
		return { directorateId, serviceId, teamId }
	}
}

function found(ids: Map<string, number>, key: string, create: () => number): number {
	const id = ids.get(key) ?? create()
	ids.set(key, id)
	return id
}
