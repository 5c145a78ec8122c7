import type { Clock } from '#app/platform/clock.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

/** Does the work of one kind of job. May be called again for the same payload: check before acting. */
export type JobHandlers = Readonly<Record<string, (payload: string) => Promise<void>>>

type Claimed = { id: string; kind: string; payload: string; attempts: number }

const minute = 60_000
const lease = 5 * minute
const attemptsAllowed = 8

const claim = prepared((db) =>
	db.$client.prepare<{ now: Instant; until: Instant; kinds: string }, Claimed>(`
		update jobs set claimed_until = @until, attempts = attempts + 1
		where id = (
			select id from jobs where done_at is null and run_at <= @now and (claimed_until is null or claimed_until < @now) and attempts < ${attemptsAllowed}
				and kind in (select value from json_each(@kinds))
			order by run_at limit 1
		) returning id, kind, payload, attempts
	`),
)
const finish = prepared((db) =>
	db.$client.prepare('update jobs set done_at = @now, claimed_until = null, last_error = null where id = @id'),
)
const postpone = prepared((db) =>
	db.$client.prepare('update jobs set run_at = @runAt, claimed_until = null, last_error = @error where id = @id'),
)

/**
 * Runs every due job of these kinds, one after another (another process may know kinds that this one does not); a job that fails is tried again later, each time after twice the pause. Returns how many were done and failed.
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
