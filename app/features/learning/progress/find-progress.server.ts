import { and, eq, max, sql } from 'drizzle-orm'
import { isLive } from '#app/features/requirements/status/as-at.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { broughtLearning, completions, moduleProgress, obligations } from '#db/schema/index.ts'
import { noProgress, type ProgressRow } from './progress-row.ts'

export type LearnerModule = {
	/** The cycle that is asked for now. Null if nothing is: not in scope, or the renewal is not open yet. */
	open: { cycle: number; opensOn: Day; dueOn: Day } | null
	/** The live obligation, open or not. */
	cycle: number | null
	opensOn: Day | null
	dueOn: Day | null
	/** When it was last completed, here or elsewhere. */
	lastCompletedOn: Day | null
	progressId: number | null
	version: string | null
	revision: number
	row: ProgressRow
}

const lastOf = (db: Database, done: typeof completions | typeof broughtLearning) =>
	db
		.select({ on: max(done.completedOn) })
		.from(done)
		.where(
			and(
				eq(done.personId, obligations.personId),
				eq(done.requirementId, obligations.requirementId),
				...('standing' in done ? [eq(done.standing, 'counts'), isCurrent(done)] : []),
			),
		)

const find = prepared((db) =>
	db
		.select({
			cycle: obligations.cycle,
			opensOn: obligations.opensOn,
			dueOn: obligations.dueOn,
			askedTo: obligations.askedTo,
			lastCompletedOn: sql<Day | null>`nullif(max(coalesce((${lastOf(db, completions)}), ''), coalesce((${lastOf(db, broughtLearning)}), '')), '')`,
			progress: {
				id: moduleProgress.id,
				version: moduleProgress.moduleVersion,
				state: moduleProgress.state,
				page: moduleProgress.page,
				pagesRead: moduleProgress.pagesRead,
				pagesAsked: moduleProgress.pagesAsked,
				attemptsUsed: moduleProgress.attemptsUsed,
				revision: moduleProgress.revision,
			},
		})
		.from(obligations)
		.leftJoin(
			moduleProgress,
			and(
				eq(moduleProgress.personId, obligations.personId),
				eq(moduleProgress.requirementId, obligations.requirementId),
				eq(moduleProgress.cycle, obligations.cycle),
			),
		)
		.where(
			and(
				eq(obligations.personId, sql.placeholder('personId')),
				eq(obligations.requirementId, sql.placeholder('requirementId')),
				isLive(obligations),
			),
		)
		.prepare(),
)

const nothingAsked: LearnerModule = {
	open: null,
	cycle: null,
	opensOn: null,
	dueOn: null,
	lastCompletedOn: null,
	progressId: null,
	version: null,
	revision: 0,
	row: noProgress,
}

/** Where somebody stands with one module: one statement. Somebody who has done it, and need not again yet, may read every page. */
export function findLearnerModule(
	db: Database,
	{ personId, requirementId, today }: { personId: number; requirementId: number; today: Day },
): LearnerModule {
	const found = find(db).get({ personId, requirementId })
	if (!found) return nothingAsked
	const { cycle, opensOn, dueOn, askedTo, lastCompletedOn, progress } = found
	const isOpen = opensOn <= today && (askedTo === null || askedTo >= today)
	const asked = { open: isOpen ? { cycle, opensOn, dueOn } : null, cycle, opensOn, dueOn, lastCompletedOn }
	if (!progress) return { ...asked, progressId: null, version: null, revision: 0, row: noProgress }
	const { id, version, revision, ...row } = progress
	return { ...asked, progressId: id, version, revision, row }
}
