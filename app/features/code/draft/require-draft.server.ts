import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Database } from '#db/open.server.ts'
import { isOpen, type Draft } from './draft.ts'
import { findDraft } from './drafts.server.ts'

/** The draft of an edition, for a page about it. */
export function requireDraft(db: Database, editionId: string | undefined): Draft {
	const draft = findDraft(db, { editionId: editionId ?? '' })
	if (!draft) throw notFound()
	return draft
}

/** The same, to change it. Whoever comes after it was approved sees it as it stands. */
export function requireOpenDraft(db: Database, editionId: string | undefined): Draft {
	const draft = requireDraft(db, editionId)
	if (!isOpen(draft)) throw new Response(null, { status: 302, headers: { Location: `/admin/code/${draft.editionId}` } })
	return draft
}
