import type { RenderedEdition } from '#app/features/code/edition.ts'
import { showChanges } from '#app/features/code/show-changes.ts'
import { showEdition } from '#app/features/code/show-edition.ts'
import type { ReadingPart } from './reading-parts.ts'
import type { Reading } from './what-to-read.server.ts'

/** The words of one part. */
export function showPart(part: ReadingPart, { changes }: Reading, edition: RenderedEdition) {
	if (part.kind === 'changes' && changes) {
		return { kind: 'changes' as const, changes: showChanges(changes.comparison, changes.before, edition.text) }
	}
	const sections = edition.sections.filter(({ slug }) => part.sections.includes(slug))
	return { kind: 'whole' as const, ...showEdition({ sections, faq: part.kind === 'questions' ? edition.faq : [] }) }
}
