import { isFaqHeading, isItalic, isPartHeading, isPolicyName, startsSmall } from './line-shape.ts'
import { readMark } from './number-marks.ts'
import { isAtEdge, isFigures } from './page-numbers.ts'
import { nearest, sameWords, type RawLine } from './raw-lines.ts'

const longest = 140

/** A line as every page has it: with the same words, and a number that may be that of the page. */
export const keyOf = (text: string): string => sameWords(text).replaceAll(/^\d{1,3}\b|\b\d{1,3}$|\b(page)\s\d{1,3}(\sof\s\d{1,3})?/g, '$1#')

/** `Westmere Council – Version 2 – Page 3` */
export const endsWithPage = /[\s|–—,-]page\s+\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?$|^\d{1,3}\s*\|\s*\p{Lu}|\p{L}\s*\|\s*\d{1,3}$/iu

/** Lines that stand more than once, each with all its places; and those that give a page, also where there is one. */
export function groupRepeated(all: readonly RawLine[], isElse: (index: number) => boolean): number[][] {
	const groups = new Map<string, number[]>()
	for (const [index, { text }] of all.entries()) {
		if (text.length > longest || isElse(index) || !mayRun(text)) continue
		const key = keyOf(text)
		const group = groups.get(key)
		if (group) group.push(index)
		else groups.set(key, [index])
	}
	return [...groups.values()].filter((group) => group.length > 1 || endsWithPage.test(all[group[0] ?? -1]?.text ?? ''))
}

/** A line that is no sentence, no point and no number of a paragraph. */
export const mayRun = (text: string): boolean =>
	/\p{L}{2}/u.test(text) &&
	!/^[|#]/.test(text) &&
	!/[.;:,?!]$|;\s*(?:and|or)$/.test(text) &&
	!isItalic(text) &&
	(!startsSmall(text) || /^(?:page|www|https?)\b/.test(text)) &&
	!/^(?:[-*+•‣◦▪●○·–—]\s|o\s|\(?[a-z\d]{1,4}[.)]\s|\*\*)/i.test(text)

export const saysOfDocument =
	/\b(?:version|v\d|draft|official|public|restricted|confidential|unclassified|approved|adopted|updated|issued?|review(?:ed)?|page|council|copyright|code of conduct)\b|©|www\.|\.gov\.uk|\d{4}/i

/**
 * Lines at the head and the foot of pages: they stand beside a number of a page, carry one that counts, or say of the document what belongs on each of its pages.
 * `pages` grows by the figures beside them.
 */
export function findRunningLines(all: readonly RawLine[], repeated: readonly number[][], pages: Set<number>): Set<number> {
	const running = new Set<number>()
	const opening = new Set(openingOf(all))
	const isFurniture = (index: number) => running.has(index) || pages.has(index)
	let found: number[]
	do {
		found = repeated.flatMap((group) => {
			const rest = group.filter((index) => !isFurniture(index))
			const isTitle = opening.has(sameWords(all[rest[0] ?? -1]?.text ?? ''))
			// The document says its own name once before it repeats it.
			return isRunning(all, rest, isTitle, isFurniture) ? (isTitle ? rest.slice(1) : rest) : []
		})
		for (const index of found) running.add(index)
		for (const index of found) for (const page of pagesBeside(all, index, running)) pages.add(page)
	} while (found.length > 0)
	return running
}

function isRunning(all: readonly RawLine[], rest: readonly number[], isTitle: boolean, isFurniture: (index: number) => boolean): boolean {
	const texts = rest.map((index) => all[index]?.text ?? '')
	const [text = ''] = texts
	if (rest.length === 0) return false
	const beside = rest.filter((index) => isBeside(all, index, isFurniture)).length
	if (beside * 2 > rest.length && (beside > 1 || isTitle)) return true
	if (isPolicyName(text)) return false
	if (isTitle && rest.length > 1) return true
	return carriesPage(texts) || (rest.length > 2 && saysOfDocument.test(text) && !isPartHeading(text))
}

/** The first lines, which may name the document. */
const openingOf = (all: readonly RawLine[]): string[] =>
	all
		.filter(({ text }) => text !== '')
		.slice(0, 2)
		.filter(({ text }) => readMark(text) === null && !isFaqHeading(text) && !isPartHeading(text))
		.map(({ text }) => sameWords(text))

const pagesBeside = (all: readonly RawLine[], index: number, running: ReadonlySet<number>): number[] =>
	([1, -1] as const).map((step) => nearest(all, index, step, (other) => running.has(other))).filter((other) => isFigures(all[other]))

const isBeside = (all: readonly RawLine[], index: number, isFurniture: (index: number) => boolean): boolean =>
	isAtEdge(all, index) ||
	([1, -1] as const).some((step) => {
		const other = nearest(all, index, step)
		return isFurniture(other) || isFigures(all[other])
	})

/** The number that a line carries: of its page, at its end, or in front. */
function countIn(text: string): number {
	const figures = /\bpage\s(\d{1,3})/i.exec(text) ?? /(?:^|\D)(\d{1,3})$/.exec(text) ?? /^(\d{1,3})\b/.exec(text)
	return Number(figures?.[1])
}

/** `Code of Conduct – 3`, `3 | Code of Conduct`: the number counts up from page to page. */
function carriesPage(texts: readonly string[]): boolean {
	const [text = ''] = texts
	const isOfDocument = !isPartHeading(text) && (sameWords(text).match(/\p{L}+/gu) ?? []).length > 1 && saysOfDocument.test(text)
	if (!/\bpage\b/i.test(text) && !isOfDocument) return false
	const counts = texts.map(countIn)
	return counts.every((count, at) => {
		const before = counts[at - 1] ?? 0
		return count > 0 && (at === 0 || (count > before && count <= before + 3))
	})
}
