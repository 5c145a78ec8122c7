import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

const insert = prepared((db) =>
	db.$client.prepare(
		'insert into jobs (id, kind, payload, run_at, attempts) values (@id, @kind, @payload, @runAt, 0) on conflict (id) do nothing',
	),
)

/** Puts a job in the queue, in the transaction of what asks for it. `id` says what it does to what, so that the same job is there once. */
export function enqueueJob(db: Database, job: { id: string; kind: string; payload: string; runAt: Instant }): void {
	insert(db).run(job)
}
