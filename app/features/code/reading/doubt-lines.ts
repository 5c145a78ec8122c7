import { mayBeginAnew, standsByItself } from './begin-lines.ts'
import type { Meeting } from './line-meeting.ts'
import { hasVerb, isEnded, isTitleLike, startsSmall } from './line-shape.ts'
import { findMissedNumber } from './missed-numbers.ts'
import type { Unsure } from './outline.ts'
import type { SourceBlock } from './read-source-blocks.ts'
import { endsPage } from './resume-lines.ts'

const mayCount = (printed: string): string => `“${printed}” may be the number of a paragraph. It was kept in the text.`

/** What is not sure about a line that begins a piece, or goes on with one. */
export function doubtsOfLine(meeting: Meeting, goesOn: boolean): string[] {
	const { block, line, previous, layout } = meeting
	const isText = block.kind === 'text'
	const missed = isText && (!goesOn || line.afterBlank || mayBeginAnew(previous)) ? missedIn(meeting) : null
	const doubts = missed === null ? [] : [mayCount(missed)]
	if (goesOn) return doubts
	if (isText && endsPage(line, previous, layout)) doubts.push('A page ends between two sentences here: they may be one paragraph.')
	if (isPartedSentence(meeting)) doubts.push('The line before this has no end: a sentence may go on here. It was kept apart.')
	if (isTightText(meeting)) doubts.push('This may go on with the paragraph before it. It was kept apart.')
	return doubts
}

/** In a statute, numbers in brackets that could not be counted, and those that count on behind them, until the next section begins. */
export function doubtsOfStatute(blocks: readonly SourceBlock[]): Unsure[] {
	let isPointBefore = false
	return blocks.flatMap(({ kind, mark, lines }) => {
		if (mark?.style === '1(1)') isPointBefore = false
		if (mark?.style !== '(1)') return []
		isPointBefore ||= kind === 'item'
		return isPointBefore ? [{ line: lines[0], why: mayCount(mark.printed) }] : []
	})
}

function missedIn({ line, previous }: Meeting): string | null {
	// `the Act`, and on the next line `1972. It says`.
	const isYear = !line.afterBlank && !isEnded(previous.text) && /^(?:19|20)\d\d\b/.test(line.text)
	return isYear ? null : findMissedNumber(line.text)
}

/** A sentence without an end, and what may be its rest. */
function isPartedSentence({ before, block, line, previous }: Meeting): boolean {
	if (block.kind !== 'text' || line.bullet !== null || (before.kind !== 'text' && before.kind !== 'numbered')) return false
	const isOpen = (!before.isAlone || before.kind === 'numbered') && !mayBeginAnew(previous)
	return (isOpen || (startsSmall(line.text) && !isEnded(previous.text))) && !isTitleLike(line.text)
}

/** A paragraph without a number right below one with a number, where lines were broken by hand. */
function isTightText({ before, block, line, next, layout }: Meeting): boolean {
	const { isDense, hangs, width } = layout
	const isTight = before.kind === 'numbered' && block.kind === 'text' && !block.isBold && !line.afterBlank
	return isTight && isDense && !hangs && width !== null && (hasVerb(line.text) || !standsByItself({ line, next, layout }))
}
