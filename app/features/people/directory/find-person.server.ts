import { may, type Permission } from '#app/features/sign-in/roles.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { managersSql } from './managers-sql.ts'

/** `managed` is 1 if the viewer is the person's line manager today, or the manager's manager, and so on up. */
type Row = { id: number; employeeNumber: string; name: string; managed: number }

const find = prepared((db) =>
	db.$client.prepare<{ employeeNumber: string; viewerId: number; today: Day }, Row>(`
		with recursive ${managersSql('(select id from people where employee_number = @employeeNumber)')}
		select p.id, p.employee_number as employeeNumber, p.given_name || ' ' || p.family_name as name,
			p.id <> @viewerId and @viewerId in (select id from managers where id is not null) as managed
		from people p where p.employee_number = @employeeNumber
	`),
)

export type FoundPerson = { id: number; employeeNumber: string; name: string; mayUnlock: boolean; mayExtend: boolean; mayAttest: boolean }

/** Somebody whose record the viewer may see: one statement. Null if there is no such person or the record is not the viewer's to see. */
export function findPerson(db: Database, { employeeNumber, viewer }: { employeeNumber: string; viewer: Viewer }): FoundPerson | null {
	const row = find(db).get({ employeeNumber, viewerId: viewer.personId, today: viewer.today })
	if (!row || !(may(viewer, 'read-people') || row.managed === 1)) return null
	const { id, name } = row
	// Whoever unlocks says what was agreed in a conversation: nobody has that with themselves, gives themselves more time, or answers for themselves as another.
	const mayFor = (permission: Permission) => id !== viewer.personId && (may(viewer, permission) || row.managed === 1)
	return {
		id,
		employeeNumber: row.employeeNumber,
		name,
		mayUnlock: mayFor('unlock-quizzes'),
		mayExtend: mayFor('extend-due-dates'),
		mayAttest: mayFor('attest-for-others'),
	}
}
