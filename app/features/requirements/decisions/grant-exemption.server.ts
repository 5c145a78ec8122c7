import { and, eq, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { lastPlausibleDay } from '#app/platform/plausible-days.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { exemptions, obligations } from '#db/schema/requirements.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { earliestFirstDay, lastDays, mayTakeBack } from './exemption-limits.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { isLive, isStillAsked } from '#app/features/requirements/status/as-at.server.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'

type Asked = { personId: number; requirement: Requirement }
type Context = { now: Instant; actor: string }

export type Exemption = Span & { id: number; reason: string; note: string; grantedBy: string }

const ofPair = (table: typeof exemptions | typeof obligations) =>
	and(eq(table.personId, sql.placeholder('personId')), eq(table.requirementId, sql.placeholder('requirementId')))

const list = prepared((db) =>
	db
		.select({
			id: exemptions.id,
			from: exemptions.validFrom,
			to: exemptions.validTo,
			reason: exemptions.reason,
			note: exemptions.note,
			grantedBy: exemptions.grantedBy,
		})
		.from(exemptions)
		.where(and(ofPair(exemptions), isCurrent(exemptions)))
		.orderBy(exemptions.validFrom)
		.prepare(),
)
const findAsked = prepared((db) =>
	db
		.select({ cycle: obligations.cycle })
		.from(obligations)
		.where(and(ofPair(obligations), isLive(obligations), isStillAsked(obligations, sql.placeholder('today'))))
		.prepare(),
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
export function grantExemption(db: Database, asked: NewExemption, { now, actor }: Context): ExemptionRefusal | null {
	const { personId, requirement, from, to, reason, note } = asked
	const today = dayOf(now)
	return inTransaction(db, () => {
		const others = listExemptions(db, asked)
		const isSame = (other: Exemption) => other.from === from && other.to === to && other.reason === reason && other.note === note
		if (others.some((other) => isSame(other) && other.grantedBy === actor)) return null
		if (!isAsked(db, asked, today)) return { why: 'not-asked' }
		if (from < earliestFirstDay(today)) return { why: 'too-early' }
		if (to !== null && to < from) return { why: 'ends-before-it-begins' }
		const latest = lastPlausibleDay('decision', today)
		if ((to ?? from) > latest) return { why: 'too-late', field: from > latest ? 'from' : 'to', latest }
		const other = others.find((each) => (each.to === null || each.to >= from) && (to === null || to >= each.from))
		if (other) return { why: 'overlaps', with: { from: other.from, to: other.to } }
		insertExemption(db, { ...asked, from, to, reason, note }, { now, actor })
		applyObligations(db, { personIds: [personId], requirements: [requirement] }, { now, actor })
		const subject = `person:${personId}/${requirement.slug}`
		recordEvidence(db, { at: now, actor, action: 'exemption.granted', subject, details: { from, to, reason } })
		return null
	})
}

type NewExemption = Asked & Span & { reason: string; note: string }

function insertExemption(db: Database, { personId, requirement, from, to, reason, note }: NewExemption, { now, actor }: Context): void {
	db.insert(exemptions)
		.values({ personId, requirementId: requirement.id, validFrom: from, validTo: to, reason, note, grantedBy: actor, recordedAt: now })
		.run()
}

export type EndingRefusal = 'not-there' | 'too-early' | 'too-late'

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
		if (lastDay === null ? !mayTakeBack(exemption, today) : lastDay < earliest) return 'too-early'
		if (lastDay !== null && lastDay > latest) return 'too-late'
		db.update(exemptions).set({ supersededAt: now }).where(eq(exemptions.id, id)).run()
		if (lastDay !== null) insertExemption(db, { personId, requirement, from, to: lastDay, reason, note }, { now, actor })
		applyObligations(db, { personIds: [personId], requirements: [requirement] }, { now, actor })
		const subject = `person:${personId}/${requirement.slug}`
		recordEvidence(db, { at: now, actor, action: 'exemption.ended', subject, details: { from, to, lastDay } })
		return null
	})
}
