import { compareEditions, minutesToRead, nothingToRead, type Comparison } from '#app/features/code/compare-editions.ts'
import type { EditionText } from '#app/features/code/edition-text.ts'
import type { RenderedEdition } from '#app/features/code/edition.ts'
import { findEdition } from '#app/features/code/find-edition.server.ts'
import type { Database } from '#db/open.server.ts'
import { readingParts, type ReadingPart } from './reading-parts.ts'

export type Reading = {
	parts: ReadingPart[]
	/** What changed since the edition that they agreed to; null where they read the whole Code, or it is the same edition. */
	changes: { before: EditionText; comparison: Comparison } | null
}

/** What was worked out for two editions is true for ever: their fingerprints name their words. */
const known = new Map<string, Reading>()

/** What somebody has to read of the edition in force: all of it in parts, or what changed since `since`, which may be nothing. */
export function whatToRead(db: Database, since: string | null, edition: RenderedEdition): Reading {
	const key = `${since} ${edition.fingerprint}`
	const reading = known.get(key) ?? workOut(db, since, edition)
	known.set(key, reading)
	return reading
}

function workOut(db: Database, since: string | null, edition: RenderedEdition): Reading {
	if (since === edition.fingerprint) return { parts: [], changes: null }
	const before = since && findEdition(db, { sha256: since })
	if (!before) return { parts: readingParts(edition), changes: null }
	const comparison = compareEditions(before, edition.text)
	const part = { id: 'changes', title: 'What changed', sections: [], questions: false, minutes: minutesToRead(comparison) }
	return { parts: nothingToRead(comparison) ? [] : [part], changes: { before, comparison } }
}
