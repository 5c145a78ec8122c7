import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { exemptSql } from '#app/features/requirements/status/as-at-sql.ts'
import { extensionLimits, type ExtensionLimits, type GrantedAs } from './extension-limits.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

type Asked = { personId: number; requirement: Requirement }
type Context = { now: Instant; actor: string }
type Key = { personId: number; requirementId: number }
type Live = { cycle: number; opensOn: Day; dueOn: Day; askedTo: Day | null; exempt: string | null }

/** The time that was given for the cycle that is open. */
export type Extension = { id: number; dueOn: Day; reason: string; note: string; grantedAs: GrantedAs; grantedBy: string; grantedOn: Day }

const findLive = prepared((db) =>
	db.$client.prepare<Key & { day: Day }, Live>(
		`select cycle, opens_on as opensOn, due_on as dueOn, asked_to as askedTo, ${exemptSql('o.person_id', 'o.requirement_id')} as exempt
		 from obligations o where person_id = :personId and requirement_id = :requirementId and superseded_at is null and met_at is null`,
	),
)
const findCurrent = prepared((db) =>
	db.$client.prepare<Key & { cycle: number }, Extension>(
		`select id, due_on as dueOn, reason, note, granted_as as grantedAs, granted_by as grantedBy, granted_on as grantedOn from extensions
		 where person_id = :personId and requirement_id = :requirementId and cycle = :cycle and superseded_at is null`,
	),
)
/** What was replaced or withdrawn counts too. */
const findOfManager = prepared((db) =>
	db.$client.prepare<Key & { cycle: number }, { id: number }>(
		`select id from extensions where person_id = :personId and requirement_id = :requirementId and cycle = :cycle and granted_as = 'line-manager' limit 1`,
	),
)
const supersede = prepared((db) =>
	db.$client.prepare(
		`update extensions set superseded_at = :now
		 where person_id = :personId and requirement_id = :requirementId and cycle = :cycle and superseded_at is null`,
	),
)
const insert = prepared((db) =>
	db.$client.prepare(
		`insert into extensions (person_id, requirement_id, cycle, due_on, reason, note, granted_as, granted_by, granted_on, recorded_at)
		 values (:personId, :requirementId, :cycle, :dueOn, :reason, :note, :grantedAs, :actor, :today, :now)`,
	),
)

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
		supersede(db).run({ ...key, now })
		insert(db).run({ ...key, dueOn, reason, note, grantedAs, actor, today, now })
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
		supersede(db).run({ personId, requirementId: requirement.id, cycle, now })
		applyObligations(db, { personIds: [personId], requirements: [requirement] }, { now, actor })
		const subject = `person:${personId}/${requirement.slug}/${cycle}`
		recordEvidence(db, { at: now, actor, action: 'extension.withdrawn', subject, details: { cycle, dueOn: current.dueOn } })
	})
}
