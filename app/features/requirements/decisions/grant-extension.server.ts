import { and, eq, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { extensions, obligations } from '#db/schema/requirements.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { exemptionOn, isLive } from '#app/features/requirements/status/as-at.server.ts'
import { extensionLimits, type ExtensionLimits, type GrantedAs } from './extension-limits.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

type Asked = { personId: number; requirement: Requirement }
type Context = { now: Instant; actor: string }
type Cycle = { personId: number; requirementId: number; cycle: number }

/** The time that was given for the cycle that is open. */
export type Extension = { id: number; dueOn: Day; reason: string; note: string; grantedAs: GrantedAs; grantedBy: string; grantedOn: Day }

const ofPair = (table: typeof extensions | typeof obligations) =>
	and(eq(table.personId, sql.placeholder('personId')), eq(table.requirementId, sql.placeholder('requirementId')))

const findLive = prepared((db) =>
	db
		.select({
			cycle: obligations.cycle,
			opensOn: obligations.opensOn,
			dueOn: obligations.dueOn,
			askedTo: obligations.askedTo,
			exempt: exemptionOn(obligations.personId, obligations.requirementId, sql.placeholder('day')),
		})
		.from(obligations)
		.where(and(ofPair(obligations), isLive(obligations)))
		.prepare(),
)
const findCurrent = prepared((db) =>
	db
		.select({
			id: extensions.id,
			dueOn: extensions.dueOn,
			reason: extensions.reason,
			note: extensions.note,
			grantedAs: extensions.grantedAs,
			grantedBy: extensions.grantedBy,
			grantedOn: extensions.grantedOn,
		})
		.from(extensions)
		.where(and(ofPair(extensions), eq(extensions.cycle, sql.placeholder('cycle')), isCurrent(extensions)))
		.prepare(),
)
/** What was replaced or withdrawn counts too. */
const findOfManager = prepared((db) =>
	db
		.select({ id: extensions.id })
		.from(extensions)
		.where(and(ofPair(extensions), eq(extensions.cycle, sql.placeholder('cycle')), eq(extensions.grantedAs, 'line-manager')))
		.limit(1)
		.prepare(),
)

function supersede(db: Database, { personId, requirementId, cycle }: Cycle, now: Instant): void {
	db.update(extensions)
		.set({ supersededAt: now })
		.where(
			and(
				eq(extensions.personId, personId),
				eq(extensions.requirementId, requirementId),
				eq(extensions.cycle, cycle),
				isCurrent(extensions),
			),
		)
		.run()
}

export type Extendable = { cycle: number; dueOn: Day; current: Extension | null; limits: ExtensionLimits | null }

/** The cycle for which more time may be given; null if nothing is open. `limits` null: not by somebody who grants as this. */
export function findExtendable(
	db: Database,
	{ personId, requirement, grantedAs }: Asked & { grantedAs: GrantedAs },
	today: Day,
): Extendable | null {
	const key = { personId, requirementId: requirement.id }
	const live = findLive(db).get({ ...key, day: today })
	if (!live || live.exempt !== null || live.opensOn > today || (live.askedTo !== null && live.askedTo < today)) return null
	const { cycle, dueOn } = live
	const managerHasGiven = findOfManager(db).get({ ...key, cycle }) !== undefined
	const current = findCurrent(db).get({ ...key, cycle }) ?? null
	return { cycle, dueOn, current, limits: extensionLimits({ dueOn, grantedAs, managerHasGiven }, today) }
}

export type ExtensionRefusal = 'not-open' | 'not-yours-to-give' | 'too-early' | 'too-late'

/**
 * Gives more time for the open cycle, in place of what was given before, and plans it again. Who may give how much: `extensionLimits`. The same sent twice is
 * given once.
 */
export function grantExtension(
	db: Database,
	asked: Asked & { dueOn: Day; reason: string; note: string; grantedAs: GrantedAs },
	{ now, actor }: Context,
): ExtensionRefusal | null {
	const { personId, requirement, dueOn, reason, note, grantedAs } = asked
	const today = dayOf(now)
	return inTransaction(db, () => {
		const open = findExtendable(db, asked, today)
		if (!open) return 'not-open'
		const { cycle, current, limits } = open
		if (current && current.grantedBy === actor && current.dueOn === dueOn && current.reason === reason && current.note === note) return null
		if (!limits) return 'not-yours-to-give'
		if (dueOn < limits.earliest) return 'too-early'
		if (dueOn > limits.latest) return 'too-late'
		const key = { personId, requirementId: requirement.id, cycle }
		supersede(db, key, now)
		const given = { dueOn, reason, note, grantedAs, grantedBy: actor, grantedOn: today }
		db.insert(extensions)
			.values({ ...key, ...given, recordedAt: now })
			.run()
		applyObligations(db, { personIds: [personId], requirements: [requirement] }, { now, actor })
		const details = { cycle, dueOn, insteadOf: open.dueOn, reason, grantedAs }
		recordEvidence(db, { at: now, actor, action: 'extension.granted', subject: `person:${personId}/${requirement.slug}/${cycle}`, details })
		return null
	})
}

/** Takes back the time that was given for the open cycle, and plans it again. Twice is once. */
export function withdrawExtension(
	db: Database,
	{ personId, requirement, extension }: Asked & { extension: number },
	{ now, actor }: Context,
): void {
	inTransaction(db, () => {
		const open = findExtendable(db, { personId, requirement, grantedAs: 'hr' }, dayOf(now))
		if (open?.current?.id !== extension) return
		const { cycle, current } = open
		supersede(db, { personId, requirementId: requirement.id, cycle }, now)
		applyObligations(db, { personIds: [personId], requirements: [requirement] }, { now, actor })
		const subject = `person:${personId}/${requirement.slug}/${cycle}`
		recordEvidence(db, { at: now, actor, action: 'extension.withdrawn', subject, details: { cycle, dueOn: current.dueOn } })
	})
}
