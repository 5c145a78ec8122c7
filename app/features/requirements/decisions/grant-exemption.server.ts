import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { addDays, dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { lastPlausibleDay } from '#app/platform/plausible-days.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'

type Asked = { personId: number; requirement: Requirement }
type Context = { now: Instant; actor: string }
type Key = { personId: number; requirementId: number }

export type Exemption = Span & { id: number; reason: string; note: string; grantedBy: string }

/** How far back an exemption may begin, in calendar days. */
export const backdatedDays = 90

const list = prepared((db) =>
	db.$client.prepare<Key, Exemption>(
		`select id, valid_from as "from", valid_to as "to", reason, note, granted_by as grantedBy from exemptions
		 where person_id = :personId and requirement_id = :requirementId and superseded_at is null order by valid_from`,
	),
)
const findAsked = prepared((db) =>
	db.$client.prepare<Key & { today: Day }, { cycle: number }>(
		`select cycle from obligations where person_id = :personId and requirement_id = :requirementId and superseded_at is null and met_at is null
		 and (asked_to is null or asked_to >= :today)`,
	),
)
const supersede = prepared((db) => db.$client.prepare('update exemptions set superseded_at = :now where id = :id'))
const insert = prepared((db) =>
	db.$client.prepare(
		`insert into exemptions (person_id, requirement_id, valid_from, valid_to, reason, note, granted_by, recorded_at)
		 values (:personId, :requirementId, :from, :to, :reason, :note, :actor, :now)`,
	),
)

/** What somebody is, was and will be exempt from of one requirement, by day. */
export function listExemptions(db: Database, { personId, requirement }: Asked): Exemption[] {
	return list(db).all({ personId, requirementId: requirement.id })
}

/** Whether the requirement is asked of somebody, now or later. */
export function isAsked(db: Database, { personId, requirement }: Asked, today: Day): boolean {
	return findAsked(db).get({ personId, requirementId: requirement.id, today }) !== undefined
}

export type ExemptionRefusal =
	| { why: 'not-asked' | 'too-early' | 'ends-before-it-begins' }
	| { why: 'overlaps'; with: Span }
	| { why: 'too-late'; field: 'from' | 'to'; latest: Day }

/** Excuses somebody from a requirement, and plans again: the clock stands still meanwhile. The same sent twice is granted once. */
export function grantExemption(
	db: Database,
	asked: Asked & Span & { reason: string; note: string },
	{ now, actor }: Context,
): ExemptionRefusal | null {
	const { personId, requirement, from, to, reason, note } = asked
	const today = dayOf(now)
	return inTransaction(db, () => {
		const others = listExemptions(db, asked)
		const isSame = (other: Exemption) => other.from === from && other.to === to && other.reason === reason && other.note === note
		if (others.some((other) => isSame(other) && other.grantedBy === actor)) return null
		if (!isAsked(db, asked, today)) return { why: 'not-asked' }
		if (from < addDays(today, -backdatedDays)) return { why: 'too-early' }
		if (to !== null && to < from) return { why: 'ends-before-it-begins' }
		const latest = lastPlausibleDay('decision', today)
		if ((to ?? from) > latest) return { why: 'too-late', field: from > latest ? 'from' : 'to', latest }
		const other = others.find((each) => (each.to === null || each.to >= from) && (to === null || to >= each.from))
		if (other) return { why: 'overlaps', with: { from: other.from, to: other.to } }
		insert(db).run({ personId, requirementId: requirement.id, from, to, reason, note, actor, now })
		applyObligations(db, { personIds: [personId], requirements: [requirement] }, { now, actor })
		const subject = `person:${personId}/${requirement.slug}`
		recordEvidence(db, { at: now, actor, action: 'exemption.granted', subject, details: { from, to, reason } })
		return null
	})
}

export type EndingRefusal = 'not-there' | 'too-early' | 'too-late'

/** The days that may be the last of an exemption that is ended early: nobody is asked again for days that are over. */
export function lastDays({ from, to }: Span, today: Day): { earliest: Day; latest: Day } {
	const yesterday = addDays(today, -1)
	return { earliest: yesterday > from ? yesterday : from, latest: to ?? lastPlausibleDay('decision', today) }
}

/** Ends an exemption on `lastDay`; null takes one back that has not counted for a day that is over. Plans again. Twice is once. */
export function endExemption(
	db: Database,
	{ personId, requirement, exemption: id, lastDay }: Asked & { exemption: number; lastDay: Day | null },
	{ now, actor }: Context,
): EndingRefusal | null {
	const today = dayOf(now)
	return inTransaction(db, () => {
		const current = listExemptions(db, { personId, requirement })
		const exemption = current.find((each) => each.id === id)
		if (!exemption) return lastDay === null || current.some(({ to }) => to === lastDay) ? null : 'not-there'
		const { from, to, reason, note } = exemption
		if (lastDay !== null && lastDay === to) return null
		const { earliest, latest } = lastDays(exemption, today)
		if (lastDay === null ? from < today : lastDay < earliest) return 'too-early'
		if (lastDay !== null && lastDay > latest) return 'too-late'
		supersede(db).run({ id, now })
		if (lastDay !== null) insert(db).run({ personId, requirementId: requirement.id, from, to: lastDay, reason, note, actor, now })
		applyObligations(db, { personIds: [personId], requirements: [requirement] }, { now, actor })
		const subject = `person:${personId}/${requirement.slug}`
		recordEvidence(db, { at: now, actor, action: 'exemption.ended', subject, details: { from, to, lastDay } })
		return null
	})
}
