import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import { roleGrants, type Role } from '#db/schema/sign-in.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** Gives somebody a role. Giving it twice changes nothing. */
export function grantRole(
	db: Database,
	{ personId, role }: { personId: number; role: Role },
	{ now, actor }: { now: Instant; actor: string },
): void {
	inTransaction(db, () => {
		const granted = db.insert(roleGrants).values({ personId, role, grantedAt: now, grantedBy: actor }).onConflictDoNothing().run()
		if (granted.changes === 1)
			recordEvidence(db, { at: now, actor, action: 'role.granted', subject: `person:${personId}`, details: { role } })
	})
}
