import { renderEdition, type Edition } from '#app/features/code/edition/edition.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { recordPublication, recordText } from '#app/features/code/edition/record-editions.server.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** Records these words and puts them in force, today unless `effectiveFrom` says otherwise. */
export function commenceEdition(
	db: Database,
	text: EditionText,
	{ now, effectiveFrom = dayOf(now), material = true }: { now: Instant; effectiveFrom?: string; material?: boolean },
): Edition {
	const context = { now, actor: 'system' }
	return inTransaction(db, () => {
		const fingerprint = recordText(db, text, context)
		recordPublication(db, { id: text.id, fingerprint, effectiveFrom, material, reason: 'A test.', dueDays: null }, context)
		return { ...renderEdition(text), effectiveFrom, material }
	})
}
