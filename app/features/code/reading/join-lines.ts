import { beginsAnew, standsAlone } from './begin-lines.ts'
import { firstWord, isOneLine, isShortTitle, lengthWithNext, type Meeting } from './line-meeting.ts'
import { hasVerb, isEnded, isLeftOpen, isTitleLike, startsSmall } from './line-shape.ts'
import type { Mark } from './number-marks.ts'
import { isNext } from './number-order.ts'
import { resumes } from './resume-lines.ts'
import type { Layout } from './source-layout.ts'
import type { SourceLine } from './source-lines.ts'

/** Whether a line belongs to the block before it; in words if that is not sure. */
export function goesOnWith(meeting: Meeting): boolean | string {
	const { before, block, line } = meeting
	if (block.kind === 'heading' || before.kind === 'heading') return false
	return line.afterBlank ? resumes(meeting) : continues(meeting)
}

/** Whether a line goes on with the one right above it. */
function continues(meeting: Meeting): boolean | string {
	const { before, block, line, previous } = meeting
	if (block.kind === 'table' || before.kind === 'table') return block.kind === before.kind
	if (block.kind === 'numbered' && block.mark) return isNumberInSentence(meeting, block.mark)
	if (block.kind !== 'text') return false
	if (before.text === '') return true
	if (beginsAnew(meeting) || standsAlone(meeting)) return false
	if (startsSmall(line.text)) return true
	if (isEnded(previous.text)) return continuesSentences(meeting)
	return /^["'“‘(*]*\p{Lu}/u.test(line.text) && !isLeftOpen(previous.text) ? continuesLarge(meeting) : true
}

const ofItsOwn = 'This was joined to the line above, but may be a line of its own.'

/** A line that begins large behind one without an end. */
function continuesLarge({ before, line, previous, layout }: Meeting): boolean | string {
	if (before.isAlone && isShortTitle(before.text) && isShortTitle(line.text))
		return 'This was joined to the heading above it, but may be another.'
	const isFurtherOut = line.indent < before.indent || (line.indent === before.indent && previous.indent > before.indent)
	if (layout.hangs && isFurtherOut) return ofItsOwn
	// The next word would have stood on the line above, had nobody ended it there.
	if (layout.width !== null) return lengthWithNext(previous, line) < layout.width - 8 ? ofItsOwn : true
	const isNumberedTitle = before.kind === 'numbered' && isOneLine(before) && isShortTitle(before.text)
	return isNumberedTitle || previous.text.length > 40 ? ofItsOwn : true
}

/** Two sentences on two lines: of one paragraph, or of two. */
function continuesSentences({ before, previous, line, layout, next }: Meeting): boolean | string {
	if (layout.hangs) return line.indent > before.indent
	if (!layout.isDense) {
		const isTitle = isShortTitle(line.text) && !hasVerb(line.text) && !fillsLine(line, next, layout)
		return isTitle ? `“${line.text}” may be a heading. It was joined to the text above.` : true
	}
	if (before.kind === 'item') return 'This was joined to the point above, but may be a paragraph of its own.'
	return layout.width !== null && lengthWithNext(previous, line) < layout.width - 4
		? 'This was joined to the line above, but may be a paragraph of its own.'
		: 'The line above ends a sentence: a paragraph may begin here.'
}

/** The next word would not have stood on this line. */
const fillsLine = ({ text, indent }: SourceLine, next: SourceLine | undefined, { width }: Layout): boolean =>
	width !== null && next !== undefined && !next.afterBlank && text.length + indent + 1 + firstWord(next.text) > width

/** What looks like the number of a paragraph stands in the middle of a sentence, and does not count on. */
function isNumberInSentence({ block, before, previous, lastPath, layout }: Meeting, { path, printed }: Mark): boolean | string {
	if (block.bullet !== null || before.text === '' || isEnded(previous.text) || path.join() === '1') return false
	if (isNext(lastPath, path) || before.isBold || isUnder(path, before.mark?.path ?? path)) return false
	if (before.isAlone && isShortTitle(before.text) && (layout.isDense || block.mark?.rest === '')) return false
	return isTitleLike(previous.text) && !isLeftOpen(previous.text)
		? `“${printed}” may be the number of a paragraph. It was kept in the text.`
		: true
}

const isUnder = (path: readonly number[], over: readonly number[]): boolean =>
	path.length > over.length && over.every((part, index) => part === path[index])
