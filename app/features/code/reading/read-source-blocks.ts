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
		const block = startBlock(line, style, lines[index + 1], lastPath)
		const before = blocks.at(-1)
		const previous = lines[index - 1]
		const goesOn =
			before && previous && block.kind !== 'heading' && before.kind !== 'heading'
				? line.afterBlank
					? resumes(before, block)
					: continues({ before, block, line, previous, next: lines[index + 1], lastPath })
				: false
		const missed = block.kind === 'text' && (line.afterBlank || isEnded(previous?.text ?? '')) ? readLargeMark(line.text) : null
		if (missed?.style === '1.' && missed.rest !== '')
			unsure.push({ line: line.line, why: `“${missed.printed}” may be the number of a paragraph. It was kept in the text.` })
		if (before && goesOn) {
			if (goesOn === 'perhaps')
				unsure.push({ line: line.line, why: 'This was joined to the line before the blank line, because a sentence seems to go on here.' })
			before.text = before.kind === 'table' ? `${before.text}\n${line.text}` : `${before.text} ${line.text}`.trim()
			before.lines = [before.lines[0], line.line]
			before.isAlone &&= before.text === line.text
			before.isBold = false
		} else {
			blocks.push(block)
			if (block.kind === 'numbered' && block.mark) lastPath = block.mark.path
		}
	}
	return { blocks, unsure }
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
	{ line, indent, afterBlank, bullet, text }: SourceLine,
	style: MarkStyle | null,
	next: SourceLine | undefined,
	lastPath: readonly number[],
): SourceBlock {
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
	const heading = /^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?$/.exec(text)
	if (heading && !bullet)
		return { ...block, kind: 'heading', level: heading[1]?.length ?? 1, text: unbold(heading[2] ?? '') ?? heading[2] ?? '' }
	if (text.startsWith('|')) return { ...block, kind: 'table' }
	if (isContentsLine(text)) return { ...block, kind: 'item', bullet: bullet ?? 'contents' }
	const plain = unbold(text)
	const mayBeLarge = (lastPath[0] ?? 0) >= largeFrom
	const found = readMark(plain ?? text) ?? (mayBeLarge ? readLargeMark(plain ?? text) : null)
	// `4 Gifts` counts where `4.1` follows; `11 March` does not.
	const isOver = style === '1.' && found?.style === '1' && readMark(next?.text ?? '')?.path.join() === `${found.number},1`
	const mark = found?.style === '1' && style !== '1' ? (isOver ? { ...found, style } : null) : found
	if (mark?.style === style || (style === 'i' && mark?.orRoman !== undefined)) {
		const counted = mark && style === 'i' && mark.orRoman !== undefined ? { ...mark, path: [mark.orRoman] } : mark
		return { ...block, kind: 'numbered', mark: counted, text: counted?.rest ?? '', isBold: plain !== null }
	}
	// `A. Scope` or `II. Scope` in a line of its own is a heading; `(a)` never is.
	const isTitle =
		mark !== null && afterBlank && !bullet && /^[IVXLC]+\.$/.test(mark.printed) && isTitleLike(mark.rest) && isHeadingLength(mark.rest)
	if (bullet !== null || (mark && !isTitle)) return { ...block, kind: 'item', mark }
	return plain === null ? block : { ...block, text: plain, isBold: true }
}

type Meeting = {
	before: SourceBlock
	block: SourceBlock
	line: SourceLine
	previous: SourceLine
	next: SourceLine | undefined
	lastPath: number[]
}

/** Whether a line goes on with the one right above it. */
function continues({ before, block, line, previous, next, lastPath }: Meeting): boolean {
	if (block.kind === 'table' || before.kind === 'table') return block.kind === before.kind
	if (block.kind === 'numbered' && block.mark)
		return (
			block.bullet === null &&
			before.text !== '' &&
			!isEnded(before.text) &&
			!isNext(lastPath, block.mark.path) &&
			block.mark.path.join() !== '1'
		)
	if (block.kind !== 'text') return false
	if (before.text === '') return true
	if (before.isBold || block.isBold || /^[QA]\d*[.:)]\s/.test(line.text)) return false
	if (before.isAlone && isQuestion(before.text) && !startsSmall(line.text)) return false
	const isShortTitle = (text: string) => text.length < shortLine && isTitleLike(text)
	if (before.isAlone && before.kind === 'text' && isShortTitle(before.text) && line.text.length > shortLine && !startsSmall(line.text))
		return false
	if (!isEnded(previous.text)) return true
	if (previous.text.length > unbroken && !startsSmall(line.text)) return false
	return !(isShortTitle(line.text) && (!next || next.afterBlank || readMark(next.text) !== null))
}

/** Whether a line goes on with the block before the blank line above it: a page was broken in mid-sentence. */
function resumes(before: SourceBlock, block: SourceBlock): false | 'surely' | 'perhaps' {
	if (block.kind !== 'text' || before.kind === 'table') return false
	if (before.text === '') return 'surely'
	if (isEnded(before.text) || block.isBold || before.isBold) return false
	const isOpen = isLeftOpen(before.text)
	if (startsSmall(block.text)) {
		if (before.kind === 'text' && before.isAlone && isTitleLike(before.text) && before.text.length < shortLine) return false
		return isOpen || before.kind !== 'item' || /\b(?:and|or)$/.test(before.text) ? 'surely' : 'perhaps'
	}
	return isOpen ? 'perhaps' : false
}
