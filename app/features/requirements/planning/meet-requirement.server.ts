import { and, eq, sql } from 'drizzle-orm'
import { enqueueJob } from '#app/features/jobs/enqueue-job.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { completions } from '#db/schema/learning.ts'
import { obligations } from '#db/schema/requirements.ts'
import { planningJob, recordObligation } from './apply-obligations.server.ts'
import { readCause } from './obligation-cause.ts'
import { anchorOf, nextCycle } from './plan-cycle.ts'
import { obligationOn } from './plan-obligations.ts'
import { readFacts } from './read-facts.server.ts'
import { ruleOn, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { causeText, dueWithoutExtension, isLive } from '#app/features/requirements/status/as-at.server.ts'

const findLive = prepared((db) =>
	db
		.select({
			cycle: obligations.cycle,
			opensOn: obligations.opensOn,
			dueOn: dueWithoutExtension(obligations),
			cause: causeText(obligations),
			askedTo: obligations.askedTo,
		})
		.from(obligations)
		.where(
			and(
				eq(obligations.personId, sql.placeholder('personId')),
				eq(obligations.requirementId, sql.placeholder('requirementId')),
				isLive(obligations),
			),
		)
		.prepare(),
)
const setMet = prepared((db) =>
	db
		.update(obligations)
		.set({ metAt: sql`${sql.placeholder('now')}` })
		.where(
			and(
				eq(obligations.personId, sql.placeholder('personId')),
				eq(obligations.requirementId, sql.placeholder('requirementId')),
				eq(obligations.cycle, sql.placeholder('cycle')),
				isLive(obligations),
			),
		)
		.prepare(),
)
const insertCompletion = prepared((db) =>
	db
		.insert(completions)
		.values({
			personId: sql.placeholder('personId'),
			requirementId: sql.placeholder('requirementId'),
			cycle: sql.placeholder('cycle'),
			version: sql.placeholder('version'),
			attemptId: sql.placeholder('attemptId'),
			score: sql.placeholder('score'),
			completedAt: sql.placeholder('now'),
			completedOn: sql.placeholder('completedOn'),
			validUntil: sql.placeholder('validUntil'),
			source: sql.placeholder('source'),
		})
		.prepare(),
)

export type Meeting = {
	personId: number
	requirement: Requirement
	/** The module's version, or the edition of the Code. */
	version: string
	/** Per cent; null for an attestation. */
	score: number | null
	attemptId: number | null
	source: 'quiz' | 'attestation' | 'prior-learning'
	/** The day on which it was done, where that is not today. */
	completedOn?: Day
}

export type Met = { cycle: number; completedOn: Day; validUntil: Day }

/** How long something done on a day counts, as the next completion of this person. Null if nothing is asked of them. */
export function validUntil(db: Database, asked: { personId: number; requirement: Requirement; completedOn: Day }, today: Day): Day | null {
	const live = findLive(db).get({ personId: asked.personId, requirementId: asked.requirement.id })
	const rule = ruleOn(asked.requirement, today)
	if (!live || !rule) return null
	return nextCycle(rule, { ...live, anchor: anchorOf(live.dueOn, readCause(live.cause)), completedOn: asked.completedOn }).dueOn
}

/**
 * Records that the live cycle is met, and the next one: after this there is again exactly one live obligation. Call it in the transaction of what met it.
 * Throws if nothing is open: the machines do not let anybody get here then. Only learning done elsewhere may come before the window opens.
 */
export function meetRequirement(db: Database, meeting: Meeting, { now, actor }: { now: Instant; actor: string }): Met {
	const { personId, requirement, version, score, attemptId, source } = meeting
	const requirementId = requirement.id
	const live = findLive(db).get({ personId, requirementId })
	const today = dayOf(now)
	const { completedOn = today } = meeting
	const until = validUntil(db, { personId, requirement, completedOn }, today)
	const isOpen = live && (live.askedTo === null || live.askedTo >= today) && (live.opensOn <= today || source === 'prior-learning')
	if (!isOpen || until === null) throw new Error(`Nothing is open for person ${personId} and ${requirement.slug}.`)
	const { cycle } = live
	setMet(db).run({ personId, requirementId, cycle, now })
	insertCompletion(db).run({ personId, requirementId, cycle, version, attemptId, score, now, completedOn, validUntil: until, source })
	const [facts] = readFacts(db, [personId])
	const { obligation, replanOn } = facts ? obligationOn(facts, requirement, today) : { obligation: null, replanOn: null }
	if (!obligation) throw new Error(`Nothing follows for person ${personId} and ${requirement.slug}.`)
	recordObligation(db, { personId, requirementId, supersede: null, record: obligation }, now)
	if (replanOn !== null) enqueueJob(db, planningJob(replanOn))
	const subject = `person:${personId}/${requirement.slug}/${cycle}`
	const details = { cycle, version, score, completedOn, validUntil: until, nextOpensOn: obligation.opensOn }
	recordEvidence(db, { at: now, actor, action: 'requirement.met', subject, details })
	return { cycle, completedOn, validUntil: until }
}
