import { isContentsLine, isEnded, isHeadingLength, isLeftOpen, isQuestion, isTitleLike, startsSmall, unbold } from './line-shape.ts'
import { isNext, readLargeMark, readMark, type Mark, type MarkStyle } from './number-marks.ts'
import type { Unsure } from './outline.ts'
import type { SourceLine } from './source-lines.ts'

/**
 * A piece of the source before anybody knows what it is for. `level` counts the `#` of a heading. `text` is without `mark`, which only a numbered piece has.
 * `isAlone`: one line with a blank before it.
 */
export type SourceBlock = {
	kind: 'heading' | 'numbered' | 'item' | 'text' | 'table'
	level: number
	mark: Mark | null
	bullet: string | null
	indent: number
	text: string
	lines: [number, number]
	isAlone: boolean
	isBold: boolean
}

/** Lines longer than this were not broken by hand: each is a paragraph. */
const unbroken = 120
const shortLine = 60
/** A document that has counted so far may go on with four figures, also where some numbers are missing. */
const largeFrom = 900

/** Joins the lines that belong together; also those that a page break has parted. */
export function readSourceBlocks(lines: SourceLine[]): { blocks: SourceBlock[]; unsure: Unsure[] } {
	const style = findStyle(lines)
	const blocks: SourceBlock[] = []
	const unsure: Unsure[] = []
	let lastPath: number[] = []
	for (const [index, line] of lines.entries()) {
		const [previous, next] = [lines[index - 1], lines[index + 1]]
		const block = startBlock(line, style, next, lastPath)
		const before = blocks.at(-1)
		const goesOn = before && previous ? goesOnWith({ before, block, line, previous, next, lastPath }) : false
		const missed = findMissedNumber(block, line, previous)
		if (missed) unsure.push(missed)
		if (before && goesOn) {
			if (goesOn === 'perhaps')
				unsure.push({ line: line.line, why: 'This was joined to the line before the blank line, because a sentence seems to go on here.' })
			joinLine(before, line)
		} else {
			blocks.push(block)
			if (block.kind === 'numbered' && block.mark) lastPath = block.mark.path
		}
	}
	return { blocks, unsure }
}

/** A number of four figures at the start of a line, which is a year more often. */
function findMissedNumber(block: SourceBlock, { line, afterBlank, text }: SourceLine, previous: SourceLine | undefined): Unsure | null {
	const mayBegin = block.kind === 'text' && (afterBlank || isEnded(previous?.text ?? ''))
	const missed = mayBegin ? readLargeMark(text) : null
	if (missed?.style !== '1.' || missed.rest === '') return null
	return { line, why: `“${missed.printed}” may be the number of a paragraph. It was kept in the text.` }
}

function joinLine(before: SourceBlock, { line, text }: SourceLine): void {
	before.text = before.kind === 'table' ? `${before.text}\n${text}` : `${before.text} ${text}`.trim()
	before.lines = [before.lines[0], line]
	before.isAlone &&= before.text === text
	before.isBold = false
}

/** How this document numbers its paragraphs: by the strongest style that it uses. Everything else that counts is a list. */
function findStyle(lines: SourceLine[]): MarkStyle | null {
	const marks = lines.flatMap((line) => {
		const mark = isContentsLine(line.text) ? null : readMark(unbold(line.text) ?? line.text)
		return mark && (line.bullet === null || mark.style === '1.') ? [{ mark, line }] : []
	})
	for (const style of ['1.', '1)', '(1)'] as const) if (marks.some(({ mark }) => mark.style === style)) return style
	const plain = marks.filter(({ mark }) => mark.style === '1').map(({ mark }) => mark.path[0])
	if (plain.length > 2 && plain.every((count, index) => count === index + 1)) return '1'
	const romans = marks.filter(({ mark, line }) => line.indent < 2 && (mark.style === 'i' || mark.orRoman === 1))
	const isCounted =
		romans.some(({ mark }) => (mark.orRoman ?? mark.path[0]) === 1) && romans.some(({ mark }) => mark.style === 'i' && mark.path[0] === 2)
	return isCounted && !marks.some(({ mark }) => mark.style === 'a' && mark.orRoman === undefined) ? 'i' : null
}

function startBlock(
	sourceLine: SourceLine,
	style: MarkStyle | null,
	next: SourceLine | undefined,
	lastPath: readonly number[],
): SourceBlock {
	const { line, indent, afterBlank, bullet, text } = sourceLine
	const plain = unbold(text)
	const block: SourceBlock = {
		kind: 'text',
		level: 0,
		mark: null,
		bullet,
		indent,
		text,
		lines: [line, line],
		isAlone: afterBlank,
		isBold: false,
	}
	const heading = bullet ? null : readHeading(text)
	if (heading) return { ...block, ...heading }
	if (text.startsWith('|')) return { ...block, kind: 'table' }
	if (isContentsLine(text)) return { ...block, kind: 'item', bullet: bullet ?? 'contents' }
	const mark = findMark(plain ?? text, style, next, lastPath)
	const counted = mark && countBy(mark, style)
	if (counted) return { ...block, kind: 'numbered', mark: counted, text: counted.rest, isBold: plain !== null }
	if (bullet !== null || (mark && !isLetteredTitle(mark, sourceLine))) return { ...block, kind: 'item', mark }
	return plain === null ? block : { ...block, text: plain, isBold: true }
}

