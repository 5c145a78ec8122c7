import { buildSections } from './build-outline.ts'
import { findHeadings, type Placed } from './find-headings.ts'
import { brief } from './page-furniture.ts'
import { findParagraphs } from './find-paragraphs.ts'
import { buildQuestions, findFaq } from './find-questions.ts'
import { isPartHeading } from './line-shape.ts'
import type { Outline, Unsure } from './outline.ts'
import { readSourceBlocks } from './read-source-blocks.ts'
import { readLines } from './source-lines.ts'
import { wordsOf, wordsOfOutline } from '#app/features/code/comparison/words.ts'

/**
 * A council's document as it is understood: text or Markdown in, sections, numbered paragraphs, blocks without a number and questions out. Every word is kept,
 * in its order; what somebody should look at is in `unsure`. Throws where a word was lost, which no document should ever see.
 */
export function parseCode(source: string): Outline {
	const { lines, left, unsure: beside } = readLines(source)
	const { blocks, unsure: joined } = readSourceBlocks(lines)
	const { placed, unsure: headings } = findHeadings(blocks)
	const { title, rest, unsure: titles } = takeTitle(placed)
	const { paragraphs, unsure: numbers } = findParagraphs(rest)
	const faq = findFaq(rest, paragraphs)
	const { sections, unsure: gaps } = buildSections(faq < 0 ? rest : rest.slice(0, faq), paragraphs)
	const faqHeading = rest[faq]
	const questions = faqHeading ? buildQuestions(faqHeading, rest.slice(faq + 1)) : { faqHeading: null, questions: [], unsure: [] }
	const unsure = [...beside, ...joined, ...headings, ...titles, ...numbers, ...gaps, ...questions.unsure]
	const outline: Outline = {
		title,
		sections,
		faqHeading: questions.faqHeading,
		questions: questions.questions,
		unsure: unsure.sort((one, other) => one.line - other.line),
		left,
	}
	requireEveryWord(source, outline)
	return outline
}

/** The headings at the very start, but for the one with text under it; that one too where it says what the document is. */
function takeTitle(placed: Placed[]): { title: string; rest: Placed[]; unsure: Unsure[] } {
	const end = placed.findIndex(({ isHeading, as }) => !isHeading || isPartHeading(as))
	const before = placed.slice(0, end < 0 ? placed.length : end)
	// A heading with a number is none of the title.
	const numbered = before.findIndex(({ block }, index) => index > 0 && block.kind === 'numbered')
	const opening = numbered < 0 ? before : before.slice(0, numbered + 1)
	const [first, second] = opening
	const isPart = end >= 0 && placed[end]?.isHeading === true
	const level = Math.min(...placed.slice(1).flatMap((piece) => (piece.isHeading ? [piece.level] : [])))
	const isAbove = first !== undefined && first.level < level
	const saysWhat = first !== undefined && /\b(?:code|conduct)\b/i.test(first.as) && first.block.kind !== 'numbered'
	const count = isAbove && saysWhat ? 1 : isPart ? opening.length : second ? opening.length - 1 : saysWhat ? 1 : 0
	const parts = opening.slice(0, count)
	const line = first?.block.lines[0] ?? 1
	const title = parts.map(({ as }) => as).join(' – ')
	return { title, rest: placed.slice(count), unsure: doubtOfTitle(title, parts.length).map((why) => ({ line, why })) }
}

function doubtOfTitle(title: string, parts: number): string[] {
	if (parts === 0) return ['No title was found at the start.']
	if (parts > 1) return ['The title was put together from several lines at the start.']
	const saysWhat = /\b(?:codes?|conduct|standards?|behaviours?|handbook|rules|polic(?:y|ies)|ethics?|constitution|protocol|guide)\b/i.test(
		title,
	)
	return saysWhat ? [] : [`“${brief(title)}” was taken for the title, but does not say that this is a code.`]
}

/** Words that a line or a number had parted may be whole again; nothing else may change. */
function requireEveryWord(source: string, outline: Outline): void {
	const [before, after] = [wordsOf(source).join(''), wordsOfOutline(outline).join('')]
	if (before !== after) throw new Error('The document was not understood: its words changed.')
}
