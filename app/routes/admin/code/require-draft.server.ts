import { redirect } from '@remix-run/node'
import { isOpen, type CodeDraft } from '#app/features/code/draft/code-draft.ts'
import { findDraft } from '#app/features/code/draft/drafts.server.ts'
import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Database } from '#db/open.server.ts'

/** The draft of an edition, for a page about it. */
export function requireDraft(db: Database, editionId: string | undefined): CodeDraft {
	const draft = findDraft(db, { editionId: editionId ?? '' })
	if (!draft) throw notFound()
	return draft
}

/** The same, to change it. Whoever comes after it was approved sees it as it stands. */
export function requireOpenDraft(db: Database, editionId: string | undefined): CodeDraft {
	const draft = requireDraft(db, editionId)
	if (!isOpen(draft)) throw redirect(`/admin/code/${draft.editionId}`)
	return draft
}
