import { printedNumber, type Outline } from '#app/features/code/reading/outline.ts'
import { readLines } from '#app/features/code/reading/source-lines.ts'
import { wordsIn } from './words-in.ts'

/** The words of a council's document in their order, printed numbers among them. Bullets, and what is left out, are no words. */
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
