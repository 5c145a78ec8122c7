import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { straighten, visibleBlocks, type Block } from '#app/features/code/edition/visible-blocks.ts'

/** A clause or a question of the Code with where it stands. */
export type Passage = {
	id: string
	number: string | null
	/** The slug of its section; none for a question. */
	section: string
	sectionHeading: string
	/** The sub-heading over a clause, the title of a question. */
	heading: string | null
	adopted: string | null
	plain: string | null
}

export const clausesOf = ({ sections }: EditionText): Passage[] =>
	sections.flatMap(({ slug, heading, clauses }) => clauses.map((clause) => ({ ...clause, section: slug, sectionHeading: heading })))

export const questionsOf = ({ faq }: EditionText): Passage[] =>
	faq.map(({ title, ...question }) => ({ ...question, number: null, section: '', sectionHeading: '', heading: title }))

/** The text that binds: the council's own where there is one. */
export const bindingText = ({ adopted, plain }: Pick<Passage, 'adopted' | 'plain'>): string => adopted ?? plain ?? ''

/** The wording that binds on both sides; null if the council's own binds on one and plain English on the other. */
export type Wording = 'adopted' | 'plain' | null

export function commonWording(passages: readonly Passage[]): Wording {
	const own = passages.filter(({ adopted }) => adopted !== null).length
	if (own === passages.length) return 'adopted'
	return own === 0 ? 'plain' : null
}

/** What a reader sees of passages in one wording. A heading belongs to the wording it was printed with, so it is left out where the two sides were printed differently. */
export const blocksOf = (passages: readonly Passage[], wording: Wording, withHeadings: boolean): Block[] =>
	passages.flatMap((passage): Block[] => [
		...(withHeadings && passage.heading !== null ? [{ kind: 'heading' as const, text: passage.heading }] : []),
		...visibleBlocks((wording && passage[wording]) ?? bindingText(passage)),
	])

/** Equal for two texts exactly when a reader sees the same words in both. */
export const wordsAsSeen = (blocks: readonly Block[]): string => straighten(blocks.map(({ text }) => text).join(' '))
