import { hasVerb, isEnded, isHeadingLength, isLeftOpen, isTitleLike, startsSmall } from './line-shape.ts'
import { isShortTitle, lengthWithNext, shortLine, type Meeting } from './line-meeting.ts'
import type { Layout } from './source-layout.ts'
import type { SourceLine } from './source-lines.ts'

const pageBreak = 'This was joined to the line before the blank line, because a sentence seems to go on here.'

/** Whether a line goes on with the block before the blank line above it: a page was broken in mid-sentence. */
export function resumes(meeting: Meeting): boolean | string {
	const { before, block, line, previous } = meeting
	if (block.kind !== 'text' || before.kind === 'table') return false
	if (before.text === '') return true
	if (block.isBold || before.isBold) return false
	const isFurtherIn = meeting.layout.hangs && before.kind !== 'item' && line.indent > before.indent
	if (line.afterFurniture && isFurtherIn) return true
	if (isEnded(previous.text)) return false
	if (isFurtherIn) return pageBreak
	return startsSmall(block.text) ? resumesSmall(meeting) : resumesLarge(meeting)
}

const isTitle = ({ before }: Meeting): boolean => before.kind === 'text' && before.isAlone && isShortTitle(before.text)

function resumesSmall(meeting: Meeting): boolean | string {
	const { before, previous } = meeting
	if (isTitle(meeting)) return hasVerb(before.text) ? pageBreak : false
	return isLeftOpen(previous.text) || before.kind !== 'item' || /\b(?:and|or)$/.test(previous.text) ? true : pageBreak
}

function resumesLarge(meeting: Meeting): boolean | string {
	const { block, line, previous } = meeting
	if (isLeftOpen(previous.text)) return pageBreak
	// A head of a page stood in the sentence.
	const isParted = line.afterFurniture && !isTitle(meeting) && previous.text.length > 40
	return isParted && !isHeadingLike(block.text) ? pageBreak : false
}

const isHeadingLike = (text: string): boolean => isTitleLike(text) && isHeadingLength(text) && text.length < shortLine

/** The page ends behind a sentence that fills its line, so that nobody can see whether the paragraph ends there. */
export const endsPage = (line: SourceLine, previous: SourceLine, { width }: Layout): boolean =>
	line.afterFurniture && width !== null && isEnded(previous.text) && lengthWithNext(previous, line) > width - 12
