import { enqueueJob } from '#app/features/jobs/enqueue-job.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { RuleChange } from './requirement-rules.ts'
import { readRules, recordRule, withdrawRules, type RecordedRequirement } from './rules.server.ts'

type Context = { now: Instant; actor: string }

/** A change that HR means to make. `revision` is what they saw: `revisionOf` the rules of then. */
export type RuleProposal = { slug: string; validFrom: Day; change: RuleChange; reason: string; revision: string }

/** `stale`: somebody else has changed the rules since. `past`: rules are never changed backwards. */
export type RuleRefusal = 'stale' | 'past'

const revisionOf = ({ rules }: RecordedRequirement): string => {
	const last = rules.at(-1)
	return last ? `${last.validFrom}/${last.recordedAt}` : ''
}

function requireRecorded(db: Database, slug: string): RecordedRequirement {
	const recorded = readRules(db).find((requirement) => requirement.slug === slug)
	if (!recorded) throw new Error(`There is no requirement ${slug}.`)
	return recorded
}

/** Names the rules as they stand, so that a form can tell whether they are still those that it showed. */
export const findRevision = (db: Database, slug: string): string => revisionOf(requireRecorded(db, slug))

/**
 * Records what a requirement asks from a day on, with evidence; a change that was to come later makes way. Everybody is planned again by a job that is recorded
 * with it, so that it is done even if the server stops now: today's plan if the rule holds from today, else the day on which each person is no longer asked.
 */
export function changeRule(
	db: Database,
	{ slug, validFrom, change, reason, revision }: RuleProposal,
	{ now, actor }: Context,
): RuleRefusal | null {
	return inTransaction(db, () => {
		const recorded = requireRecorded(db, slug)
		const last = recorded.rules.at(-1)
		if (!last || revisionOf(recorded) !== revision) return 'stale'
		if (validFrom < dayOf(now)) return 'past'
		const { title, basis } = last.settings
		recordRule(db, { id: recorded.id, slug, validFrom, settings: { ...change, title, basis }, reason }, { now, actor })
		enqueueJob(db, ruleJob(slug, `${validFrom}:${now}`))
		return null
	})
}

/** Takes back the last change, as long as its day has not come. The rule before it goes on. */
export function withdrawRule(
	db: Database,
	{ slug, reason, revision }: Pick<RuleProposal, 'slug' | 'reason' | 'revision'>,
	{ now, actor }: Context,
): RuleRefusal | null {
	return inTransaction(db, () => {
		const recorded = requireRecorded(db, slug)
		const last = recorded.rules.at(-1)
		if (!last || revisionOf(recorded) !== revision) return 'stale'
		if (last.validFrom <= dayOf(now)) return 'past'
		withdrawRules(db, { id: recorded.id, slug, validFrom: last.validFrom, reason }, { now, actor })
		enqueueJob(db, ruleJob(slug, `${last.validFrom}:withdrawn:${now}`))
		return null
	})
}

/** `which` tells the changes of a requirement apart: each is planned once. */
const ruleJob = (slug: string, which: string) => ({
	id: `plan-rule:${slug}:${which}`,
	kind: 'plan-rule',
	payload: slug,
	// Before whatever else waits: HR is looking, and people would go on reading due days of the old rule.
	runAt: 0,
})

const waiting = prepared((db) =>
	db.$client
		.prepare<{ now: Instant }, string>(`select distinct payload from jobs where done_at is null and run_at <= :now and kind = 'plan-rule'`)
		.pluck(),
)

/** Ids of the requirements whose people are still being planned after a change. */
export const listBeingPlanned = (db: Database, now: Instant): string[] => waiting(db).all({ now })
