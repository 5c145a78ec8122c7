import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { codeEditions } from '#db/schema/code.ts'

/** What an edition of `code_editions` is called: `Officers' Code of Conduct`. */
export const editionTitle: SQL<string> = sql<string>`${codeEditions.body} ->> 'title'`

/** The row of `code_editions` that a row names by the id and the fingerprint of the edition. */
export const isEditionOf = ({ editionId, editionSha256 }: { editionId: SQLiteColumn; editionSha256: SQLiteColumn }): SQL | undefined =>
	and(eq(codeEditions.id, editionId), eq(codeEditions.sha256, editionSha256))
