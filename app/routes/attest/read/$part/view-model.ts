import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { toChangesView } from '#app/features/code/comparison/changes-view-model.ts'
import { toEditionView } from '#app/features/code/edition/edition-view-model.ts'
import type { ReadingPart } from '#app/features/attestation/progress/reading-parts.ts'
import type { Reading } from '#app/features/attestation/progress/what-to-read.server.ts'

/** The words of one part. */
export function toPartView(part: ReadingPart, { changes }: Reading, edition: RenderedEdition) {
	if (part.kind === 'changes' && changes) {
		return { kind: 'changes' as const, changes: toChangesView(changes.comparison, changes.before, edition.text) }
	}
	const sections = edition.sections.filter(({ slug }) => part.sections.includes(slug))
	return { kind: 'whole' as const, ...toEditionView({ sections, faq: part.kind === 'questions' ? edition.faq : [] }) }
}
