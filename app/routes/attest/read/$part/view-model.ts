import type { Edition, RenderedEdition } from '#app/features/code/edition/edition.ts'
import { toChangesView } from '#app/features/code/comparison/changes-view-model.ts'
import { toEditionView } from '#app/features/code/edition/edition-view-model.ts'
import type { AttestationProgressRow } from '#app/features/attestation/progress/attestation-progress-row.ts'
import { goneWords, knownWords } from '#app/features/attestation/progress/known-words.ts'
import type { ReadingPart } from '#app/features/attestation/progress/reading-parts.ts'
import type { Reading } from '#app/features/attestation/progress/what-to-read.server.ts'

/** One part of what somebody reads before they agree; null if that is not to be read now. */
export function toPartPageView(
	revision: number,
	{ row, reading }: { row: AttestationProgressRow; reading: Reading },
	edition: Edition,
	asked: string | undefined,
) {
	const { parts } = reading
	const at = parts.findIndex(({ id }) => id === asked)
	const part = parts[at]
	if (!part) return null
	const isRead = ({ id }: { id: string }) => row.read.includes(id)
	const before = parts[at - 1]
	return {
		version: { revision, edition: edition.fingerprint },
		edition: { id: edition.id, minutes: edition.minutes },
		title: part.title,
		href: partAddress(part),
		number: at + 1,
		of: parts.length,
		read: parts.filter(isRead).length,
		minutes: part.minutes,
		previous: before ? partAddress(before) : null,
		isReading: row.state === 'reading',
		isLast: parts.every((each) => each === part || isRead(each)),
		text: toPartView(part, reading, edition),
	}
}

const partAddress = ({ id }: ReadingPart) => `/attest/read/${id}`

/** The words of one part; beside them what the reader knows from the edition that they agreed to before, and with the last part what is gone. */
export function toPartView(part: ReadingPart, { parts, changes }: Reading, edition: RenderedEdition) {
	if (part.kind === 'changes' && changes) {
		return { kind: 'changes' as const, changes: toChangesView(changes.comparison, changes.before, edition.text) }
	}
	const sections = edition.sections.filter(({ slug }) => part.sections.includes(slug))
	const view = toEditionView({ sections, faq: part.kind === 'questions' ? edition.faq : [] })
	const ids = new Set([...view.sections.flatMap(({ clauses }) => clauses), ...view.faq].map(({ id }) => id))
	const known = changes ? knownWords(changes, ids) : {}
	return { kind: 'whole' as const, ...view, known, gone: changes && part.id === parts.at(-1)?.id ? goneWords(changes) : [] }
}
