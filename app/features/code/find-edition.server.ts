import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { editionTextSchema, type EditionText } from './edition-text.ts'

const find = prepared((db) =>
	db.$client.prepare<[string, string], string>('select body from code_editions where id = ? and sha256 = ?').pluck(),
)

/** The words of an edition that was recorded once; null if there is none. */
export function findEdition(db: Database, { id, sha256 }: { id: string; sha256: string }): EditionText | null {
	const body = find(db).get(id, sha256)
	return body === undefined ? null : editionTextSchema.parse(JSON.parse(body))
}
