import { isHeadingLength, isPartHeading, isTitleLike } from './line-shape.ts'
import { readMark, type Mark, type MarkStyle } from './number-marks.ts'
import { isNext } from './number-order.ts'
import type { Unsure } from './outline.ts'
import { brief } from './page-furniture.ts'
import type { SourceBlock } from './read-source-blocks.ts'

/** What stands in the middle of a piece, but looks as if it had begun a line before a printer or a copy lost its end. */
export function findJoined(blocks: readonly SourceBlock[], style: MarkStyle | null): Unsure[] {
	const listMarks = new Set(
		blocks.flatMap(({ kind, bullet, mark }) => (kind === 'item' ? [bullet ?? (mark ? formOf(mark.printed) : '')] : [])),
	)
	let lastPath: readonly number[] = []
	return blocks.flatMap((block) => {
		if (block.kind === 'numbered' && block.mark) lastPath = block.mark.path
		if (block.kind === 'table') return []
		const found = headingIn(block) ?? numberIn(block, style, lastPath) ?? pointIn(block, listMarks)
		return found === null
			? []
			: [{ line: block.lines[1], why: `“${brief(found)}” stands in the middle of a line, but may begin one of its own.` }]
	})
}

const formOf = (printed: string): string => printed.replace(/[A-Za-z]+|\d+/, 'a')

/** A short line without an end behind a sentence, or a mark of Markdown. */
function headingIn({ text, kind }: SourceBlock): string | null {
	const marked =
		/\S\s(#{1,6}\s[\p{Lu}\p{N}].*)$/u.exec(text)?.[1] ??
		(kind === 'heading' ? undefined : /\S\s(\*\*[^*]*[^*:.;]\*\*)$/u.exec(text.slice(-200))?.[1])
	if (marked !== undefined) return marked
	const tail = text.slice(-160).split(/[.!?;]["”’)*]*\s+(?=[\p{Lu}\d])/u)
	const last = tail.at(-1) ?? ''
	if (kind === 'heading' || tail.length < 2 || !/(?:\p{Ll}|.{20}[\d)])[.!?;]/u.test(text.slice(0, text.length - last.length))) return null
	return isTitleLike(last) && isHeadingLength(last) && (!last.includes(':') || isPartHeading(last)) ? last : null
}

/** Where a number may stand. */
const places = /\s(?=(?:\*\*)?\(?(?:[A-Z]?\.?\d|[§¶]|[IVXLivxl]{1,6}\.|(?:para|article|clause|section)))/giu

function numberIn({ text, kind }: SourceBlock, style: MarkStyle | null, lastPath: readonly number[]): string | null {
	if (style === null) return null
	for (const { index } of text.matchAll(places)) {
		const before = text.slice(Math.max(0, index - 100), index).trimEnd()
		// Behind the end of a sentence, or behind a few words that may be a heading.
		if (!/[.;:!?]["”’)*]*$/.test(before) && (index > 90 || /[.;!?]\s/.test(before.replace(/^\S{1,8}[.):]\s/, '')))) continue
		const rest = text.slice(index + 1, index + 121).trimStart()
		const found = readMark(rest)
		if (found && countsOn(found, style, lastPath, kind !== 'numbered') && /^\p{Lu}/u.test(found.rest) && !months.test(found.rest))
			return rest
	}
	return null
}

const months = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/

/** The number is of the kind that this document counts by, and the next one; or, where nothing counts yet, a first one. */
function countsOn(found: Mark, style: MarkStyle, lastPath: readonly number[], mayBeFirst: boolean): boolean {
	const isRoman = style === 'I' ? /^[IVXLC]+\.$/.test(found.printed) : style === 'i' && (found.style === 'i' || found.orRoman !== undefined)
	if (style === '1(1)' && found.style === '(1)') return found.path[0] === (lastPath[1] ?? 0) + 1
	if (found.style !== style && !isRoman) return false
	const path = isRoman ? [found.orRoman ?? found.path[0] ?? 0] : found.path
	return isNext(lastPath, path) || (mayBeFirst && path.at(-1) === 1)
}

/** A bullet behind a mark of punctuation, or a letter of a list where lists of this document have such. */
function pointIn({ text }: SourceBlock, listMarks: ReadonlySet<string>): string | null {
	const round = /\S\s+([•●▪◦]\s+\S.*)$/u.exec(text)?.[1]
	if (round !== undefined) return round
	const bullet = /[:;.,](?:\s(?:and|or))?\s+((?:·|[-–—](?=\s\p{Ll}|\s\p{Lu}\p{Ll}*\s))\s+\S.*)$/u.exec(text)?.[1]
	if (bullet !== undefined) return bullet
	for (const { 0: before, index } of text.matchAll(/[:;.](?:\s(?:and|or))?\s+(?=\(?[a-z]{1,4}[).]|o\s)/gu)) {
		const rest = text.slice(index + before.length)
		const printed = readMark(rest.slice(0, 60))?.printed
		if ((printed !== undefined && listMarks.has(formOf(printed))) || (listMarks.has('o') && /^o\s\p{L}/u.test(rest))) return rest
	}
	return null
}
