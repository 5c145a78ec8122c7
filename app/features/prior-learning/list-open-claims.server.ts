import { eq, isNull, sql } from 'drizzle-orm'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { people, priorLearning, requirements } from '#db/schema/index.ts'

export type OpenClaim = {
	id: number
	employeeNumber: string
	name: string
	requirement: string
	completedOn: Day
	issuer: string
	claimedAt: Instant
}

const list = prepared((db) =>
	db
		.select({
			id: priorLearning.id,
			employeeNumber: people.employeeNumber,
			name: sql<string>`${people.givenName} || ' ' || ${people.familyName}`,
			requirement: requirements.slug,
			completedOn: priorLearning.completedOn,
			issuer: priorLearning.issuer,
			claimedAt: priorLearning.claimedAt,
		})
		.from(priorLearning)
		.innerJoin(people, eq(people.id, priorLearning.personId))
		.innerJoin(requirements, eq(requirements.id, priorLearning.requirementId))
		.where(isNull(priorLearning.decidedAt))
		.orderBy(priorLearning.claimedAt, priorLearning.id)
		.prepare(),
)

/** Learning done elsewhere that HR has not decided yet, the longest waiting first. */
export function listOpenClaims(db: Database): OpenClaim[] {
	return list(db).all()
}
