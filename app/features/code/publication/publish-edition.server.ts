import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { enqueueJob } from '#app/features/jobs/enqueue-job.server.ts'
import { dayOf, startOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findPublication, listPublicationsOn, type LivePublication } from './publications.server.ts'
import { recordPublication, type Publication } from '#app/features/code/edition/record-editions.server.ts'

type Context = { now: Instant; actor: string }

export type PublishRefusal =
	/** No text of this id and fingerprint was ever approved. */
	| 'not-approved'
	/** The day is over: nobody can have been bound by it before. */
	| 'past'
	/** It is in force, or was. */
	| 'in-force'
	/** It is published already, just so. */
	| 'published'
	/** Another edition comes into force on that day. */
	| 'day-taken'

const isRecorded = prepared((db) =>
	db.$client
		.prepare<[string, string], number>(`select 1 from code_editions where id = ? and sha256 = ? and body ->> '$.format' = 2`)
		.pluck(),
)
const supersede = prepared((db) => db.$client.prepare('update code_publications set superseded_at = @now where id = @publication'))

/**
 * Says from which day an approved text binds, with evidence; one whose day has not come may so be moved to another day. What it asks of everybody is done on
 * that day by a job that is recorded with it.
 */
export function publishEdition(db: Database, publication: Publication, { now, actor }: Context): PublishRefusal | null {
	const { id, fingerprint, effectiveFrom } = publication
	const today = dayOf(now)
	return inTransaction(db, () => {
		if (isRecorded(db).get(id, fingerprint) === undefined) return 'not-approved'
		if (effectiveFrom < today) return 'past'
		const before = findPublication(db, { id, fingerprint })
		if (before && before.effectiveFrom <= today) return 'in-force'
		if (before && isSame(before, publication)) return 'published'
		const isTaken = listPublicationsOn(db, effectiveFrom).some(({ publication: other }) => other !== before?.publication)
		// On the day itself what is in force may be put right at once.
		if (isTaken && effectiveFrom > today) return 'day-taken'
		if (before) takeBack(db, before, 'It is published with another day, or otherwise.', { now, actor })
		recordPublication(db, publication, { now, actor })
		enqueueJob(db, inForceJob(publication))
		return null
	})
}

const isSame = (before: LivePublication, after: Publication): boolean =>
	before.effectiveFrom === after.effectiveFrom &&
	before.material === after.material &&
	before.reason === after.reason &&
	before.dueDays === after.dueDays

/** `none`: there is nothing to take back. `in-force`: its day has come, and people may have agreed to it. */
export type WithdrawRefusal = 'none' | 'in-force'

/** Takes a publication back, as long as its day has not come. The edition before it goes on; the text stays approved. */
export function withdrawPublication(
	db: Database,
	{ id, fingerprint, reason }: { id: string; fingerprint: string; reason: string },
	context: Context,
): WithdrawRefusal | null {
	return inTransaction(db, () => {
		const publication = findPublication(db, { id, fingerprint })
		if (!publication) return 'none'
		if (publication.effectiveFrom <= dayOf(context.now)) return 'in-force'
		takeBack(db, publication, reason, context)
		return null
	})
}

function takeBack(
	db: Database,
	{ publication, id, fingerprint, effectiveFrom }: LivePublication,
	reason: string,
	{ now, actor }: Context,
): void {
	supersede(db).run({ publication, now })
	const details = { edition: id, sha256: fingerprint, effectiveFrom, reason }
	recordEvidence(db, { at: now, actor, action: 'code.publication-withdrawn', subject: `code:${id}`, details })
}

/** Its payload is the day: when it runs, what matters is what is to come into force then, not what was meant to when it was recorded. */
const inForceJob = ({ id, fingerprint, effectiveFrom }: { id: string; fingerprint: string; effectiveFrom: Day }) => ({
	id: `commence-edition:${id}:${fingerprint.slice(0, 12)}:${effectiveFrom}`,
	kind: 'commence-edition',
	payload: effectiveFrom,
	runAt: startOfDay(effectiveFrom),
})

const waiting = prepared((db) =>
	db.$client
		.prepare<{ now: Instant }, number>(`select 1 from jobs where done_at is null and run_at <= :now and kind = 'commence-edition' limit 1`)
		.pluck(),
)

/** People are being asked again, or are about to be. */
export const isCommencing = (db: Database, now: Instant): boolean => waiting(db).get({ now }) !== undefined
