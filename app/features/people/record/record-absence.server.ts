import { and, count, desc, eq, max, min, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { implausible, lastPlausibleDay } from '#app/platform/plausible-days.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { absences, placements } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** Long leave; days inclusive, `to` null until further notice. */
export type Leave = Span & { kind: string }
export type Absence = Leave & { id: number }

const list = prepared((db) =>
	db
		.select({ id: absences.id, from: absences.startsOn, to: absences.endsOn, kind: absences.kind })
		.from(absences)
		.where(and(eq(absences.personId, sql.placeholder('personId')), isCurrent(absences)))
		.orderBy(desc(absences.startsOn))
		.prepare(),
)

/** From the first day of the first employment to the last day of the last; `last` null while somebody works without an end. */
function findEmployment(db: Database, { personId }: { personId: number }): { first: Day | null; last: Day | null } | undefined {
	const { validFrom, validTo } = placements
	return db
		.select({
			first: min(validFrom),
			last: sql<Day | null>`case when ${count(validTo)} = ${count()} then ${max(validTo)} end`,
		})
		.from(placements)
		.where(and(eq(placements.personId, personId), isCurrent(placements)))
		.get()
}

/** The long leave of somebody as known today, the latest first. The kind is for HR only. */
export function listAbsences(db: Database, { personId }: { personId: number }): Absence[] {
	return list(db).all({ personId })
}

export type AbsenceRefusal =
	| { why: 'ends-before-it-begins' | 'changed' }
	| { why: 'overlaps'; with: Span }
	| { why: 'implausible'; field: 'from' | 'to'; text: string }

/**
 * Records long leave, corrects what was recorded (`replaces`: its id; a return is a last day), or with `leave` null takes back what was a mistake. What was
 * on record before is superseded, never overwritten. Plans again, so that the clock stands still meanwhile. The same sent twice is recorded once.
 */
export function recordAbsence(
	db: Database,
	asked: { personId: number; requirements: readonly Requirement[]; replaces: number | null; leave: Leave | null },
	{ now, actor }: { now: Instant; actor: string },
): AbsenceRefusal | null {
	const { personId, requirements, replaces, leave } = asked
	return inTransaction(db, () => {
		const recorded = listAbsences(db, { personId })
		const before = recorded.find(({ id }) => id === replaces) ?? null
		if (leave ? recorded.some((each) => isSame(each, leave)) : !before) return null
		const refusal =
			replaces !== null && !before ? { why: 'changed' as const } : leave && refuseLeave(db, { ...asked, leave, recorded }, dayOf(now))
		if (refusal) return refusal
		if (before) db.update(absences).set({ supersededAt: now }).where(eq(absences.id, before.id)).run()
		if (leave) db.insert(absences).values({ personId, startsOn: leave.from, endsOn: leave.to, kind: leave.kind, recordedAt: now }).run()
		applyObligations(db, { personIds: [personId], requirements }, { now, actor })
		const subject = `person:${personId}`
		if (leave) recordEvidence(db, { at: now, actor, action: 'absence.recorded', subject, details: leave })
		else if (before) recordEvidence(db, { at: now, actor, action: 'absence.removed', subject, details: before })
		return null
	})
}

/** Why leave cannot be recorded like this; null if it can. */
function refuseLeave(
	db: Database,
	{ personId, replaces, leave, recorded }: { personId: number; replaces: number | null; leave: Leave; recorded: readonly Absence[] },
	today: Day,
): AbsenceRefusal | null {
	if (leave.to !== null && leave.to < leave.from) return { why: 'ends-before-it-begins' }
	const slip = findSlip(leave, findEmployment(db, { personId }), today)
	if (slip) return slip
	const other = recorded.find((each) => each.id !== replaces && overlap(each, leave))
	return other ? { why: 'overlaps', with: { from: other.from, to: other.to } } : null
}

/** A day of leave that is real, and is not meant. */
function findSlip({ from, to }: Span, employed: { first: Day | null; last: Day | null } | undefined, today: Day): AbsenceRefusal | null {
	const { first = null, last = null } = employed ?? {}
	const begins = implausible('The first day of leave', from, { earliest: first, latest: last })
	if (begins)
		return {
			why: 'implausible',
			field: 'from',
			text: `${begins}, ${from < (first ?? '') ? 'when they started here' : 'their last day here'}`,
		}
	const ends = to && implausible('The last day of leave', to, { earliest: null, latest: lastPlausibleDay('leave', today) })
	return ends ? { why: 'implausible', field: 'to', text: `${ends}. Leave it empty if it is not known yet` } : null
}

const isSame = (one: Leave, other: Leave) => one.from === other.from && one.to === other.to && one.kind === other.kind
const overlap = (one: Span, other: Span) => (one.to === null || one.to >= other.from) && (other.to === null || other.to >= one.from)
