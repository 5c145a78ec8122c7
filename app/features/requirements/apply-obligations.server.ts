import { addDays, dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { causeSchema } from './obligation-cause.ts'
import type { Cycle } from './plan-cycle.ts'
import { planObligations, type ObligationChange, type ObligationFacts } from './plan-obligations.ts'
import type { Requirement } from './requirement-rules.ts'

type LiveRow = { requirementId: number; cycle: number; opensOn: Day; dueOn: Day; cause: string }
type MetRow = { requirementId: number; cycle: number; opensOn: Day; dueOn: Day; completedOn: Day }

const placementsOf = prepared((db) =>
	db.$client.prepare<[number], { validFrom: Day; validTo: Day | null }>(
		`select valid_from as validFrom, valid_to as validTo from placements where person_id = ? and superseded_at is null order by valid_from`,
	),
)
const liveOf = prepared((db) =>
	db.$client.prepare<[number], LiveRow>(
		`select requirement_id as requirementId, cycle, opens_on as opensOn, due_on as dueOn, cause from obligations
		 where person_id = ? and superseded_at is null and met_at is null`,
	),
)
const lastMetOf = prepared((db) =>
	db.$client.prepare<[number], MetRow>(
		`select o.requirement_id as requirementId, o.cycle, o.opens_on as opensOn, o.due_on as dueOn, c.completed_on as completedOn
		 from obligations o join completions c using (person_id, requirement_id, cycle)
		 where o.person_id = ? and o.superseded_at is null and o.met_at is not null order by o.cycle`,
	),
)
const supersede = prepared((db) =>
	db.$client.prepare(
		`update obligations set superseded_at = @now
		 where person_id = @personId and requirement_id = @requirementKey and superseded_at is null and met_at is null`,
	),
)
/** What was believed for no time at all (planned twice within one millisecond) is overwritten. */
const record = prepared((db) =>
	db.$client.prepare(
		`insert into obligations (person_id, requirement_id, cycle, opens_on, due_on, cause, recorded_at)
		 values (@personId, @requirementKey, @cycle, @opensOn, @dueOn, @cause, @now)
		 on conflict (person_id, requirement_id, cycle, recorded_at) do update
		 set opens_on = excluded.opens_on, due_on = excluded.due_on, cause = excluded.cause, superseded_at = null`,
	),
)

/** Writes one live obligation, superseding the one before it if there is one. Call it in a transaction. */
export function recordObligation(db: Database, change: ObligationChange, now: Instant): void {
	const { personId, requirementKey } = change
	if (change.supersede) supersede(db).run({ personId, requirementKey, now })
	const { cause, ...cycle } = change.record
	record(db).run({ personId, requirementKey, ...cycle, cause: JSON.stringify(cause), now })
}

/** Plans and records what the given people must do, in one transaction. Returns the number of obligations recorded: none the second time. */
export function applyObligations(
	db: Database,
	{ personIds, requirements }: { personIds: readonly number[]; requirements: readonly Requirement[] },
	{ now, actor }: { now: Instant; actor: string },
): number {
	const today = dayOf(now)
	return inTransaction(db, () => {
		const changes = planObligations(
			personIds.map((personId) => factsOf(db, personId, today)),
			requirements,
		)
		const byPerson = new Map<number, ObligationChange[]>()
		for (const change of changes) {
			recordObligation(db, change, now)
			byPerson.set(change.personId, [...(byPerson.get(change.personId) ?? []), change])
		}
		const name = new Map(requirements.map(({ key, id }) => [key, id]))
		for (const [personId, own] of byPerson) {
			const obligations = own.map(({ requirementKey, record: { cycle, opensOn, dueOn } }) => ({
				requirement: name.get(requirementKey) ?? String(requirementKey),
				cycle,
				opensOn,
				dueOn,
			}))
			recordEvidence(db, { at: now, actor, action: 'obligations.planned', subject: `person:${personId}`, details: { obligations } })
		}
		return changes.length
	})
}

function factsOf(db: Database, personId: number, today: Day): ObligationFacts {
	const live = new Map<number, Cycle>()
	for (const row of liveOf(db).all(personId)) {
		live.set(row.requirementId, {
			cycle: row.cycle,
			opensOn: row.opensOn,
			dueOn: row.dueOn,
			cause: causeSchema.parse(JSON.parse(row.cause)),
		})
	}
	const met = new Map(
		lastMetOf(db)
			.all(personId)
			.map((row) => [row.requirementId, row]),
	)
	return { personId, startedOn: startOfEmployment(placementsOf(db).all(personId), today), live, met }
}

/** The first day of the unbroken run of placements that covers `today` or begins after it; null if the last one has ended. */
export function startOfEmployment(placements: readonly { validFrom: Day; validTo: Day | null }[], today: Day): Day | null {
	let startedOn: Day | null = null
	let endsOn: Day | null = null
	for (const { validFrom, validTo } of placements) {
		const unbroken: boolean = startedOn !== null && (endsOn === null || addDays(endsOn, 1) >= validFrom)
		if (!unbroken) {
			if (startedOn !== null && (endsOn ?? today) >= today) break
			startedOn = validFrom
		}
		endsOn = validTo
	}
	return endsOn !== null && endsOn < today ? null : startedOn
}
