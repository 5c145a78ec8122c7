import { asc, ne } from 'drizzle-orm'
import type { ListedDraft } from '#app/features/code/edition/list-editions.ts'
import type { Database } from '#db/open.server.ts'
import { codeDrafts } from '#db/schema/code.ts'

/** Every draft that was not discarded, in the order in which they began. */
export function listDrafts(db: Database): ListedDraft[] {
	const { editionId, label, state, approver, approvedOn, sha256 } = codeDrafts
	return db
		.select({ editionId, label, state, approver, approvedOn, sha256 })
		.from(codeDrafts)
		.where(ne(state, 'discarded'))
		.orderBy(asc(codeDrafts.id))
		.all()
}
