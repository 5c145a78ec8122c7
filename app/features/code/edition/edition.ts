import { renderPlainMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import type { Day } from '#app/platform/calendar.ts'
import { fingerprintOf, type EditionText } from './edition-text.ts'

/** A clause as a page shows it. */
export type Clause = {
	id: string
	/** As printed; null for a block without a number. */
	number: string | null
	/** The sub-heading that stands over it. */
	heading: string | null
	/** The text that binds: the adopted one; the plain English where that is all there is. */
	html: string
	/** The plain English beside an adopted text. */
	plainHtml: string | null
	/** Both without marks, to search. */
	text: string
	words: number
}

export type Section = { slug: string; heading: string; clauses: Clause[] }
export type Question = { id: string; title: string; html: string; plainHtml: string | null; text: string; words: number }

/** An edition of the Code as pages show it, made from its frozen words alone. */
export type RenderedEdition = Pick<EditionText, 'id' | 'label' | 'title' | 'about' | 'textKind' | 'statements' | 'changeNotes'> & {
	/** The frozen words. */
	text: EditionText
	/** SHA-256 of them. */
	fingerprint: string
	sections: Section[]
	faq: Question[]
	/** To read all of it, at 200 words a minute. */
	minutes: number
}

/** An edition that was put in force. */
export type Edition = RenderedEdition & { effectiveFrom: Day; material: boolean }

export const wordsPerMinute = 200

export function renderEdition(text: EditionText): RenderedEdition {
	const { id, label, title, about, textKind, statements, changeNotes } = text
	const sections = text.sections.map(({ slug, heading, clauses }) => ({
		slug,
		heading,
		clauses: clauses.map(({ id: clause, number, heading: over, adopted, plain }) => ({
			id: clause,
			number,
			heading: over,
			...renderBoth(adopted, plain),
		})),
	}))
	const faq = text.faq.map(({ id: question, title: asked, adopted, plain }) => ({
		id: question,
		title: asked,
		...renderBoth(adopted, plain),
	}))
	const words = [...sections.flatMap(({ clauses }) => clauses), ...faq].reduce((sum, entry) => sum + entry.words, 0)
	const minutes = Math.max(1, Math.ceil(words / wordsPerMinute))
	return { id, label, title, about, textKind, statements, changeNotes, text, fingerprint: fingerprintOf(text), sections, faq, minutes }
}

function renderBoth(adopted: string | null, plain: string | null): Pick<Clause, 'html' | 'plainHtml' | 'text' | 'words'> {
	const binding = renderPlainMarkdown(adopted ?? plain ?? '')
	const beside = adopted !== null && plain !== null ? renderPlainMarkdown(plain) : null
	return {
		html: binding.html,
		plainHtml: beside?.html ?? null,
		text: beside ? `${binding.text} ${beside.text}` : binding.text,
		words: binding.text.split(/\s+/).filter(Boolean).length,
	}
}
