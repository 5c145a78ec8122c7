import { mayBeginAnew, standsByItself } from './begin-lines.ts'
import { doubtsOfLine, doubtsOfStatute } from './doubt-lines.ts'
import { goesOnWith } from './join-lines.ts'
import { findJoined } from './joined-pieces.ts'
import { isHeadingLength, isTitleLike, unbold } from './line-shape.ts'
import { readLargeMark, readMark, type Mark, type MarkStyle } from './number-marks.ts'
import { findStyle } from './number-style.ts'
import type { Unsure } from './outline.ts'
import { brief } from './page-furniture.ts'
import { findLayout } from './source-layout.ts'
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
	/** It began where something new may. */
	mayBeTitle: boolean
}

/** A document that has counted so far may go on with four figures, also where some numbers are missing. */
const largeFrom = 900

/** Joins the lines that belong together; also those that a page break has parted. */
export function readSourceBlocks(lines: SourceLine[]): { blocks: SourceBlock[]; unsure: Unsure[] } {
	const style = findStyle(lines)
	const layout = findLayout(lines, style)
	const blocks: SourceBlock[] = []
	const unsure: Unsure[] = []
	const tell = (line: number, ...whys: (string | null)[]) => unsure.push(...whys.flatMap((why) => (why === null ? [] : [{ line, why }])))
	let lastPath: number[] = []
	for (const [index, line] of lines.entries()) {
		const [previous, next, before] = [lines[index - 1], lines[index + 1], blocks.at(-1)]
		const block = startBlock({ line, previous, next, style, lastPath })
		const meeting = before && previous ? { before, block, line, previous, next, lastPath, layout } : null
		const goesOn = meeting ? goesOnWith(meeting) : false
		if (meeting) tell(line.line, ...doubtsOfLine(meeting, goesOn !== false))
		if (before && goesOn !== false) {
			tell(line.line, goesOn === true ? null : goesOn)
			joinLine(before, line)
			continue
		}
		block.mayBeTitle = !previous || line.afterBlank || mayBeginAnew(previous)
		block.isAlone ||= block.kind === 'text' && (standsByItself({ line, next, layout }) || (block.isBold && block.mayBeTitle))
		blocks.push(block)
		lastPath = block.kind === 'numbered' && block.mark ? block.mark.path : lastPath
	}
	for (const { lines: place, text } of takeBrokenTitles(blocks))
		tell(place[0], `“${brief(text)}” stands on two lines, and was taken for one heading.`)
	return { blocks, unsure: [...unsure, ...findJoined(blocks, style), ...(style === '1(1)' ? doubtsOfStatute(blocks) : [])] }
}

function takeBrokenTitles(blocks: readonly SourceBlock[]): SourceBlock[] {
	const broken = blocks.filter((block, index) => isBrokenTitle(block, blocks[index + 1]))
	for (const block of broken) block.isAlone = true
	return broken
}

/** A heading of two lines, with text or a number behind it. */
const isBrokenTitle = ({ kind, text, lines, mayBeTitle, isBold }: SourceBlock, next: SourceBlock | undefined): boolean =>
	kind === 'text' &&
	mayBeTitle &&
	!isBold &&
	lines[1] === lines[0] + 1 &&
	next !== undefined &&
	next.kind !== 'item' &&
	isTitleLike(text) &&
	isHeadingLength(text)

function joinLine(before: SourceBlock, { line, text }: SourceLine): void {
	const isFirst = before.text === ''
	if (isFirst) before.text = text
	else before.text += (before.kind === 'table' ? '\n' : ' ') + text
	before.lines = [before.lines[0], line]
	before.isAlone &&= isFirst
	before.isBold = false
}

type Place = {
	line: SourceLine
	previous: SourceLine | undefined
	next: SourceLine | undefined
	style: MarkStyle | null
	lastPath: readonly number[]
}

function startBlock(place: Place): SourceBlock {
	const { style, lastPath } = place
	const { line, indent, afterBlank, bullet, text } = place.line
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
		mayBeTitle: false,
	}
	const heading = bullet ? null : readHeading(text)
	if (heading) return { ...block, ...heading }
	if (text.startsWith('|')) return { ...block, kind: 'table' }
	const mark = findMark(plain ?? text, place)
	const counted = mark && countBy(mark, style, lastPath)
	if (counted) return { ...block, kind: 'numbered', mark: counted, text: counted.rest, isBold: plain !== null }
	if (bullet !== null || (mark && !isLetteredTitle(mark, place))) return { ...block, kind: 'item', mark }
	return plain === null ? block : { ...block, text: plain, isBold: true }
}

/** A heading of Markdown. */
function readHeading(text: string): Pick<SourceBlock, 'kind' | 'level' | 'text'> | null {
	const [found, marks = ''] = /^(#{1,6})(?=\s|$)/.exec(text) ?? []
	if (found === undefined) return null
	const words = text
		.slice(marks.length)
		.replace(/(?<![\s#])\s+#+$/, '')
		.trim()
	return { kind: 'heading', level: marks.length, text: unbold(words) ?? words }
}

/** The number or letter at the start of a line, if it can be one here. */
function findMark(text: string, { style, next, lastPath }: Place): Mark | null {
	const mayBeLarge = (lastPath[0] ?? 0) >= largeFrom
	const found = readMark(text) ?? (mayBeLarge ? readLargeMark(text) : null)
	if (found === null) return null
	if (['A1', 'word', '1(1)'].includes(found.style)) return found.style === style ? found : null
	if (found.style !== '1' || style === '1') return found
	// `4 Gifts` counts where `4.1` follows; `11 March` does not.
	const under = readMark(next?.text ?? '')?.path ?? []
	const isOver = style === '1.' && under.length === 2 && under[0] === found.path[0]
	return isOver ? { ...found, style } : null
}

/** The mark as it counts in the style of this document; null if it is of another style. */
function countBy(mark: Mark, style: MarkStyle | null, lastPath: readonly number[]): Mark | null {
	if (style === 'I') return /^[IVXLC]+\.$/.test(mark.printed) ? { ...mark, path: [mark.orRoman ?? mark.path[0] ?? 0] } : null
	// `c` is a hundred only where the numbers have come so far.
	if (style === 'i' && mark.orRoman !== undefined)
		return mark.orRoman === 1 || Math.abs(mark.orRoman - (lastPath[0] ?? 0)) <= 2 ? { ...mark, path: [mark.orRoman] } : null
	if (style !== '1(1)') return mark.style === style ? mark : null
	// In a statute `(2)` goes on with `1.—(1)`.
	if (mark.style === '1(1)' || mark.style === '1.') return mark
	const [section = 0] = lastPath
	const path = [section, ...mark.path]
	const isLater = lastPath.length > 1 && (mark.path[0] ?? 0) > (lastPath[1] ?? 0)
	if (mark.style !== '(1)' || !isLater) return null
	return { ...mark, path, number: `${section}(${mark.number})` }
}

/** `A. Scope` or `II. Scope` in a line of its own is a heading; `(a)` never is. */
const isLetteredTitle = ({ printed, rest }: Mark, { line, previous }: Place): boolean =>
	(line.afterBlank || mayBeginAnew(previous ?? line)) &&
	line.bullet === null &&
	/^(?:[IVXLC]+|[A-Z])\.$/.test(printed) &&
	isTitleLike(rest) &&
	isHeadingLength(rest)
