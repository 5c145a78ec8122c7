import { and, eq, sql } from 'drizzle-orm'
import { enqueueJob } from '#app/features/jobs/enqueue-job.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, startOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { obligations } from '#db/schema/requirements.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { planObligations, type ObligationChange } from './plan-obligations.ts'
import { readFacts } from './read-facts.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { isLive } from '#app/features/requirements/status/as-at.server.ts'

const supersede = prepared((db) =>
	db
		.update(obligations)
		.set({ supersededAt: sql`${sql.placeholder('now')}` })
		.where(
			and(
				eq(obligations.personId, sql.placeholder('personId')),
				eq(obligations.requirementId, sql.placeholder('requirementId')),
				isLive(obligations),
			),
		)
		.prepare(),
)
/** What was on record for no time at all (planned twice within one millisecond) is overwritten. */
const record = prepared((db) =>
	db
		.insert(obligations)
		.values({
			personId: sql.placeholder('personId'),
			requirementId: sql.placeholder('requirementId'),
			cycle: sql.placeholder('cycle'),
			opensOn: sql.placeholder('opensOn'),
			dueOn: sql.placeholder('dueOn'),
			cause: sql.placeholder('cause'),
			recordedAt: sql.placeholder('now'),
			askedFrom: sql.placeholder('askedFrom'),
			askedTo: sql.placeholder('askedTo'),
		})
		.onConflictDoUpdate({
			target: [obligations.personId, obligations.requirementId, obligations.cycle, obligations.recordedAt],
			set: {
				opensOn: sql`excluded.opens_on`,
				dueOn: sql`excluded.due_on`,
				cause: sql`excluded.cause`,
				askedFrom: sql`excluded.asked_from`,
				askedTo: sql`excluded.asked_to`,
				supersededAt: null,
			},
		})
		.prepare(),
)

/** Writes one live obligation, superseding the one before it if there is one. Call it in a transaction. */
export function recordObligation(
	db: Database,
	{ personId, requirementId, supersede: before, record: planned }: ObligationChange,
	now: Instant,
): void {
	if (before) supersede(db).run({ personId, requirementId, now })
	if (planned) record(db).run({ personId, requirementId, ...planned, now })
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
	const slugs = new Map(requirements.map(({ id, slug }) => [id, slug]))
	const byPerson = new Map<number, ObligationChange[]>()
	for (const change of changes) {
		recordObligation(db, change, now)
		const own = byPerson.get(change.personId)
		if (own) own.push(change)
		else byPerson.set(change.personId, [change])
	}
	for (const [personId, own] of byPerson) {
		const planned = own.map(({ requirementId, record: asked }) => ({
			requirement: slugs.get(requirementId) ?? String(requirementId),
			cycle: asked?.cycle ?? null,
			opensOn: asked?.opensOn ?? null,
			dueOn: asked?.dueOn ?? null,
		}))
		recordEvidence(db, { at: now, actor, action: 'obligations.planned', subject: `person:${personId}`, details: { obligations: planned } })
	}
}
