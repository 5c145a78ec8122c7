import type { Outline } from './outline.ts'

export type OutlineCounts = { paragraphs: number; unnumbered: number; headings: number; questions: number }

/** What was found, in figures that somebody can check against the printed document. */
export function countOutline({ sections, questions }: Outline): OutlineCounts {
	const clauses = sections.flatMap((section) => section.clauses)
	const paragraphs = clauses.filter(({ number }) => number !== null).length
	return {
		paragraphs,
		unnumbered: clauses.length - paragraphs,
		headings: sections.filter(({ heading }) => heading !== '').length,
		questions: questions.length,
	}
}
