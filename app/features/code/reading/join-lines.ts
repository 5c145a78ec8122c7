import { isEnded, isHeadingLength, isLeftOpen, isQuestion, isTitleLike, startsSmall } from './line-shape.ts'
import { readMark, type Mark } from './number-marks.ts'
import { isNext } from './number-order.ts'
import type { SourceBlock } from './read-source-blocks.ts'
import type { Layout } from './source-layout.ts'
import type { SourceLine } from './source-lines.ts'

/** Lines longer than this were not broken by hand: each is a paragraph. */
const unbroken = 120
const shortLine = 60

type Meeting = {
	before: SourceBlock
	block: SourceBlock
	line: SourceLine
	previous: SourceLine
	next: SourceLine | undefined
	lastPath: number[]
	layout: Layout
}

/** Whether a line belongs to the block before it; in words if that is not sure. */
export function goesOnWith(meeting: Meeting): boolean | string {
	const { before, block, line } = meeting
	if (block.kind === 'heading' || before.kind === 'heading') return false
	return line.afterBlank ? resumes(meeting) : continues(meeting)
}

/** A sentence or a short line ended before it. */
export const mayBeginAnew = ({ text }: SourceLine): boolean => isEnded(text) || isShortTitle(text)

const isShortTitle = (text: string): boolean => text.length < shortLine && isTitleLike(text)

/** Whether a line goes on with the one right above it. */
function continues(meeting: Meeting): boolean | string {
	const { before, block, line, previous, layout } = meeting
	if (block.kind === 'table' || before.kind === 'table') return block.kind === before.kind
	if (block.kind === 'numbered' && block.mark) return isNumberInSentence(meeting, block.mark)
	if (block.kind !== 'text') return false
	if (before.text === '') return true
	if (beginsAnew(meeting) || standsAlone(meeting)) return false
	if (startsSmall(line.text)) return true
	if (isEnded(previous.text)) return continuesSentences(meeting)
	const isLarge = /^["'“‘(*]*\p{Lu}/u.test(line.text)
	if (isLarge && before.isAlone && isShortTitle(before.text) && isShortTitle(line.text) && !isLeftOpen(previous.text))
		return 'This was joined to the heading above it, but may be another.'
	// The next word would have stood on the line above, had nobody ended it there.
	const fits = isLarge && layout.width !== null && previous.text.length + 1 + firstWord(line.text) < layout.width - 8
	return fits && !isLeftOpen(previous.text) ? 'This was joined to the line above, but may be a line of its own.' : true
}

const firstWord = (text: string): number => /^\S*/.exec(text)?.[0].length ?? 0

/** Two sentences on two lines: of one paragraph, or of two. */
function continuesSentences({ before, previous, line, layout }: Meeting): boolean | string {
	if (!layout.isDense) return isShortTitle(line.text) ? `“${line.text}” may be a heading. It was joined to the text above.` : true
	const isShort = layout.width !== null && previous.text.length + 1 + firstWord(line.text) < layout.width - 4
	if (before.kind === 'item') return 'This was joined to the point above, but may be a paragraph of its own.'
	return isShort
		? 'This was joined to the line above, but may be a paragraph of its own.'
		: 'The line above ends a sentence: a paragraph may begin here.'
}

/** What looks like the number of a paragraph stands in the middle of a sentence, and does not count on. */
function isNumberInSentence({ block, before, previous, lastPath, layout }: Meeting, { path, printed }: Mark): boolean | string {
	if (block.bullet !== null || before.text === '' || isEnded(previous.text) || path.join() === '1') return false
	if (isNext(lastPath, path)) return false
	if (before.isAlone && isShortTitle(before.text) && (layout.isDense || block.mark?.rest === '')) return false
	return isTitleLike(previous.text) && !isLeftOpen(previous.text)
		? `“${printed}” may be the number of a paragraph. It was kept in the text.`
		: true
}

/** The looks of a line, or those of what stands above it, part them. */
function beginsAnew({ before, block, line, previous, next, layout }: Meeting): boolean {
	if (before.isBold || block.isBold || /^[QA]\d*[.:)]\s/.test(line.text)) return true
	if (!before.isAlone || startsSmall(line.text)) return false
	if (isQuestion(before.text)) return true
	if (before.kind !== 'text' || !isShortTitle(before.text)) return false
	if (line.text.length > shortLine && (layout.width === null || previous.text.length + 1 + firstWord(line.text) < layout.width)) return true
	return (
		layout.isDense &&
		(!next || !startsSmall(next.text) || isEnded(line.text)) &&
		!(layout.width !== null && previous.text.length > layout.width - 12)
	)
}

/** The line above ends a sentence, and either was not broken by hand or this one is short like a heading. */
function standsAlone({ line, previous, next, layout }: Meeting): boolean {
	if (!isEnded(previous.text) || startsSmall(line.text)) return false
	if (previous.text.length > unbroken) return true
	if (layout.isDense && layout.linesAreParagraphs) return true
	return standsByItself({ line, next, layout })
}

/** A short line between others, like a heading. */
export function standsByItself({ line, next, layout }: { line: SourceLine; next: SourceLine | undefined; layout: Layout }): boolean {
	if (!isShortTitle(line.text)) return false
	if (next?.afterBlank && startsSmall(next.text) && next.bullet === null && readMark(next.text) === null) return false
	if (!next || next.afterBlank || readMark(next.text) !== null || next.bullet !== null) return true
	return layout.isDense && !startsSmall(next.text) && !(layout.width !== null && line.text.length + 1 + firstWord(next.text) > layout.width)
}

const pageBreak = 'This was joined to the line before the blank line, because a sentence seems to go on here.'

/** Whether a line goes on with the block before the blank line above it: a page was broken in mid-sentence. */
function resumes({ before, block, line, previous }: Meeting): boolean | string {
	if (block.kind !== 'text' || before.kind === 'table') return false
	if (before.text === '') return true
	if (isEnded(previous.text) || block.isBold || before.isBold) return false
	const isOpen = isLeftOpen(previous.text)
	const isTitle = before.kind === 'text' && before.isAlone && isShortTitle(before.text)
	if (!startsSmall(block.text)) {
		if (isOpen) return pageBreak
		// A head of a page stood in the sentence.
		return line.afterFurniture && !isTitle && previous.text.length > 40 && !isHeadingLike(block.text) ? pageBreak : false
	}
	if (isTitle) return false
	return isOpen || before.kind !== 'item' || /\b(?:and|or)$/.test(previous.text) ? true : pageBreak
}

const isHeadingLike = (text: string): boolean => isTitleLike(text) && isHeadingLength(text) && text.length < shortLine
