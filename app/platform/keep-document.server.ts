import type { Database } from '#db/open.server.ts'
import { documents } from '#db/schema/requirements.ts'
import type { Instant } from './calendar.ts'
import { sha256 } from './ids.ts'
import type { Document } from './read-document.ts'

/** Keeps a file for ever, once, by the SHA-256 of its bytes, which it returns. Call it in the transaction of what refers to it. */
export function keepDocument(db: Database, { name, mediaType, bytes }: Document, { now }: { now: Instant }): string {
	const fingerprint = sha256(bytes)
	db.insert(documents)
		.values({ sha256: fingerprint, name, mediaType, bytes: Buffer.from(bytes), storedAt: now })
		.onConflictDoNothing()
		.run()
	return fingerprint
}
