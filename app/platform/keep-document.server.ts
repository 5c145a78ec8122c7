import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { Instant } from './calendar.ts'
import { sha256 } from './ids.ts'
import type { Document } from './read-document.ts'

const insert = prepared((db) =>
	db.$client.prepare(
		`insert into documents (sha256, name, media_type, bytes, stored_at) values (:sha256, :name, :mediaType, :bytes, :now) on conflict do nothing`,
	),
)

/** Keeps a file for ever, once, by the SHA-256 of its bytes, which it returns. Call it in the transaction of what refers to it. */
export function keepDocument(db: Database, document: Document, { now }: { now: Instant }): string {
	const fingerprint = sha256(document.bytes)
	insert(db).run({ ...document, bytes: Buffer.from(document.bytes), sha256: fingerprint, now })
	return fingerprint
}
