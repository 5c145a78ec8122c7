import type { Furniture } from './page-furniture.ts'
import { isHeadingLength, isTitleLike } from './line-shape.ts'
import { nearest, sameWords, type RawLine } from './raw-lines.ts'

const opening =
	/^[#*\s]*(?:\d{1,2}[.)]?\s+)?(?:table of contents|contents(?: page| list)?|list of contents|in this (?:code|document|policy)|index)\s*:?[*#\s]*(?:page(?: no\.?| number)?)?$/i
/** The page of an entry, behind dots, a tab or a gap. */
const leader = /(?:\.{3,}|…+|(?:\s\.){3,}|_{3,}|[-–]{4,}|\t|\s{2,})[\s.…]*(?:page\s*)?(\d{1,3}|[ivxl]{1,5})$/i
const leaderDots = /(?:\.{4,}|…{2,}|(?:\s\.){4,})\s*(?:\d{1,3}|[ivxl]{1,5})$/i
const endPage = /\s(\d{1,3})$/
/** As much of a line as its page can stand in: lines without an end are not searched. */
const tailOf = (text: string): string => text.slice(-160)
const longestEntry = 200

/** What an entry and its heading have in common. */
const nameOf = (text: string): string =>
	sameWords(
		text
			.slice(0, 400)
			.replace(leader, '')
			.replace(/^[#*\s>-]+|\*+$/g, '')
			.replace(
				/^(?:(?:part|section|chapter|article|para(?:graph)?|clause)\s+)?(?:[a-z]?\d{1,3}[a-z]?(?:\.\d{1,3})*|[a-z]|[ivxl]+)\s*[.):–—-]*\s+(?=\p{L})/iu,
				'',
			),
	)

/** A table of contents: the entries under a line that says so, or lines with dots in front of a page. */
export function findContents(all: readonly RawLine[], isLeft: (index: number) => boolean): Furniture {
	const left: Furniture['left'] = new Map()
	const unsure: Furniture['unsure'] = []
	const lastOf = lastPlaces(all, isLeft)
	for (let index = 0; index < all.length; index += 1) {
		const lines = isLeft(index) ? [] : readContents(all, index, isLeft, lastOf)
		const last = lines.at(-1)
		if (last === undefined) continue
		for (const entry of lines) left.set(entry, 'contents')
		unsure.push(...tell(all, index, last, nearest(all, last, 1, isLeft)))
		index = last
	}
	return { left, unsure }
}

/** The lines of a table of contents that begins here; none if none does. */
function readContents(
	all: readonly RawLine[],
	index: number,
	isLeft: (index: number) => boolean,
	lastOf: ReadonlyMap<string, number>,
): number[] {
	const text = all[index]?.text ?? ''
	const isOpening = text.length <= 80 && opening.test(text)
	const first = isOpening ? nearest(all, index, 1, isLeft) : index
	if (first < 0 || (!isOpening && !hasDots(all[first]))) return []
	const entries = readEntries(all, first, isLeft, lastOf)
	return isOpening && entries.length > 0 ? [index, ...entries] : entries
}

function tell(all: readonly RawLine[], first: number, last: number, next: number): Furniture['unsure'] {
	const [start, end] = [all[first]?.line ?? 1, all[last]?.line ?? 1]
	const which =
		start === end
			? 'This looks like a table of contents and was'
			: `This and the lines down to ${end} look like a table of contents and were`
	const after = all[next]
	const isRightBelow = next === last + 1 && isTitleLike(after?.text ?? '') && isHeadingLength(after?.text ?? '')
	const mayGoOn = after !== undefined && (isRightBelow || looksLikeEntry(after.text))
	return [
		{ line: start, why: `${which} left out.` },
		...(mayGoOn ? [{ line: after.line, why: 'This may still belong to the table of contents. It was kept.' }] : []),
	]
}

const hasDots = (line: RawLine | undefined): boolean => leaderDots.test(tailOf(line?.text ?? ''))
const hasPage = (text: string): boolean => text.length <= longestEntry && leader.test(tailOf(text))
const looksLikeEntry = (text: string): boolean =>
	hasPage(text) || (text.length <= longestEntry && endPage.test(text) && !/[.;:]\s*\d+$/.test(text))

/** The last line with each name. */
function lastPlaces(all: readonly RawLine[], isLeft: (index: number) => boolean): Map<string, number> {
	const places = new Map<string, number>()
	for (const [index, { text }] of all.entries())
		if (text !== '' && text.length <= longestEntry && !isLeft(index)) places.set(nameOf(text), index)
	return places
}

/** Entries have a page behind them, or come again as a heading. */
function readEntries(
	all: readonly RawLine[],
	first: number,
	isLeft: (index: number) => boolean,
	lastOf: ReadonlyMap<string, number>,
): number[] {
	const entries: number[] = []
	let pages = 0
	let end = Infinity
	for (let index = first; index >= 0 && index < end; index = nearest(all, index, 1, isLeft)) {
		const text = all[index]?.text ?? ''
		const page = hasPage(text)
		const name = nameOf(text)
		const twin = Math.max(lastOf.get(name) ?? -1, lastOf.get(name.replace(/\s\d{1,3}$/, '')) ?? -1)
		const comesAgain = name !== '' && twin > index && text.length <= longestEntry && !/[.;,]$/.test(text)
		if (!page && !comesAgain && !(pages > 1 && looksLikeEntry(text)) && !/^page$/i.test(text)) break
		if (page) pages += 1
		// Where the first entry comes again, the text has begun.
		if (comesAgain && entries.length === 0) end = twin
		entries.push(index)
	}
	return entries
}
