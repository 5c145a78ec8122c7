import { and, desc, eq } from 'drizzle-orm'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { codeDrafts } from '#db/schema/code.ts'
import { documents } from '#db/schema/requirements.ts'

/** The minute by which the text of an edition was approved last; null if none was handed in. */
export function findMinute(db: Database, { editionId }: { editionId: string }): Document | null {
	const found = db
		.select({ name: documents.name, mediaType: documents.mediaType, bytes: documents.bytes })
		.from(codeDrafts)
		.leftJoin(documents, eq(documents.sha256, codeDrafts.minuteSha256))
		.where(and(eq(codeDrafts.editionId, editionId), eq(codeDrafts.state, 'approved')))
		.orderBy(desc(codeDrafts.id))
		.limit(1)
		.get()
	return found?.bytes && found.name !== null && found.mediaType !== null
		? { name: found.name, mediaType: found.mediaType, bytes: found.bytes }
		: null
}

/** Whether the last approved text of an edition has one, and is this very text. */
export const hasMinute = (db: Database, { id, fingerprint }: { id: string; fingerprint: string }): boolean =>
	db
		.select({ sha256: codeDrafts.sha256, minute: codeDrafts.minuteSha256 })
		.from(codeDrafts)
		.where(and(eq(codeDrafts.editionId, id), eq(codeDrafts.state, 'approved')))
		.orderBy(desc(codeDrafts.id))
		.limit(1)
		.all()
		.some(({ sha256, minute }) => sha256 === fingerprint && minute !== null)
