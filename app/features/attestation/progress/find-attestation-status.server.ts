import { and, eq, inArray, isNotNull, max, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { exemptionOn, isLive, longLeaveSince, statusCase } from '#app/features/requirements/status/as-at.server.ts'
import { dueSoonDays, type Status } from '#app/features/requirements/status/status.ts'
import { addDays, type Day, type Instant } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { attestationProgress, attestations } from '#db/schema/attestation.ts'
import { people, placements, teams } from '#db/schema/people.ts'
import { obligations } from '#db/schema/requirements.ts'

/** What the Code asks of somebody on a day. */
export type AttestationStatus = {
	personId: number
	employeeNumber: string
	name: string
	/** Where they work on the day; null for somebody who does not. */
	team: string | null
	status: Status
	/** Null where nothing is asked. */
	dueOn: Day | null
	/** The last day on which it is asked of them; null without end. */
	askedTo: Day | null
	/** When they agreed last. */
	agreedAt: Instant | null
}

/** It can be answered on the day. */
export const answerable: readonly Status[] = ['overdue', 'due-soon', 'to-do', 'in-progress', 'renewal-open']

const day = sql.placeholder('day')
const status = statusCase(
	{
		opensOn: obligations.opensOn,
		dueOn: obligations.dueOn,
		cycle: obligations.cycle,
		askedTo: obligations.askedTo,
		started: isNotNull(attestationProgress.cycle),
		away: isNotNull(longLeaveSince(people.id, day)),
		exempt: isNotNull(exemptionOn(people.id, obligations.requirementId, day)),
	},
	{ day, soon: sql.placeholder('soon') },
)
const columns = {
	personId: people.id,
	employeeNumber: people.employeeNumber,
	name: fullName(people),
	team: teams.name,
	status,
	dueOn: obligations.dueOn,
	askedTo: obligations.askedTo,
	agreedAt: sql<Instant | null>`${new QueryBuilder()
		.select({ at: max(attestations.attestedAt) })
		.from(attestations)
		.where(and(eq(attestations.personId, people.id), eq(attestations.outcome, 'agreed')))}`,
}
const ofCode = and(
	eq(obligations.personId, people.id),
	eq(obligations.requirementId, sql.placeholder('requirementId')),
	isLive(obligations),
)
const begun = and(eq(attestationProgress.personId, obligations.personId), eq(attestationProgress.cycle, obligations.cycle))
const byName = [sql`${people.familyName} collate nocase`, sql`${people.givenName} collate nocase`, people.id]

const find = prepared((db) =>
	db
		.select(columns)
		.from(people)
		.leftJoin(placements, and(eq(placements.personId, people.id), holdsOn(placements, day)))
		.leftJoin(teams, eq(teams.id, placements.teamId))
		.leftJoin(obligations, ofCode)
		.leftJoin(attestationProgress, begun)
		.where(inArray(people.employeeNumber, sql`(select value from json_each(${sql.placeholder('numbers')}))`))
		.orderBy(...byName)
		.prepare(),
)

export type Unit = { kind: 'directorate' | 'service' | 'team'; id: number }

const listIn = (unit: `${Unit['kind']}Id`) =>
	prepared((db) =>
		db
			.select(columns)
			.from(placements)
			.innerJoin(people, eq(people.id, placements.personId))
			.leftJoin(teams, eq(teams.id, placements.teamId))
			.leftJoin(obligations, ofCode)
			.leftJoin(attestationProgress, begun)
			.where(and(eq(placements[unit], sql.placeholder('id')), holdsOn(placements, day), inArray(status, answerable)))
			.orderBy(...byName)
			.limit(sql.placeholder('limit'))
			.prepare(),
	)
const lists = { directorate: listIn('directorateId'), service: listIn('serviceId'), team: listIn('teamId') }

const bind = (requirementId: number, on: Day) => ({ requirementId, day: on, soon: addDays(on, dueSoonDays) })

/** Those who have these employee numbers, by name: one statement. A number that nobody has is left out. */
export const findAttestationStatuses = (
	db: Database,
	{ numbers, requirementId, day: on }: { numbers: readonly string[]; requirementId: number; day: Day },
): AttestationStatus[] => find(db).all({ ...bind(requirementId, on), numbers: JSON.stringify(numbers) })

/** Those of a directorate, service or team who can answer now, by name, at most `limit`: one statement. */
export const listStillAsked = (
	db: Database,
	{ unit, requirementId, day: on, limit }: { unit: Unit; requirementId: number; day: Day; limit: number },
): AttestationStatus[] => lists[unit.kind](db).all({ ...bind(requirementId, on), id: unit.id, limit })
