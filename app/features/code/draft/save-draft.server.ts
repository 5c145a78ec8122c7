import { eq } from 'drizzle-orm'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { codeDrafts } from '#db/schema/code.ts'
import { isOpen, type CodeDraft } from './code-draft.ts'
import { notOpen } from './draft-row.ts'
import type { DraftVersion } from './draft-version-token.ts'
import { findDraftById } from './drafts.server.ts'

export const stale = 'This draft was changed in another tab, or by somebody else. Look at what is here now and try again'

/** The open draft, if it is still as it was when the page was made; else why not. */
export function findOpenVersion(db: Database, { draft: id, revision }: DraftVersion): CodeDraft | { refusal: string } {
	const draft = findDraftById(db, { id })
	if (!draft || !isOpen(draft)) return { refusal: notOpen }
	return draft.revision === revision ? draft : { refusal: stale }
}

/** Call it in the transaction in which the draft was found. */
export function saveDraft(db: Database, id: number, columns: Partial<typeof codeDrafts.$inferInsert>, now: Instant): void {
	db.update(codeDrafts)
		.set({ ...columns, updatedAt: now })
		.where(eq(codeDrafts.id, id))
		.run()
}
