import { printedNumber, type Outline } from '#app/features/code/reading/outline.ts'
import { readLines } from '#app/features/code/reading/source-lines.ts'

/** Letters and figures, with the signs that change what a sum means. Everything else is punctuation or a mark of Markdown. */
export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}\p{Sc}%]+/gu) ?? []

/** The words of a council's document in their order, printed numbers among them. Bullets and the numbers of pages are no words. */
export const wordsOf = (source: string): string[] => readLines(source).lines.flatMap(({ text }) => wordsIn(text))

/** The same words as the outline holds them: of a title or a number that somebody wrote anew, those that were printed. */
export function wordsOfOutline({ title, was, sections, faqHeading, questions }: Outline): string[] {
	const parts = [
		was ?? title,
		...sections.flatMap((section) => [
			section.was ?? section.heading,
			...section.clauses.flatMap((clause) => [clause.was ?? clause.heading ?? '', printedNumber(clause) ?? '', clause.text]),
		]),
		faqHeading ?? '',
		...questions.flatMap((question) => [question.was ?? question.title, question.text]),
	]
	return parts.flatMap(wordsIn)
}
