import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { declarationDecisions } from '#db/schema/declarations.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findDeclaration } from '#app/features/declarations/find-declarations.server.ts'
import { outcomesOf, type DecisionForm } from './read-decision-form.ts'
import { asksForConsent, isCurrent, statusOfDeclaration } from './declaration-status.ts'

/** `not-yours`: it is their own, or somebody else's to decide. `not-open`: it ended or was corrected. `changed`: somebody decided since the page was made. */
export type DecisionRefusal = 'not-yours' | 'not-open' | 'changed'

/**
 * Decides a declaration as the viewer: consent (with conditions, until a day), refusal, a question, or a note. A change of mind is one more decision. `version` is
 * the id of the last decision that their page showed, null for none: nobody decides over another's head without knowing. The same sent twice is once.
 */
export function decideDeclaration(
	db: Database,
	{ id, decision, version, viewer }: { id: number; decision: DecisionForm; version: number | null; viewer: Viewer },
): { refusal: DecisionRefusal } | null {
	return inTransaction(db, () => {
		const found = findDeclaration(db, { id, viewer })
		if (!found?.as) return { refusal: 'not-yours' as const }
		const { declaration, as } = found
		const { outcome, conditions, until, note } = decision
		const last = declaration.decision
		if ((last?.id ?? null) !== version) {
			const isSame = last?.outcome === outcome && last.conditions === conditions && last.until === until && last.note === note
			return isSame ? null : { refusal: 'changed' as const }
		}
		const open = isCurrent(statusOfDeclaration(declaration, viewer.today))
		if (!open || !outcomesOf({ consent: asksForConsent(declaration) }).includes(outcome)) return { refusal: 'not-open' as const }
		const { actor, now } = viewer
		const row = { declarationId: id, outcome, conditions, until, note, decidedBy: actor, decidedAs: as, decidedAt: now }
		const decided = Number(db.insert(declarationDecisions).values(row).run().lastInsertRowid)
		const wordsSha256 = sha256(sha256(conditions) + note)
		const details = { declaration: id, decision: decided, outcome, until, decidedAs: as, wordsSha256 }
		recordEvidence(db, { at: now, actor, action: 'interest.decided', subject: `person:${declaration.personId}`, details })
		return null
	})
}
