import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { nameOfPerson, personOfActor } from '#app/features/people/directory/name-of-actor.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { rolesWith } from '#app/features/sign-in/roles.ts'
import { worksOn } from '#db/leads.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { attestations, refusals, refusalSteps } from '#db/schema/attestation.ts'
import { people } from '#db/schema/people.ts'
import { roleGrants } from '#db/schema/sign-in.ts'
import { readFacts, selectRefusals } from './refusal-columns.server.ts'

const find = prepared((db) =>
	selectRefusals(db)
		.where(eq(refusals.id, sql.placeholder('id')))
		.prepare(),
)

/** A refusal with what the record shows of the person on a day; null if there is none. One statement. */
export function findRefusal(db: Database, { id, requirementId }: { id: number; requirementId: number }, { today }: Pick<Viewer, 'today'>) {
	const row = find(db).get({ id, requirementId, day: today })
	return row ? readFacts(row) : null
}
export type Refusal = NonNullable<ReturnType<typeof findRefusal>>

const owner = alias(people, 'owner')

const listSteps = prepared((db) =>
	db
		.select({
			id: refusalSteps.id,
			kind: refusalSteps.kind,
			takenOn: refusalSteps.takenOn,
			words: refusalSteps.words,
			ownerId: refusalSteps.ownerId,
			owner: sql<string | null>`${fullName(owner)}`,
			outcome: refusalSteps.outcome,
			actor: refusalSteps.actor,
			by: nameOfPerson(personOfActor(refusalSteps.actor)),
			recordedAt: refusalSteps.recordedAt,
		})
		.from(refusalSteps)
		.leftJoin(owner, eq(owner.id, refusalSteps.ownerId))
		.where(eq(refusalSteps.refusalId, sql.placeholder('id')))
		.orderBy(asc(refusalSteps.id))
		.prepare(),
)

const listAnswers = prepared((db) =>
	db
		.select({ id: attestations.id, comment: attestations.comment, attestedAt: attestations.attestedAt })
		.from(refusals)
		.innerJoin(
			attestations,
			and(
				eq(attestations.personId, refusals.personId),
				eq(attestations.outcome, 'not-agreed'),
				gte(attestations.id, refusals.attestationId),
				or(isNull(refusals.closedAt), lte(attestations.attestedAt, refusals.closedAt)),
			),
		)
		.where(eq(refusals.id, sql.placeholder('id')))
		.orderBy(asc(attestations.id))
		.prepare(),
)

/** What was done about a refusal, in the order in which it was recorded. */
export const listRefusalSteps = (db: Database, { id }: { id: number }) => listSteps(db).all({ id })

/** What they answered, each time that they did not agree while it was open. */
export const listRefusedAnswers = (db: Database, { id }: { id: number }) => listAnswers(db).all({ id })

const listPossible = prepared((db) =>
	db
		.selectDistinct({ id: people.id, name: fullName(people), familyName: people.familyName })
		.from(roleGrants)
		.innerJoin(people, eq(people.id, roleGrants.personId))
		.where(
			and(isNull(roleGrants.revokedAt), inArray(roleGrants.role, rolesWith('see-to-refusals')), worksOn(people.id, sql.placeholder('day'))),
		)
		.orderBy(people.familyName, people.id)
		.prepare(),
)

/** Who can see to a refusal: whoever has the role for it and works here today, save the person whom it is about. */
export const listPossibleOwners = (db: Database, { personId }: { personId: number }, { today }: Pick<Viewer, 'today'>) =>
	listPossible(db)
		.all({ day: today })
		.filter(({ id }) => id !== personId)
		.map(({ id, name }) => ({ id, name }))
