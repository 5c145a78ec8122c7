import { entriesOf, isSameCode, type Draft, type Entry } from './draft.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { slugOf } from './name-clauses.ts'

/** Anchors that the page of an edition has of its own. */
const reserved = ['contents', 'found', 'main-content', 'questions', 'search']

/** The words that a draft says now: what is frozen when it is approved. */
export function draftText(draft: Draft): EditionText {
	const { editionId: id, label, title, outline, ids, statements, changeNotes } = draft
	const plainOf = findPlain(draft)
	const idOf = (key: string) => ids[key]?.id ?? key
	const slugs = new Set([...reserved, ...entriesOf(outline).map(({ key }) => idOf(key))])
	return {
		format: 2,
		id,
		label,
		title,
		about:
			'This is the wording that the council adopted. Where plain English stands beside it, it is there to help: the adopted wording is what binds.',
		textKind: 'adopted',
		statements: statements.map(({ id: statement, text }) => ({ id: statement, text })),
		sections: outline.sections.map(({ heading, clauses }) => ({
			slug: newSlug(heading, slugs),
			heading,
			clauses: clauses.map(({ key, number, heading: over, text }) => ({
				id: idOf(key),
				number,
				heading: over,
				adopted: text,
				plain: plainOf(key, text),
			})),
		})),
		faq: outline.questions.map(({ key, title: asked, text }) => ({
			id: idOf(key),
			title: asked,
			adopted: text,
			plain: plainOf(key, text),
		})),
		changeNotes,
	}
}

/** An anchor for a section, different from every other anchor of the page. */
function newSlug(heading: string, taken: Set<string>): string {
	const wish = slugOf(heading) || 'section'
	let slug = wish
	for (let count = 2; taken.has(slug); count += 1) slug = `${wish}-${count}`
	taken.add(slug)
	return slug
}

/**
 * The plain English of an entry: what was written for it here, whatever it is matched with; else that of the clause it is matched with, if it is the same Code, or if
 * the adopted words are the same.
 */
function findPlain(draft: Pick<Draft, 'editionId' | 'base' | 'ids' | 'plain'>): (key: string, adopted: string) => string | null {
	const { base, ids, plain } = draft
	const same = isSameCode(draft)
	const before = new Map([...base.sections.flatMap(({ clauses }) => clauses), ...base.faq].map((entry) => [entry.id, entry]))
	return (key, adopted) => {
		const written = plain[key]
		if (written !== undefined) return written || null
		const known = before.get(ids[key]?.id ?? key)
		return known && (same || (known.adopted !== null && words(known.adopted) === words(adopted))) ? known.plain : null
	}
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim()

/** An entry with both texts, in reading order. */
export type BothTexts = Entry & { plain: string | null }

export function listBothTexts(draft: Draft): BothTexts[] {
	const plainOf = findPlain(draft)
	return entriesOf(draft.outline).map((entry) => ({ ...entry, plain: plainOf(entry.key, entry.text) }))
}
