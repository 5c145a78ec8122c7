import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findDeclaration } from '#app/features/declarations/find-declarations.server.ts'
import { outcomesOf, type DecisionForm } from './read-decision-form.ts'
import { asksForConsent, isCurrent, statusOfDeclaration } from './declaration-status.ts'

const insert = prepared((db) =>
	db.$client.prepare(
		`insert into declaration_decisions (declaration_id, outcome, conditions, until, note, decided_by, decided_as, decided_at)
		 values (:id, :outcome, :conditions, :until, :note, :actor, :as, :now)`,
	),
)

/** `not-yours`: it is their own, or somebody else's to decide. `not-open`: it ended or was corrected. `changed`: somebody decided since `seen`. */
export type DecisionRefusal = 'not-yours' | 'not-open' | 'changed'

/**
 * Decides a declaration as the viewer: consent (with conditions, until a day), refusal, a question, or a note. A change of mind is one more decision. `seen` is
 * the id of the last decision that they saw, null for none: nobody decides over another's head without knowing. The same sent twice is once.
 */
export function decideDeclaration(
	db: Database,
	{ id, decision, seen, viewer }: { id: number; decision: DecisionForm; seen: number | null; viewer: Viewer },
): { refusal: DecisionRefusal } | null {
	return inTransaction(db, () => {
		const found = findDeclaration(db, { id, viewer })
		if (!found?.as) return { refusal: 'not-yours' as const }
		const { declaration, as } = found
		const { outcome, conditions, until, note } = decision
		const last = declaration.decision
		if ((last?.id ?? null) !== seen) {
			const isSame = last?.outcome === outcome && last.conditions === conditions && last.until === until && last.note === note
			return isSame ? null : { refusal: 'changed' as const }
		}
		const open = isCurrent(statusOfDeclaration(declaration, viewer.today))
		if (!open || !outcomesOf({ consent: asksForConsent(declaration) }).includes(outcome)) return { refusal: 'not-open' as const }
		const { actor, now } = viewer
		const decided = Number(insert(db).run({ id, ...decision, actor, as, now }).lastInsertRowid)
		const wordsSha256 = sha256(sha256(conditions) + note)
		const details = { declaration: id, decision: decided, outcome, until, decidedAs: as, wordsSha256 }
		recordEvidence(db, { at: now, actor, action: 'interest.decided', subject: `person:${declaration.personId}`, details })
		return null
	})
}
