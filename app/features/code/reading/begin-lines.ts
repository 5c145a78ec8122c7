import { isEnded, isQuestion, startsSmall } from './line-shape.ts'
import { firstWord, isOneLine, isShortTitle, lengthWithNext, shortLine, unbroken, type Meeting } from './line-meeting.ts'
import { readMark } from './number-marks.ts'
import type { SourceBlock } from './read-source-blocks.ts'
import type { Layout } from './source-layout.ts'
import type { SourceLine } from './source-lines.ts'

/** A sentence, a short line or a heading of Markdown ended before it. */
export const mayBeginAnew = ({ text }: SourceLine): boolean => isEnded(text) || isShortTitle(text) || /^#{1,6}\s/.test(text)

/** The looks of a line, or those of what stands above it, part them. */
export function beginsAnew(meeting: Meeting): boolean {
	const { before, block, line } = meeting
	if (before.isBold || block.isBold || /^[QA]\d*[.:)]\s/.test(line.text)) return true
	if (isNumberedTitle(meeting)) return !/^[\p{Ll}\p{N}]/u.test(line.text)
	return before.isAlone && !startsSmall(line.text) && beginsUnderTitle(meeting)
}

const isNumberedTitle = ({ before, layout }: Meeting): boolean =>
	before.kind === 'numbered' && before.mark?.path.length === 1 && layout.numbersTitles && isOneLine(before) && isShortTitle(before.text)

/** The first line of a document says that it is a code. */
const isFirstTitle = (before: SourceBlock): boolean =>
	isOneLine(before) && isShortTitle(before.text) && /\b(?:code|standards) of conduct\b/i.test(before.text)

function beginsUnderTitle({ before, line, previous, next, layout }: Meeting): boolean {
	if (layout.isDense && isFirstTitle(before) && isShortTitle(line.text)) return true
	if (isQuestion(before.text)) return true
	if (before.kind !== 'text' || !isShortTitle(before.text)) return false
	if (line.text.length > shortLine && (layout.width === null || lengthWithNext(previous, line) < layout.width)) return true
	const fillsLine = layout.width !== null && previous.text.length > layout.width - 12
	return layout.isDense && (!next || !startsSmall(next.text) || isEnded(line.text)) && !fillsLine
}

/** The line above ends a sentence, and either was not broken by hand or this one is short like a heading. */
export function standsAlone({ before, line, previous, next, layout }: Meeting): boolean {
	if (!isEnded(previous.text) || startsSmall(line.text) || (layout.hangs && line.indent > before.indent)) return false
	if (previous.text.length > unbroken) return true
	if (layout.linesAreParagraphs && (layout.isDense || layout.width === null)) return true
	return standsByItself({ line, next, layout })
}

/** A short line between others, like a heading. */
export function standsByItself({ line, next, layout }: Pick<Meeting, 'line' | 'next' | 'layout'>): boolean {
	if (!isShortTitle(line.text)) return false
	if (next?.afterBlank && startsSmall(next.text) && next.bullet === null && readMark(next.text) === null) return false
	if (!next || next.afterBlank || readMark(next.text) !== null || next.bullet !== null) return true
	return layout.isDense && !startsSmall(next.text) && !fills(line, next, layout)
}

const fills = ({ text }: SourceLine, next: SourceLine, { width }: Layout): boolean =>
	width !== null && text.length + 1 + firstWord(next.text) > width
