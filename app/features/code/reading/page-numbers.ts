import { isEnded } from './line-shape.ts'
import { readMark, type Mark } from './number-marks.ts'
import { isNext } from './number-order.ts'
import { isBlank, nearest, type RawLine } from './raw-lines.ts'

const surePageNumber =
	/^(?:[|[(–—-]?\s*(?:page|pg\.?|p\.)\s*[|:]?\s*\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?\s*[|\])–—-]?|[-–—|[]\s*\d{1,3}\s*[-–—|\]]|\d{1,3}\s+of\s+\d{1,3}|\d{1,3}\s*\/\s*\d{1,3})$/i
const figures = /^\d{1,3}$/
const romanPage = /^[ivxl]{1,6}$/
/** Between two page numbers stands a page; between two numbers of paragraphs that were parted from their text, a paragraph. */
const leastOfPage = 1200

export const isFigures = (line: RawLine | undefined): boolean => figures.test(line?.text ?? '')

/** Which lines are numbers of pages, by their index, and which figures stand alone and may be. */
export function findPageNumbers(all: readonly RawLine[], isElse: (index: number) => boolean): { sure: number[]; alone: number[] } {
	const sure: number[] = []
	const alone: number[] = []
	/** Between two lines of text: nobody can say what it is. */
	const tight: number[] = []
	for (const [index, line] of all.entries()) {
		if (isElse(index)) continue
		if (isSure(all, index, line)) sure.push(index)
		else if (isFigures(line)) (isBlank(all[index - 1]) || isBlank(all[index + 1]) ? alone : tight).push(index)
	}
	const arePages = countPages(all, alone) || beginLate(all, alone, isElse)
	const isPage = (index: number) => arePages || standsBetween(all, index, isElse)
	return { sure: [...sure, ...alone.filter(isPage)], alone: [...alone.filter((index) => !isPage(index)), ...tight] }
}

const isSure = (all: readonly RawLine[], index: number, { text }: RawLine): boolean =>
	surePageNumber.test(text) || ((figures.test(text) || romanPage.test(text)) && isAtEdge(all, index))

/** A page begins or ends there. */
export function isAtEdge(all: readonly RawLine[], index: number): boolean {
	if (all[index]?.isPageEdge) return true
	let next = index + 1
	while (next < all.length && isBlank(all[next]) && !all[next]?.isPageEdge) next += 1
	return all[next]?.isPageEdge === true
}

/** The first page of a document has no number more often than its first paragraph. */
function beginLate(all: readonly RawLine[], alone: readonly number[], isElse: (index: number) => boolean): boolean {
	const counts = alone.map((index) => Number(all[index]?.text))
	const hasMarks = all.some(({ text }, index) => !isElse(index) && /^\p{Lu}|^\d/u.test(text) && (readMark(text)?.rest ?? '') !== '')
	return !hasMarks && (counts[0] ?? 0) > 1 && counts.every((count, at) => at === 0 || count === (counts[at - 1] ?? 0) + 1)
}

/** Figures alone on a line count pages where they go up by one with a page's worth of text between them. */
function countPages(all: readonly RawLine[], alone: readonly number[]): boolean {
	const [first, last] = [alone[0], alone.at(-1)]
	if (first === undefined || last === undefined || alone.length < 2) return false
	const pages = alone.map((index) => Number(all[index]?.text))
	const areInOrder = pages.every((page, at) => at === 0 || page === (pages[at - 1] ?? 0) + 1)
	const between = all.slice(first, last).reduce((sum, { text }) => sum + text.length, 0)
	return areInOrder && between > leastOfPage * (alone.length - 1)
}

/** A figure that no paragraph can have: a number stands behind it already, a sentence goes on around it, or the number before it is of another kind. */
function standsBetween(all: readonly RawLine[], index: number, isElse: (index: number) => boolean): boolean {
	const [before, after] = [all[nearest(all, index, -1, isElse)]?.text ?? '', all[nearest(all, index, 1, isElse)]?.text ?? '']
	if (/^\p{Ll}/u.test(after) && !isEnded(before)) return true
	const counted = markBefore(all, index)
	if (readMark(after) !== null) return counted !== null || before !== ''
	return counted !== null && counted.rest !== '' && !isNext(counted.path, [Number(all[index]?.text)])
}

/** How far to look for the number of the paragraph before. */
const nearby = 60

function markBefore(all: readonly RawLine[], index: number): Mark | null {
	for (let at = index - 1; at >= 0 && at > index - nearby; at -= 1) {
		const mark = readMark(all[at]?.text ?? '')
		if (mark && mark.style !== 'a' && mark.style !== 'i' && mark.rest !== '') return mark
	}
	return null
}
