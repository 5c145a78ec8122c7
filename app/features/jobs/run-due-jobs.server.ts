import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#db/open.server.ts'
import { isAmong, prepared } from '#db/prepare.server.ts'
import { jobs } from '#db/schema/index.ts'

/** Does the work of one kind of job. May be called again for the same payload: check before acting. */
export type JobHandlers = Readonly<Record<string, (payload: string) => Promise<void>>>

const minute = 60_000
const lease = 5 * minute
const attemptsAllowed = 8

const claim = prepared((db) =>
	db
		.update(jobs)
		.set({ claimedUntil: sql`${sql.placeholder('until')}`, attempts: sql`${jobs.attempts} + 1` })
		.where(
			eq(
				jobs.id,
				db
					.select({ id: jobs.id })
					.from(jobs)
					.where(
						and(
							isNull(jobs.doneAt),
							lte(jobs.runAt, sql.placeholder('now')),
							or(isNull(jobs.claimedUntil), lt(jobs.claimedUntil, sql.placeholder('now'))),
							lt(jobs.attempts, attemptsAllowed),
							isAmong(jobs.kind, 'kinds'),
						),
					)
					.orderBy(jobs.runAt)
					.limit(1),
			),
		)
		.returning({ id: jobs.id, kind: jobs.kind, payload: jobs.payload, attempts: jobs.attempts })
		.prepare(),
)
const finish = prepared((db) =>
	db
		.update(jobs)
		.set({ doneAt: sql`${sql.placeholder('now')}`, claimedUntil: null, lastError: null })
		.where(eq(jobs.id, sql.placeholder('id')))
		.prepare(),
)
const postpone = prepared((db) =>
	db
		.update(jobs)
		.set({ runAt: sql`${sql.placeholder('runAt')}`, claimedUntil: null, lastError: sql`${sql.placeholder('error')}` })
		.where(eq(jobs.id, sql.placeholder('id')))
		.prepare(),
)

/**
 * Runs every due job of these kinds, one after another (another process may know kinds that this one does not); a job that fails is tried again later, each
 * time after twice the pause. Returns how many were done and failed.
 * Once `isStopping` says so, the job that is running is the last.
 */
export async function runDueJobs(
	db: Database,
	handlers: JobHandlers,
	clock: Clock,
	isStopping: () => boolean = () => false,
): Promise<{ done: number; failed: number }> {
	const kinds = JSON.stringify(Object.keys(handlers))
	let done = 0
	let failed = 0
	for (;;) {
		const now = clock()
		const job = isStopping() ? null : claim(db).get({ now, until: now + lease, kinds })
		if (!job) return { done, failed }
		try {
			await handlers[job.kind]?.(job.payload)
			finish(db).run({ id: job.id, now: clock() })
			done += 1
		} catch (error) {
			postpone(db).run({
				id: job.id,
				runAt: clock() + minute * 2 ** job.attempts,
				error: error instanceof Error ? error.message : String(error),
			})
			failed += 1
		}
	}
}
