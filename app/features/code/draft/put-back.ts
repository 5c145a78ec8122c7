import { wordsIn } from '#app/features/code/comparison/words-in.ts'
import { asMarkdown } from '#app/features/code/reading/build-outline.ts'
import type { LeftOut, Outline, OutlineQuestion, OutlineSection } from '#app/features/code/reading/outline.ts'
import { blockOf, gone, joinTexts, newKey, type Refusal, resolveDoubt } from './edit-parts.ts'

/** A line that was left out, as a part of its own behind the one that it stood in or after; from there it can be joined, split and moved like any other. */
export function putBack(outline: Outline, index: number): Refusal {
	const entry = outline.left[index]
	if (!entry) return gone
	const { line, kind, text, isPart } = entry
	if (isPart) return { refusal: 'It stood in the middle of a line. Correct the document itself and load it again.' }
	outline.left.splice(index, 1)
	// One doubt may be about many lines of a kind.
	if (!outline.left.some((other) => other.kind === kind)) resolveDoubt(outline, line)
	if (wordsIn(text).length > 0) place(outline, entry)
	return undefined
}

function place(outline: Outline, { line, text }: LeftOut): void {
	const section = before(outline.sections, line)
	const question = before(outline.questions, line)
	const words = asMarkdown(text)
	if (question && question.lines[0] > (section?.lines[0] ?? 0)) return answer(question, words)
	const block = blockOf(outline, words, [line, line])
	const host = section ?? outline.sections[0]
	if (!host) {
		outline.sections.push({ key: newKey(outline, 's'), heading: '', lines: [line, line], clauses: [block] })
		return
	}
	const clause = before(host.clauses, line)
	host.clauses.splice(clause ? host.clauses.indexOf(clause) + 1 : 0, 0, block)
	if (clause && clause.lines[1] > line)
		outline.unsure.push({
			line,
			why: 'This was put back behind the part in whose middle it stood. Split that part and move this to its place.',
		})
}

function answer(question: OutlineQuestion, words: string): void {
	question.text = joinTexts(question.text, words)
}

/** The last of these that begins before a line. */
const before = <Part extends { lines: OutlineSection['lines'] }>(parts: readonly Part[], line: number): Part | undefined =>
	parts
		.filter(({ lines }) => lines[0] < line)
		.reduce<Part | undefined>((last, part) => (last && last.lines[0] > part.lines[0] ? last : part), undefined)