/** A heading of Markdown. */
function readHeading(text: string): Pick<SourceBlock, 'kind' | 'level' | 'text'> | null {
	const [, marks, words = ''] = /^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?$/.exec(text) ?? []
	return marks === undefined ? null : { kind: 'heading', level: marks.length, text: unbold(words) ?? words }
}

/** The number or letter at the start of a line, if it can be one here. */
function findMark(text: string, style: MarkStyle | null, next: SourceLine | undefined, lastPath: readonly number[]): Mark | null {
	const mayBeLarge = (lastPath[0] ?? 0) >= largeFrom
	const found = readMark(text) ?? (mayBeLarge ? readLargeMark(text) : null)
	if (found?.style !== '1' || style === '1') return found
	// `4 Gifts` counts where `4.1` follows; `11 March` does not.
	const isOver = style === '1.' && readMark(next?.text ?? '')?.path.join() === `${found.number},1`
	return isOver ? { ...found, style } : null
}

/** The mark as it counts in the style of this document; null if it is of another style. */
function countBy(mark: Mark, style: MarkStyle | null): Mark | null {
	if (style === 'i' && mark.orRoman !== undefined) return { ...mark, path: [mark.orRoman] }
	return mark.style === style ? mark : null
}

/** `A. Scope` or `II. Scope` in a line of its own is a heading; `(a)` never is. */
const isLetteredTitle = ({ printed, rest }: Mark, { afterBlank, bullet }: SourceLine): boolean =>
	afterBlank && !bullet && /^[IVXLC]+\.$/.test(printed) && isTitleLike(rest) && isHeadingLength(rest)

type Meeting = {
	before: SourceBlock
	block: SourceBlock
	line: SourceLine
	previous: SourceLine
	next: SourceLine | undefined
	lastPath: number[]
}

/** Whether a line belongs to the block before it. */
function goesOnWith(meeting: Meeting): boolean | 'surely' | 'perhaps' {
	const { before, block, line } = meeting
	if (block.kind === 'heading' || before.kind === 'heading') return false
	return line.afterBlank ? resumes(before, block) : continues(meeting)
}

/** Whether a line goes on with the one right above it. */
function continues(meeting: Meeting): boolean {
	const { before, block } = meeting
	if (block.kind === 'table' || before.kind === 'table') return block.kind === before.kind
	if (block.kind === 'numbered' && block.mark) return isNumberInSentence(meeting, block.mark)
	if (block.kind !== 'text') return false
	if (before.text === '') return true
	return !beginsAnew(meeting) && !standsAlone(meeting)
}

/** What looks like the number of a paragraph stands in the middle of a sentence, and does not count on. */
const isNumberInSentence = ({ before, block, lastPath }: Meeting, { path }: Mark): boolean =>
	block.bullet === null && before.text !== '' && !isEnded(before.text) && !isNext(lastPath, path) && path.join() !== '1'

const isShortTitle = (text: string): boolean => text.length < shortLine && isTitleLike(text)

/** The looks of a line, or those of what stands above it, part them. */
function beginsAnew({ before, block, line }: Meeting): boolean {
	if (before.isBold || block.isBold || /^[QA]\d*[.:)]\s/.test(line.text)) return true
	if (!before.isAlone || startsSmall(line.text)) return false
	return isQuestion(before.text) || (before.kind === 'text' && isShortTitle(before.text) && line.text.length > shortLine)
}

/** The line above ends a sentence, and either was not broken by hand or this one is short like a heading. */
function standsAlone({ line, previous, next }: Meeting): boolean {
	if (!isEnded(previous.text)) return false
	if (previous.text.length > unbroken && !startsSmall(line.text)) return true
	return isShortTitle(line.text) && (!next || next.afterBlank || readMark(next.text) !== null)
}

/** Whether a line goes on with the block before the blank line above it: a page was broken in mid-sentence. */
function resumes(before: SourceBlock, block: SourceBlock): false | 'surely' | 'perhaps' {
	if (block.kind !== 'text' || before.kind === 'table') return false
	if (before.text === '') return 'surely'
	if (isEnded(before.text) || block.isBold || before.isBold) return false
	const isOpen = isLeftOpen(before.text)
	if (!startsSmall(block.text)) return isOpen ? 'perhaps' : false
	if (before.kind === 'text' && before.isAlone && isShortTitle(before.text)) return false
	return isOpen || before.kind !== 'item' || /\b(?:and|or)$/.test(before.text) ? 'surely' : 'perhaps'
}
