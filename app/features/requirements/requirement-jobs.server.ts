import type { JobHandlers } from '#app/features/jobs/run-due-jobs.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#db/open.server.ts'
import { replanDay, replanRequirement } from '#app/features/requirements/planning/replan-day.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

/** `requirements` is read when a job runs: the rules may have been changed since the handlers were made. */
export const requirementJobs = (site: { db: Database; readonly requirements: readonly Requirement[]; clock: Clock }): JobHandlers => ({
	'plan-obligations': async (day) => {
		await replanDay(site.db, site.requirements, day, site.clock)
	},
	'plan-rule': async (id) => {
		await replanRequirement(site.db, site.requirements, id, site.clock)
	},
})
