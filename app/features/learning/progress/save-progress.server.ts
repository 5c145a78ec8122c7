import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { boundTo, prepared } from '#db/prepare.server.ts'
import { moduleProgress } from '#db/schema/index.ts'
import type { ProgressRow } from './progress-row.ts'

/** What every save writes, each bound to the placeholder of its name. */
const saved = {
	moduleVersion: boundTo(moduleProgress.moduleVersion, 'moduleVersion'),
	state: boundTo(moduleProgress.state, 'state'),
	page: boundTo(moduleProgress.page, 'page'),
	pagesRead: boundTo(moduleProgress.pagesRead, 'pagesRead'),
	pagesAsked: boundTo(moduleProgress.pagesAsked, 'pagesAsked'),
	attemptsUsed: boundTo(moduleProgress.attemptsUsed, 'attemptsUsed'),
	updatedAt: boundTo(moduleProgress.updatedAt, 'now'),
}
const insert = prepared((db) =>
	db
		.insert(moduleProgress)
		.values({
			...saved,
			personId: sql.placeholder('personId'),
			requirementId: sql.placeholder('requirementId'),
			cycle: sql.placeholder('cycle'),
			revision: 1,
			startedAt: sql.placeholder('now'),
		})
		.onConflictDoNothing({ target: [moduleProgress.personId, moduleProgress.requirementId, moduleProgress.cycle] })
		.returning({ id: moduleProgress.id })
		.prepare(),
)
const update = prepared((db) =>
	db
		.update(moduleProgress)
		.set({ ...saved, revision: sql`${moduleProgress.revision} + 1` })
		.where(
			and(
				eq(moduleProgress.personId, sql.placeholder('personId')),
				eq(moduleProgress.requirementId, sql.placeholder('requirementId')),
				eq(moduleProgress.cycle, sql.placeholder('cycle')),
				eq(moduleProgress.revision, sql.placeholder('revision')),
			),
		)
		.returning({ id: moduleProgress.id })
		.prepare(),
)

type ProgressKey = { personId: number; requirementId: number; cycle: number }

/** Saves the row if its revision is still `revision` (0: not there yet). Returns its id; null if somebody else was first, and then nothing has changed. */
export function saveProgress(
	db: Database,
	{ key, version, row, revision }: { key: ProgressKey; version: string; row: ProgressRow; revision: number },
	now: Instant,
): number | null {
	const columns = { ...key, moduleVersion: version, ...row, now }
	const done = revision === 0 ? insert(db).get(columns) : update(db).get({ ...columns, revision })
	return done?.id ?? null
}
