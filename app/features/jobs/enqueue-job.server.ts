import { sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { jobs } from '#db/schema/index.ts'

const insert = prepared((db) =>
	db
		.insert(jobs)
		.values({
			id: sql.placeholder('id'),
			kind: sql.placeholder('kind'),
			payload: sql.placeholder('payload'),
			runAt: sql.placeholder('runAt'),
			attempts: 0,
		})
		.onConflictDoNothing({ target: jobs.id })
		.prepare(),
)

/** Puts a job in the queue, in the transaction of what asks for it. `id` says what it does to what, so that the same job is there once. */
export function enqueueJob(db: Database, job: { id: string; kind: string; payload: string; runAt: Instant }): void {
	insert(db).run(job)
}
