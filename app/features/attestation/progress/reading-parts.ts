import { wordsPerMinute, type RenderedEdition } from '#app/features/code/edition/edition.ts'

/** What is read in one go: some sections of the Code, the questions that people ask, or what changed. */
export type ReadingPart = {
	id: string
	title: string
	kind: 'sections' | 'questions' | 'changes'
	sections: readonly string[]
	minutes: number
}

/** Longer parts tire; shorter ones are all clicks. */
const wordsAtOnce = 400

const headings = new Intl.ListFormat('en-GB')

/**
 * The whole Code in parts: sections that follow one another, as many as come nearest to 400 words, never one cut in two; then the questions that people ask. A
 * part is named by its first section.
 */
export function readingParts({ sections, faq }: Pick<RenderedEdition, 'sections' | 'faq'>): ReadingPart[] {
	const groups: { sections: RenderedEdition['sections']; words: number }[] = []
	for (const section of sections) {
		const words = countWords(section.clauses)
		const open = groups.at(-1)
		if (open && Math.abs(open.words + words - wordsAtOnce) <= Math.abs(open.words - wordsAtOnce)) {
			open.sections.push(section)
			open.words += words
		} else groups.push({ sections: [section], words })
	}
	const parts = groups.map(({ sections: within, words }) => ({
		id: within[0]?.slug ?? '',
		title: headings.format(within.map(({ heading }) => heading)),
		kind: 'sections' as const,
		sections: within.map(({ slug }) => slug),
		minutes: minutesOf(words),
	}))
	if (faq.length === 0) return parts
	const questions = {
		id: 'questions-people-ask',
		title: 'Questions people ask',
		kind: 'questions' as const,
		sections: [],
		minutes: minutesOf(countWords(faq)),
	}
	return [...parts, questions]
}

const countWords = (entries: readonly { words: number }[]): number => entries.reduce((sum, { words }) => sum + words, 0)

const minutesOf = (words: number): number => Math.max(1, Math.round(words / wordsPerMinute))
