import { isEnded, isHeadingLength, isTitleLike, startsSmall, unbold } from './line-shape.ts'
import { readMark, type MarkStyle } from './number-marks.ts'
import type { SourceLine } from './source-lines.ts'

/**
 * How a document is laid out. `isDense`: no blank lines stand between its paragraphs. `width`: where its lines were broken, or null if each is a whole paragraph.
 * `linesAreParagraphs`: nearly every line ends a sentence. `numbersTitles`: its numbers stand on headings. `hangs`: where a
 * paragraph goes on, its lines stand further in than the first.
 */
export type Layout = { isDense: boolean; width: number | null; linesAreParagraphs: boolean; numbersTitles: boolean; hangs: boolean }

/** Lines longer than this were not broken by hand. */
const longestBroken = 120

export function findLayout(lines: readonly SourceLine[], style: MarkStyle | null): Layout {
	const blanks = lines.filter(({ afterBlank, afterFurniture }, index) => afterBlank && !afterFurniture && index > 1).length
	let first = 0
	const follow = lines.flatMap(({ text, afterBlank, bullet, indent }, index) => {
		const before = lines[index - 1]
		const goesOn = before && !afterBlank && bullet === null && readMark(text) === null
		if (!goesOn || (isEnded(before.text) && indent <= first)) first = indent
		return goesOn ? [{ before: before.text, text, isFurther: indent > first }] : []
	})
	// Where lines are broken by hand, many begin in the middle of a sentence.
	const open = follow.flatMap(({ before, text, isFurther }) =>
		startsSmall(text) && !isEnded(before) && before.length > 30 ? [{ before, isFurther }] : [],
	)
	const longest = open
		.map(({ before }) => before.length)
		.sort((one, other) => one - other)
		.at(Math.floor(open.length * 0.95))
	const isBroken = open.length > 1 && longest !== undefined && longest <= longestBroken
	return {
		isDense: blanks * 10 < lines.length,
		width: isBroken ? Math.max(...open.map(({ before }) => before.length).filter((length) => length <= longestBroken)) : null,
		linesAreParagraphs: open.length * 8 < follow.length,
		hangs: open.length > 1 && open.filter(({ isFurther }) => isFurther).length >= open.length * 0.8,
		numbersTitles: areTitlesNumbered(lines, style),
	}
}

/** Most of the highest numbers have a short line without an end behind them, and text under it. */
function areTitlesNumbered(lines: readonly SourceLine[], style: MarkStyle | null): boolean {
	const top = lines.flatMap((line, index) => {
		const mark = line.bullet === null ? readMark(unbold(line.text) ?? line.text) : null
		const counts =
			mark !== null &&
			mark.rest !== '' &&
			mark.path.length === 1 &&
			(style === 'I' ? /^[IVXLC]+\.$/.test(mark.printed) : mark.style === style)
		return counts ? [isTitleLike(mark.rest) && isHeadingLength(mark.rest) && !startsSmall(lines[index + 1]?.text ?? 'a')] : []
	})
	return top.length > 1 && top.filter(Boolean).length >= top.length * 0.6
}
