import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { refusals } from '#db/schema/attestation.ts'

const findOpen = prepared((db) =>
	db
		.select({ id: refusals.id })
		.from(refusals)
		.where(and(eq(refusals.personId, sql.placeholder('personId')), isNull(refusals.closedAt)))
		.prepare(),
)

/** Somebody did not agree: HR and the Monitoring Officer are to see to it. Who refuses again while that is going on adds to it. Call it in the transaction of the answer. */
export function openRefusal(
	db: Database,
	{ personId, attestationId }: { personId: number; attestationId: number },
	{ now }: { now: Instant },
): void {
	if (findOpen(db).get({ personId })) return
	db.insert(refusals).values({ personId, attestationId, state: 'open', revision: 0, openedAt: now }).run()
}
