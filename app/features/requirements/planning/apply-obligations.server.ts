import { enqueueJob } from '#app/features/jobs/enqueue-job.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, startOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { planObligations, type ObligationChange } from './plan-obligations.ts'
import { readFacts } from './read-facts.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

const supersede = prepared((db) =>
	db.$client.prepare(
		`update obligations set superseded_at = @now
		 where person_id = @personId and requirement_id = @requirementId and superseded_at is null and met_at is null`,
	),
)
/** By place, not by name: in a first load it runs a million times. What was believed for no time at all (planned twice within one millisecond) is overwritten. */
const record = prepared((db) =>
	db.$client.prepare(
		`insert into obligations (person_id, requirement_id, cycle, opens_on, due_on, cause, recorded_at, asked_from, asked_to)
		 values (?, ?, ?, ?, ?, ?, ?, ?, ?)
		 on conflict (person_id, requirement_id, cycle, recorded_at) do update set opens_on = excluded.opens_on, due_on = excluded.due_on,
			cause = excluded.cause, asked_from = excluded.asked_from, asked_to = excluded.asked_to, superseded_at = null`,
	),
)

/** Writes one live obligation, superseding the one before it if there is one. Call it in a transaction. */
export function recordObligation(
	db: Database,
	{ personId, requirementId, supersede: before, record: planned }: ObligationChange,
	now: Instant,
): void {
	if (before) supersede(db).run({ personId, requirementId, now })
	if (!planned) return
	const { cycle, opensOn, dueOn, cause, askedFrom, askedTo } = planned
	record(db).run(personId, requirementId, cycle, opensOn, dueOn, JSON.stringify(cause), now, askedFrom, askedTo)
}

/** As many people as are held in memory at once: few enough that what is read of them is forgotten before it is kept for long. */
const batch = 100

/**
 * Plans and records what the given people must do, in one transaction. Where the passing of time alone will change it, a job plans again on that day. Returns
 * the number of obligations changed: none the second time.
 */
export function applyObligations(
	db: Database,
	{ personIds, requirements }: { personIds: readonly number[]; requirements: readonly Requirement[] },
	{ now, actor }: { now: Instant; actor: string },
): number {
	return inTransaction(db, () => {
		let changed = 0
		for (let first = 0; first < personIds.length; first += batch) {
			const { changes, replanOn } = planObligations(readFacts(db, personIds.slice(first, first + batch)), requirements, dayOf(now))
			recordChanges(db, requirements, changes, { now, actor })
			changed += changes.length
			if (replanOn !== null) enqueueJob(db, planningJob(replanOn))
		}
		return changed
	})
}

/** Plans again those whose obligations the day changes. */
export const planningJob = (day: Day) => ({ id: `plan-obligations:${day}`, kind: 'plan-obligations', payload: day, runAt: startOfDay(day) })

function recordChanges(
	db: Database,
	requirements: readonly Requirement[],
	changes: readonly ObligationChange[],
	{ now, actor }: { now: Instant; actor: string },
): void {
	const name = new Map(requirements.map(({ id: key, slug: id }) => [key, id]))
	const byPerson = new Map<number, ObligationChange[]>()
	for (const change of changes) {
		recordObligation(db, change, now)
		const own = byPerson.get(change.personId)
		if (own) own.push(change)
		else byPerson.set(change.personId, [change])
	}
	for (const [personId, own] of byPerson) {
		const obligations = own.map(({ requirementId, record: planned }) => ({
			requirement: name.get(requirementId) ?? String(requirementId),
			cycle: planned?.cycle ?? null,
			opensOn: planned?.opensOn ?? null,
			dueOn: planned?.dueOn ?? null,
		}))
		recordEvidence(db, { at: now, actor, action: 'obligations.planned', subject: `person:${personId}`, details: { obligations } })
	}
}
