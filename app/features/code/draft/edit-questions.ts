import { readBlocks, writeBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { cutText, gone, newKey, numberedText, type Place, type Refusal } from './edit-parts.ts'
import type { Outline, OutlineClause, OutlineQuestion } from '#app/features/code/reading/outline.ts'

/** Its heading is the question; without one, its first line, which is no Markdown any more. It stands where the source has it. */
export function toQuestions(outline: Outline, { section, at, clause }: Place): Refusal {
	const { heading, lines, was } = clause
	const { head, tail } = cutText(numberedText(clause), heading === null ? 1 : 0)
	const title = heading ?? asWords(readBlocks(head)[0]?.text ?? '')
	const question: OutlineQuestion = { key: newKey(outline, 'q'), title, text: writeBlocks(tail), lines, ...(was !== undefined && { was }) }
	section.clauses.splice(at, 1)
	const next = outline.questions.findIndex((other) => other.lines[0] > lines[0])
	outline.questions.splice(next < 0 ? outline.questions.length : next, 0, question)
	return undefined
}

/** Without the signs that keep a number from being a list and a placeholder from being a tag. */
const asWords = (markdown: string): string => markdown.replaceAll(/\\(?=[.)<])/g, '')

/** To the end of the last section; the question becomes a heading. */
export function fromQuestions(outline: Outline, wanted: string): Refusal {
	const at = outline.questions.findIndex(({ key }) => key === wanted)
	const question = outline.questions[at]
	if (!question) return gone
	const { title, text, lines, was } = question
	const heading = title === '' ? null : title
	const clause: OutlineClause = { key: newKey(outline, 'c'), number: null, heading, text, lines, ...(was !== undefined && { was }) }
	const last = outline.sections.at(-1)
	if (last) last.clauses.push(clause)
	else outline.sections.push({ key: newKey(outline, 's'), heading: '', lines, clauses: [clause] })
	outline.questions.splice(at, 1)
	return undefined
}
