import type { Comparison } from '#app/features/code/comparison/compare-editions.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { findEdition } from '#app/features/code/edition/find-edition.server.ts'
import { readingSince, type ReadingSince } from '#app/features/code/edition/reading-since.ts'
import type { Database } from '#db/open.server.ts'
import { readingParts, type ReadingPart } from './reading-parts.ts'

export type Reading = Pick<ReadingSince, 'what' | 'why'> & {
	parts: ReadingPart[]
	/** What became of the edition that they agreed to; null if there is none, or it is the same. */
	changes: { before: EditionText; comparison: Comparison } | null
}

/** What was worked out for two editions is true for ever: their fingerprints name their words. */
const known = new Map<string, Reading>()

/** What somebody has to read of the edition in force: what changed since `since`, which may be nothing; or all of it in parts, if it is another text or that is less. */
export function whatToRead(db: Database, since: string | null, edition: RenderedEdition): Reading {
	const key = `${since} ${edition.fingerprint}`
	const reading = known.get(key) ?? workOut(db, since, edition)
	known.set(key, reading)
	return reading
}

function workOut(db: Database, since: string | null, edition: RenderedEdition): Reading {
	if (since === edition.fingerprint) return { what: 'nothing', why: null, parts: [], changes: null }
	const before = since && findEdition(db, { sha256: since })
	if (!before) return { what: 'whole', why: null, parts: readingParts(edition), changes: null }
	const { what, why, minutes, comparison } = readingSince(before, edition)
	const changes = { before, comparison }
	if (what === 'nothing') return { what, why, parts: [], changes }
	if (what === 'whole') return { what, why, parts: readingParts(edition), changes }
	return { what, why, parts: [{ id: 'changes', title: 'What changed', kind: 'changes', sections: [], minutes }], changes }
}
