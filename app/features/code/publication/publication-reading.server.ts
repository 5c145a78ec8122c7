import { findEdition } from '#app/features/code/edition/find-edition.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { readingSince, type ReadingSince } from '#app/features/code/edition/reading-since.ts'
import type { Database } from '#db/open.server.ts'

/** What those read who agreed last to the same edition; `label` is that one's, null where they agreed to none. */
export type GroupReading = Pick<ReadingSince, 'what' | 'why' | 'minutes'> & { label: string | null }

/** By the fingerprint that they agreed to last what people have to read of an edition: of a new one all of it. */
export function readingByEdition(
	db: Database,
	agreedTo: readonly (string | null)[],
	edition: RenderedEdition,
): Map<string | null, GroupReading> {
	return new Map([...new Set(agreedTo)].map((sha256) => [sha256, readingOf(db, sha256, edition)]))
}

function readingOf(db: Database, sha256: string | null, edition: RenderedEdition): GroupReading {
	const before = sha256 === null ? null : findEdition(db, { sha256 })
	if (!before) return { label: null, what: 'whole', why: null, minutes: edition.minutes }
	if (sha256 === edition.fingerprint) return { label: before.label, what: 'nothing', why: null, minutes: 0 }
	const { what, why, minutes } = readingSince(before, edition)
	return { label: before.label, what, why, minutes }
}
