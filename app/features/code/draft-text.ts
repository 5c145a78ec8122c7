import { entriesOf, isSameCode, type Draft, type Entry } from './draft.ts'
import type { EditionText } from './edition-text.ts'
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
				plain: plainOf(idOf(key), text),
			})),
		})),
		faq: outline.questions.map(({ key, title: asked, text }) => ({
			id: idOf(key),
			title: asked,
			adopted: text,
			plain: plainOf(idOf(key), text),
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

/** The plain English of a clause: what was written here; else that of the base, if it is the same Code, or if the adopted words of the clause are the same. */
function findPlain(draft: Pick<Draft, 'editionId' | 'base' | 'plain'>): (id: string, adopted: string) => string | null {
	const { base, plain } = draft
	const same = isSameCode(draft)
	const before = new Map([...base.sections.flatMap(({ clauses }) => clauses), ...base.faq].map((entry) => [entry.id, entry]))
	return (id, adopted) => {
		const written = plain[id]
		if (written !== undefined) return written || null
		const known = before.get(id)
		return known && (same || (known.adopted !== null && words(known.adopted) === words(adopted))) ? known.plain : null
	}
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim()

/** An entry with its id and both texts, in reading order. */
export type BothTexts = Entry & { id: string; plain: string | null }

export function listBothTexts(draft: Draft): BothTexts[] {
	const plainOf = findPlain(draft)
	return entriesOf(draft.outline).map((entry) => {
		const id = draft.ids[entry.key]?.id ?? entry.key
		return { ...entry, id, plain: plainOf(id, entry.text) }
	})
}
