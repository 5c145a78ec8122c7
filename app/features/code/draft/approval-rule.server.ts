import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { nameOfPerson, personOfActor } from '#app/features/people/directory/name-of-actor.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { worksOn } from '#db/leads.server.ts'
import type { Database } from '#db/open.server.ts'
import { codeApprovalRules, codeDrafts } from '#db/schema/code.ts'
import { roleGrants } from '#db/schema/sign-in.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { openStates } from './code-draft.ts'

/** Whether somebody else than who loaded a text has to record its approval. `chosen` is null until somebody has said so: then it follows from how many can. */
export type ApprovalRule = { byAnother: boolean; chosen: { reason: string; by: string | null; at: Instant } | null }

/** How many people can approve: Monitoring Officers who work here on the day. */
const countOfficers = (db: Database, day: Day): number =>
	db
		.selectDistinct({ id: roleGrants.personId })
		.from(roleGrants)
		.where(and(eq(roleGrants.role, 'monitoring-officer'), isNull(roleGrants.revokedAt), worksOn(roleGrants.personId, sql`${day}`)))
		.all().length

export function findApprovalRule(db: Database, day: Day): ApprovalRule {
	const { byAnother, reason, recordedBy, recordedAt: at } = codeApprovalRules
	const row = db
		.select({ byAnother, reason, at, by: nameOfPerson(personOfActor(recordedBy)) })
		.from(codeApprovalRules)
		.orderBy(desc(codeApprovalRules.id))
		.limit(1)
		.get()
	if (!row) return { byAnother: countOfficers(db, day) > 1, chosen: null }
	return { byAnother: row.byAnother, chosen: { reason: row.reason, by: row.by, at: row.at } }
}

/**
 * Says whether somebody else has to approve. `own-draft`: whoever loaded the text that is open does not do away with the rule for themselves; nothing is
 * recorded then. The same again changes nothing.
 */
export function recordApprovalRule(
	db: Database,
	{ byAnother, reason }: { byAnother: boolean; reason: string },
	{ now, actor }: { now: Instant; actor: string },
): 'own-draft' | null {
	return inTransaction(db, () => {
		const rule = findApprovalRule(db, dayOf(now))
		if (rule.chosen?.reason === reason && rule.byAnother === byAnother) return null
		if (!byAnother && rule.byAnother && hasOpenDraftOf(db, actor)) return 'own-draft'
		db.insert(codeApprovalRules).values({ byAnother, reason, recordedBy: actor, recordedAt: now }).run()
		const details = { byAnother, reasonSha256: sha256(reason) }
		recordEvidence(db, { at: now, actor, action: 'code.approval-rule-recorded', subject: 'code', details })
		return null
	})
}

const hasOpenDraftOf = (db: Database, actor: string): boolean =>
	db
		.select({ state: codeDrafts.state })
		.from(codeDrafts)
		.where(eq(codeDrafts.createdBy, actor))
		.all()
		.some(({ state }) => openStates.some((open) => open === state))
