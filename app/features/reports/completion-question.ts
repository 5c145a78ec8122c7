import { z } from 'zod'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { statuses } from '#app/features/requirements/status/status.ts'
import { endOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import { workerTypes } from '#db/schema/people.ts'
import type { Filters } from './report-query.ts'

export type CompletionQuestion = {
	requirements: readonly Requirement[]
	asAt: Day
	/** `then`: as it was known at the end of the day; `now`: with what was recorded about the day since. The same for today. */
	known: 'then' | 'now'
	filters: Filters
}

/** The last instant whose records a report for the day may use: of a day that is over its end, of today now. */
export const knownAt = (asAt: Day, now: Instant): Instant => Math.min(now, endOfDay(asAt))

export const requirementsAsked = ({ requirements, filters }: CompletionQuestion): readonly Requirement[] =>
	filters.requirement === null ? requirements : requirements.filter(({ slug }) => slug === filters.requirement)

/** Somebody who worked here on the day. `awaySince` is the first day of long leave. */
export const staffRow = z.object({
	personId: z.number(),
	employeeNumber: z.string(),
	givenName: z.string(),
	familyName: z.string(),
	workerType: z.enum(workerTypes),
	directorate: z.string(),
	service: z.string(),
	team: z.string(),
	placedFrom: z.string(),
	awaySince: z.string().nullable(),
})

/** One person and one requirement. `exempt` and `cause` are JSON that `readBasis` reads; the last four columns are those of the latest completion. */
export const pairRow = z.object({
	personId: z.number(),
	requirementId: z.number(),
	status: z.enum(statuses),
	awaySince: z.string().nullable(),
	exempt: z.string().nullable(),
	cycle: z.number().nullable(),
	opensOn: z.string().nullable(),
	dueOn: z.string().nullable(),
	cause: z.string().nullable(),
	completedOn: z.string().nullable(),
	validUntil: z.string().nullable(),
	score: z.number().nullable(),
	version: z.string().nullable(),
})

export type StaffRow = z.infer<typeof staffRow>
export type PairRow = z.infer<typeof pairRow>
