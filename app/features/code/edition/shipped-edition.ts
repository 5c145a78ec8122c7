import type { Edition as ShippedEdition } from '#app/features/content/content.ts'
import type { EditionText } from './edition-text.ts'

/** The words of an edition that ships with the content. */
export function textOfShipped({ id, label, title, about, textKind, statements, sections, faq }: ShippedEdition): EditionText {
	const words = (source: string) => (textKind === 'adopted' ? { adopted: source, plain: null } : { adopted: null, plain: source })
	return {
		format: 2,
		id,
		label,
		title,
		about,
		textKind,
		statements: statements.map(({ id: statement, text }) => ({ id: statement, text })),
		sections: sections.map(({ slug, heading, clauses }) => ({
			slug,
			heading,
			clauses: clauses.map(({ id: clause, number, heading: over, source }) => ({
				id: clause,
				number,
				heading: over ?? null,
				...words(source),
			})),
		})),
		faq: faq.map(({ id: question, title: asked, source }) => ({ id: question, title: asked, ...words(source) })),
		changeNotes: [],
	}
}
