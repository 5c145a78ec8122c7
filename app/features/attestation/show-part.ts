import type { RenderedEdition } from '#app/features/code/edition.ts'
import { showChanges } from '#app/features/code/show-changes.ts'
import type { ReadingPart } from './reading-parts.ts'
import type { Reading } from './what-to-read.server.ts'

/** The words of one part. */
export function showPart(part: ReadingPart, { changes }: Reading, edition: RenderedEdition) {
	if (changes) return { kind: 'changes' as const, changes: showChanges(changes.comparison, changes.before, edition.text) }
	const sections = edition.sections
		.filter(({ slug }) => part.sections.includes(slug))
		.map(({ heading, slug, clauses }) => ({
			heading,
			slug,
			clauses: clauses.map(({ id, number, heading: over, html, plainHtml }) => ({ id, number, over, html, plainHtml })),
		}))
	const faq = part.questions ? edition.faq.map(({ id, title, html, plainHtml }) => ({ id, title, html, plainHtml })) : []
	return { kind: 'whole' as const, sections, faq }
}
