import { and, asc, desc, eq, gt, lte, not, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { nameOfPerson } from '#app/features/people/directory/name-of-actor.server.ts'
import { exemptionOn } from '#app/features/requirements/status/as-at.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { holdsOn, isCurrent } from '#db/as-at.server.ts'
import { worksOn } from '#db/leads.server.ts'
import type { Database } from '#db/open.server.ts'
import { attestations, refusals } from '#db/schema/attestation.ts'
import { codeEditions } from '#db/schema/code.ts'
import { directorates, people, placements } from '#db/schema/people.ts'
import { isEditionOf } from '#app/features/attestation/receipts/edition-title.server.ts'
import type { RefusalFacts } from './refusal-outcomes.ts'

const build = new QueryBuilder()
const day = sql.placeholder('day')
const later = alias(attestations, 'later')
const last = alias(placements, 'last_placement')

/** When they agreed after it, if they did. */
export const agreedAt = sql<Instant | null>`${build
	.select({ at: later.attestedAt })
	.from(later)
	.where(and(eq(later.personId, refusals.personId), eq(later.outcome, 'agreed'), gt(later.id, refusals.attestationId)))
	.orderBy(asc(later.id))
	.limit(1)}`

const lastDay = build
	.select({ validTo: last.validTo })
	.from(last)
	.where(and(eq(last.personId, refusals.personId), isCurrent(last), lte(last.validFrom, day)))
	.orderBy(desc(last.validFrom))
	.limit(1)

const columns = {
	id: refusals.id,
	personId: refusals.personId,
	employeeNumber: people.employeeNumber,
	name: fullName(people),
	/** Where they work on the day; null for somebody who does not. */
	directorate: directorates.name,
	state: refusals.state,
	ownerId: refusals.ownerId,
	owner: nameOfPerson(refusals.ownerId),
	outcome: refusals.outcome,
	revision: refusals.revision,
	openedAt: refusals.openedAt,
	closedAt: refusals.closedAt,
	attestationId: refusals.attestationId,
	edition: codeEditions.label,
	agreedAt,
	/** The first day of the exemption of the day. */
	exemptFrom: sql<Day | null>`${exemptionOn(refusals.personId, sql.placeholder('requirementId'), day)} ->> '$[0]'`,
	leftOn: sql<Day | null>`iif(${not(worksOn(refusals.personId, day))}, (${lastDay}), null)`,
}

/** Refusals with what the record shows of the person on a day, to be narrowed. */
export const selectRefusals = (db: Database) =>
	db
		.select(columns)
		.from(refusals)
		.innerJoin(people, eq(people.id, refusals.personId))
		.innerJoin(attestations, eq(attestations.id, refusals.attestationId))
		.innerJoin(codeEditions, isEditionOf(attestations))
		.leftJoin(placements, and(eq(placements.personId, refusals.personId), holdsOn(placements, day)))
		.leftJoin(directorates, eq(directorates.id, placements.directorateId))

type Row = { agreedAt: Instant | null; exemptFrom: Day | null; leftOn: Day | null }

/** A row with what it knows of the person as facts. */
export const readFacts = <Found extends Row>({ agreedAt: at, exemptFrom, leftOn, ...row }: Found) => ({
	...row,
	facts: { agreedOn: at === null ? null : dayOf(at), exemptFrom, leftOn } satisfies RefusalFacts,
})
