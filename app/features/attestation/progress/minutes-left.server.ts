import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import type { Database } from '#db/open.server.ts'
import type { AttestationState } from './attestation.machine.ts'
import { underEdition, type AttestationProgressRow } from './attestation-progress-row.ts'
import { whatToRead } from './what-to-read.server.ts'

/** Minutes for the steps from here on, without the reading: the check of oneself, the statements, the interests, the last look. */
const stepMinutes: Record<AttestationState, number> = {
	notStarted: 5,
	reading: 5,
	checking: 5,
	statements: 3,
	interests: 2,
	confirming: 1,
	attested: 0,
	declined: 5,
}

type Standing = { row: AttestationProgressRow; begunWith: string | null; last: string | null }

/** What is left of an attestation, as far as one can say; `begunWith` and `last` are fingerprints of editions, as in `Journey`. */
export function attestationLeft(db: Database, { row, begunWith, last }: Standing, edition: RenderedEdition) {
	const { state, since, read } = underEdition(row, begunWith, edition.fingerprint, last)
	const { parts } = whatToRead(db, since, edition)
	const isReading = state === 'notStarted' || state === 'reading' || state === 'declined'
	const unread = isReading ? parts.filter(({ id }) => !read.includes(id)) : []
	return {
		state,
		parts: parts.length,
		partsRead: parts.length - unread.length,
		minutes: unread.reduce((sum, { minutes }) => sum + minutes, stepMinutes[state]),
	}
}
