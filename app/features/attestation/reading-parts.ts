import { wordsPerMinute, type RenderedEdition } from '#app/features/code/edition.ts'

/** A part of the Code to read in one go: some sections, or the questions. */
export type ReadingPart = { id: string; title: string; sections: readonly string[]; questions: boolean; minutes: number }

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
		sections: within.map(({ slug }) => slug),
		questions: false,
		minutes: minutesOf(words),
	}))
	if (faq.length === 0) return parts
	const questions = {
		id: 'questions-people-ask',
		title: 'Questions people ask',
		sections: [],
		questions: true,
		minutes: minutesOf(countWords(faq)),
	}
	return [...parts, questions]
}

const countWords = (entries: readonly { words: number }[]): number => entries.reduce((sum, { words }) => sum + words, 0)

const minutesOf = (words: number): number => Math.max(1, Math.round(words / wordsPerMinute))
