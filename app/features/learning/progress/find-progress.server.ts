import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { noProgress, type ProgressRow } from './progress-row.ts'
import type { ProgressState } from './progress.machine.ts'

export type LearnerModule = {
	/** The cycle that is asked for now. Null if nothing is: not in scope, or the renewal is not open yet. */
	open: { cycle: number; opensOn: Day; dueOn: Day } | null
	/** The live obligation, open or not. */
	cycle: number | null
	opensOn: Day | null
	dueOn: Day | null
	/** When it was last completed. */
	lastCompletedOn: Day | null
	progressId: number | null
	version: string | null
	revision: number
	row: ProgressRow
}

type Found = {
	cycle: number | null
	opensOn: Day | null
	dueOn: Day | null
	askedTo: Day | null
	lastCompletedOn: Day | null
	progressId: number | null
	version: string | null
	state: ProgressState | null
	page: string | null
	pagesRead: string | null
	pagesAsked: string | null
	attemptsUsed: number | null
	revision: number | null
}

const find = prepared((db) =>
	db.$client.prepare<{ personId: number; requirementId: number }, Found>(`
		select o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.asked_to as askedTo,
			(select max(c.completed_on) from completions c where c.person_id = o.person_id and c.requirement_id = o.requirement_id) as lastCompletedOn,
			m.id as progressId, m.module_version as version, m.state, m.page, m.pages_read as pagesRead, m.pages_asked as pagesAsked, m.attempts_used as attemptsUsed, m.revision
		from obligations o
		left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
		where o.person_id = @personId and o.requirement_id = @requirementId and o.superseded_at is null and o.met_at is null
	`),
)

const pageList = z.array(z.string())

/** Where somebody stands with one module: one statement. Somebody who has done it, and need not again yet, may read every page. */
export function findLearnerModule(
	db: Database,
	{ personId, requirementId, today }: { personId: number; requirementId: number; today: Day },
): LearnerModule {
	const found = find(db).get({ personId, requirementId })
	if (!found)
		return {
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
	const { cycle, opensOn, dueOn, askedTo, lastCompletedOn, progressId, version } = found
	const asked = askedTo === null || askedTo >= today
	const open = asked && cycle !== null && opensOn !== null && dueOn !== null && opensOn <= today ? { cycle, opensOn, dueOn } : null
	const row: ProgressRow =
		found.state === null
			? noProgress
			: {
					state: found.state,
					page: found.page,
					pagesRead: pageList.parse(JSON.parse(found.pagesRead ?? '[]')),
					pagesAsked: found.pagesAsked === null ? null : pageList.parse(JSON.parse(found.pagesAsked)),
					attemptsUsed: found.attemptsUsed ?? 0,
				}
	return { open, cycle, opensOn, dueOn, lastCompletedOn, progressId, version, revision: found.revision ?? 0, row }
}
