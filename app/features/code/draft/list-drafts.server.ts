import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { ListedDraft } from '#app/features/code/edition/list-editions.ts'

const drafts = prepared((db) =>
	db.$client.prepare<[], ListedDraft>(
		`select edition_id as editionId, label, state, approver, approved_on as approvedOn, sha256 from code_drafts where state <> 'discarded' order by id`,
	),
)

/** Every draft that was not discarded, in the order in which they began. */
export const listDrafts = (db: Database): ListedDraft[] => drafts(db).all()
