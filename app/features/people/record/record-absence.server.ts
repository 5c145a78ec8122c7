import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { implausible, lastPlausibleDay } from '#app/platform/plausible-days.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** Only HR is told. */
export const absenceKinds = ['parental leave', 'long-term sickness', 'career break', 'secondment', 'other'] as const

export const kindInWords = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1)

/** Long leave; days inclusive, `to` null until further notice. */
export type Leave = Span & { kind: string }
export type Absence = Leave & { id: number }

const list = prepared((db) =>
	db.$client.prepare<{ personId: number }, Absence>(
		`select id, starts_on as "from", ends_on as "to", kind from absences where person_id = :personId and superseded_at is null order by starts_on desc`,
	),
)
const supersede = prepared((db) =>
	db.$client.prepare('update absences set superseded_at = :now where id = :id and person_id = :personId and superseded_at is null'),
)
const insert = prepared((db) =>
	db.$client.prepare('insert into absences (person_id, starts_on, ends_on, kind, recorded_at) values (:personId, :from, :to, :kind, :now)'),
)

/** From the first day of the first employment to the last day of the last. */
const employment = prepared((db) =>
	db.$client.prepare<{ personId: number }, { first: Day | null; last: Day | null }>(
		`select min(valid_from) as first, case when count(valid_to) = count(*) then max(valid_to) end as last from placements
		 where person_id = :personId and superseded_at is null`,
	),
)

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
 * believed before is superseded, never overwritten. Plans again, so that the clock stands still meanwhile. The same sent twice is recorded once.
 */
export function recordAbsence(
	db: Database,
	asked: { personId: number; requirements: readonly Requirement[]; replaces: number | null; leave: Leave | null },
	{ now, actor }: { now: Instant; actor: string },
): AbsenceRefusal | null {
	const { personId, requirements, replaces, leave } = asked
	return inTransaction(db, () => {
		const all = listAbsences(db, { personId })
		const before = all.find(({ id }) => id === replaces)
		if (leave ? all.some((each) => isSame(each, leave)) : !before) return null
		if (replaces !== null && !before) return { why: 'changed' }
		if (leave && leave.to !== null && leave.to < leave.from) return { why: 'ends-before-it-begins' }
		const slip = leave && findSlip(leave, employment(db).get({ personId }), dayOf(now))
		if (slip) return slip
		const other = leave && all.find((each) => each !== before && overlap(each, leave))
		if (other) return { why: 'overlaps', with: { from: other.from, to: other.to } }
		if (before) supersede(db).run({ id: before.id, personId, now })
		if (leave) insert(db).run({ ...leave, personId, now })
		applyObligations(db, { personIds: [personId], requirements }, { now, actor })
		const subject = `person:${personId}`
		if (leave) recordEvidence(db, { at: now, actor, action: 'absence.recorded', subject, details: leave })
		else if (before) recordEvidence(db, { at: now, actor, action: 'absence.removed', subject, details: before })
		return null
	})
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
