import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

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
	db.$client.prepare<[], OpenClaim>(`
		select e.id, p.employee_number as employeeNumber, p.given_name || ' ' || p.family_name as name, r.slug as requirement,
			e.completed_on as completedOn, e.issuer, e.claimed_at as claimedAt
		from prior_learning e join people p on p.id = e.person_id join requirements r on r.id = e.requirement_id
		where e.decided_at is null order by e.claimed_at, e.id
	`),
)

/** Learning done elsewhere that HR has not decided yet, the longest waiting first. */
export function listOpenClaims(db: Database): OpenClaim[] {
	return list(db).all()
}
