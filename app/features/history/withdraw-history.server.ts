import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { absences, broughtLearning, historyImports } from '#db/schema/index.ts'
import { inTransaction } from '#db/transaction.server.ts'

/**
 * Takes back an import that was wrong, as a whole: what it brought counts no more, and everybody is planned again without it. Nothing is deleted: reports of the
 * days between show what was believed then. False if there is nothing to withdraw (any more).
 */
export function withdrawHistory(
	db: Database,
	{ id, reason, requirements }: { id: number; reason: string; requirements: readonly Requirement[] },
	{ now, actor }: { now: Instant; actor: string },
): boolean {
	return inTransaction(db, () => {
		const found = db.select({ state: historyImports.state }).from(historyImports).where(eq(historyImports.id, id)).get()
		if (found?.state !== 'applied') return false
		const personIds = [...new Set([broughtLearning, absences].flatMap((brought) => supersede(db, brought, { id, now })))]
		db.update(historyImports)
			.set({ state: 'withdrawn', withdrawnAt: now, withdrawnBy: actor, withdrawalReason: reason })
			.where(and(eq(historyImports.id, id), inArray(historyImports.state, ['applied'])))
			.run()
		const details = { import: id, reasonSha256: sha256(reason) }
		recordEvidence(db, { at: now, actor, action: 'history.withdrawn', subject: 'council', details })
		for (let first = 0; first < personIds.length; first += batch)
			applyObligations(db, { personIds: personIds.slice(first, first + batch), requirements }, { now, actor })
		return true
	})
}

const batch = 2_000

/** The people whose records it was. */
function supersede(db: Database, brought: typeof broughtLearning | typeof absences, { id, now }: { id: number; now: Instant }): number[] {
	const own = and(eq(brought.importId, id), isCurrent(brought))
	const rows = db
		.selectDistinct({ personId: sql<number>`${brought.personId}` })
		.from(brought)
		.where(own)
		.all()
	db.update(brought).set({ supersededAt: now }).where(own).run()
	return rows.map(({ personId }) => personId)
}
