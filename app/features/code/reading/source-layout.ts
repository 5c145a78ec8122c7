import { isEnded } from './line-shape.ts'
import { readMark } from './number-marks.ts'
import type { SourceLine } from './source-lines.ts'

/**
 * How a document is laid out. `isDense`: no blank lines stand between its paragraphs. `width`: where its lines were broken, or null if each is a whole paragraph.
 * `linesAreParagraphs`: nearly every line ends a sentence.
 */
export type Layout = { isDense: boolean; width: number | null; linesAreParagraphs: boolean }

/** Lines longer than this were not broken by hand. */
const longestBroken = 120

export function findLayout(lines: readonly SourceLine[]): Layout {
	const blanks = lines.filter(({ afterBlank }, index) => afterBlank && index > 1).length
	const follow = lines.flatMap(({ text, afterBlank, bullet }, index) => {
		const before = lines[index - 1]
		return before && !afterBlank && bullet === null && readMark(text) === null ? [before.text] : []
	})
	const open = follow.filter((text) => !isEnded(text) && text.length > 30)
	const longest = open
		.map(({ length }) => length)
		.sort((one, other) => one - other)
		.at(Math.floor(open.length * 0.95))
	const isBroken = open.length > 1 && longest !== undefined && longest <= longestBroken
	return {
		isDense: blanks * 10 < lines.length,
		width: isBroken ? Math.max(...open.map(({ length }) => length).filter((length) => length <= longestBroken)) : null,
		linesAreParagraphs: open.length * 8 < follow.length,
	}
}
