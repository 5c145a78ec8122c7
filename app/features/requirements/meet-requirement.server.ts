import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { recordObligation } from './apply-obligations.server.ts'
import { nextCycle } from './plan-cycle.ts'
import type { Requirement } from './requirement-rules.ts'

type Live = { cycle: number; opensOn: Day; dueOn: Day }

const findLive = prepared((db) =>
	db.$client.prepare<{ personId: number; requirementKey: number }, Live>(
		`select cycle, opens_on as opensOn, due_on as dueOn from obligations
		 where person_id = @personId and requirement_id = @requirementKey and superseded_at is null and met_at is null`,
	),
)
const setMet = prepared((db) =>
	db.$client.prepare(
		`update obligations set met_at = @now
		 where person_id = @personId and requirement_id = @requirementKey and cycle = @cycle and superseded_at is null and met_at is null`,
	),
)
const insertCompletion = prepared((db) =>
	db.$client.prepare(
		`insert into completions (person_id, requirement_id, cycle, version, attempt_id, score, completed_at, completed_on, valid_until, source)
		 values (@personId, @requirementKey, @cycle, @version, @attemptId, @score, @now, @completedOn, @validUntil, @source)`,
	),
)

export type Meeting = {
	personId: number
	requirement: Requirement
	/** The module's version, or the edition of the Code. */
	version: string
	/** Per cent; null for an attestation. */
	score: number | null
	attemptId: number | null
	source: 'quiz' | 'attestation'
}

export type Met = { cycle: number; completedOn: Day; validUntil: Day }

/**
 * Records that the live cycle is met, and the next one: after this there is again exactly one live obligation. Call it in the transaction of what met it.
 * Throws if nothing is open: the machines do not let anybody get here then.
 */
export function meetRequirement(db: Database, meeting: Meeting, { now, actor }: { now: Instant; actor: string }): Met {
	const { personId, requirement, version, score, attemptId, source } = meeting
	const requirementKey = requirement.key
	const live = findLive(db).get({ personId, requirementKey })
	const completedOn = dayOf(now)
	if (!live || live.opensOn > completedOn) throw new Error(`Nothing is open for person ${personId} and ${requirement.id}.`)
	const { cycle } = live
	const next = nextCycle(requirement, live, completedOn)
	setMet(db).run({ personId, requirementKey, cycle, now })
	insertCompletion(db).run({ personId, requirementKey, cycle, version, attemptId, score, now, completedOn, validUntil: next.dueOn, source })
	recordObligation(db, { personId, requirementKey, supersede: null, record: next }, now)
	const subject = `person:${personId}/${requirement.id}/${cycle}`
	const details = { cycle, version, score, completedOn, validUntil: next.dueOn, nextOpensOn: next.opensOn }
	recordEvidence(db, { at: now, actor, action: 'requirement.met', subject, details })
	return { cycle, completedOn, validUntil: next.dueOn }
}
