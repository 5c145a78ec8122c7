import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

export type HrMessage = { id: number; comment: string; createdAt: Instant; employeeNumber: string; name: string }

const list = prepared((db) =>
	db.$client.prepare<[], HrMessage>(`
		select m.id, m.body as comment, m.created_at as createdAt, p.employee_number as employeeNumber, p.given_name || ' ' || p.family_name as name
		from messages m join people p on p.id = cast(substr(m.subject, 8) as integer)
		where m.recipient = 'hr' and m.handled_at is null and m.kind = 'attestation-declined' and m.subject like 'person:%'
		order by m.created_at, m.id
	`),
)

/** Who did not agree to the Code and has not been spoken to yet, the longest waiting first. */
export function listHrMessages(db: Database): HrMessage[] {
	return list(db).all()
}
