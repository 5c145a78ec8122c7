import { and, eq, ne, sql } from 'drizzle-orm'
import { may, type Permission } from '#app/features/sign-in/roles.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { people } from '#db/schema/people.ts'
import { fullName } from './full-name.server.ts'
import { leads } from '#db/leads.server.ts'

/** `isLed` is 1 if the viewer is the person's line manager today, or the manager's manager, and so on up. */
const find = prepared((db) => {
	const viewer = sql`${sql.placeholder('viewerId')}`
	const isLed = and(ne(people.id, viewer), leads(viewer, people.id, sql.placeholder('today')))
	return db
		.select({ id: people.id, employeeNumber: people.employeeNumber, name: fullName(people), isLed: sql<number>`${isLed}` })
		.from(people)
		.where(eq(people.employeeNumber, sql.placeholder('employeeNumber')))
		.prepare()
})

export type FoundPerson = { id: number; employeeNumber: string; name: string; mayUnlock: boolean; mayExtend: boolean; mayAttest: boolean }

/** Somebody whose record the viewer may see: one statement. Null if there is no such person or the record is not the viewer's to see. */
export function findPerson(db: Database, { employeeNumber, viewer }: { employeeNumber: string; viewer: Viewer }): FoundPerson | null {
	const row = find(db).get({ employeeNumber, viewerId: viewer.personId, today: viewer.today })
	if (!row || !(may(viewer, 'read-people') || row.isLed === 1)) return null
	const { id, name } = row
	// Whoever unlocks says what was agreed in a conversation: nobody has that with themselves, gives themselves more time, or answers for themselves as another.
	const mayFor = (permission: Permission) => id !== viewer.personId && (may(viewer, permission) || row.isLed === 1)
	return {
		id,
		employeeNumber: row.employeeNumber,
		name,
		mayUnlock: mayFor('unlock-quizzes'),
		mayExtend: mayFor('extend-due-dates'),
		mayAttest: mayFor('attest-for-others'),
	}
}
