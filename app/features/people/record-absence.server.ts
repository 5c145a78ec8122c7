import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** Records that somebody is away from `from`, until `to` (inclusive) or until further notice. A stay that began the same day is superseded, not changed. */
export function recordAbsence(
	db: Database,
	{ personId, from, to, kind }: { personId: number; from: Day; to: Day | null; kind: string },
	{ now, actor }: { now: Instant; actor: string },
): void {
	inTransaction(db, () => {
		db.$client
			.prepare('update absences set superseded_at = ? where person_id = ? and starts_on = ? and superseded_at is null')
			.run(now, personId, from)
		db.$client
			.prepare('insert into absences (person_id, starts_on, ends_on, kind, recorded_at) values (?, ?, ?, ?, ?)')
			.run(personId, from, to, kind, now)
		recordEvidence(db, { at: now, actor, action: 'absence.recorded', subject: `person:${personId}`, details: { from, to, kind } })
	})
}
