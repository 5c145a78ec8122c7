import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { renderEdition, type RenderedEdition } from './edition.ts'
import { findEdition } from './find-edition.server.ts'

type Asked = {
	id: string
	/** The first twelve characters of its fingerprint. */
	version: string
	personId: number
	/** Texts that were never published and that the person did not agree to. */
	unpublished: boolean
}

const find = prepared((db) =>
	db.$client
		.prepare<Omit<Asked, 'unpublished'> & { unpublished: number }, string>(
			`select sha256 from code_editions e
			 where id = @id and substr(sha256, 1, 12) = @version and (
				@unpublished
				or exists (select 1 from code_publications p where p.edition_id = e.id and p.sha256 = e.sha256)
				or exists (select 1 from attestations a where a.person_id = @personId and a.edition_sha256 = e.sha256)
			 )`,
		)
		.pluck(),
)

/** A frozen text of an edition, if the person may see it. */
export function findVersion(db: Database, asked: Asked): RenderedEdition | null {
	const sha256 = find(db).get({ ...asked, unpublished: Number(asked.unpublished) })
	const text = sha256 === undefined ? null : findEdition(db, { sha256 })
	return text && renderEdition(text)
}
