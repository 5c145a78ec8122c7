import { isEnded, isLeftOpen, isTitleLike, startsSmall } from './line-shape.ts'
import { isNext } from './number-order.ts'
import type { Placed } from './find-headings.ts'
import type { Unsure } from './outline.ts'

type Counted = { path: number[]; indent: number; number: string; isBulleted: boolean }

/** How far the numbers have come. */
type Progress = {
	last: Counted | null
	/** The number of the last heading that has one; empty if none has. */
	lastHeading: number[]
	/** The list that points may still join. */
	list: Counted | null
	/** No paragraph stands between here and the heading above. */
	isUnderHeading: boolean
}

/**
 * Which numbered pieces are paragraphs of the Code, and which are points of a list inside one. Numbers may begin again under a heading. What does not count up
 * is told.
 */
export function findParagraphs(placed: Placed[]): { paragraphs: Set<Placed>; unsure: Unsure[] } {
	const paragraphs = new Set<Placed>()
	const unsure: Unsure[] = []
	const restarts: Unsure[] = []
	let progress: Progress = { last: null, lastHeading: [], list: null, isUnderHeading: true }
	for (const [index, piece] of placed.entries()) {
		const line = piece.block.lines[0]
		const counted = countOf(piece)
		const tell = (why: string | null, to = unsure) => why !== null && to.push({ line, why })
		if (piece.isHeading) {
			if (counted) tell(doubtOfHeading(counted, progress))
			progress = { ...progress, isUnderHeading: true, lastHeading: counted?.path ?? progress.lastHeading }
		} else if (counted && isUnderStem(counted, placed, index, progress)) {
			if (!startsSmall(piece.as)) tell(`Number ${counted.number} was taken for a point under the line before it, but may be a paragraph.`)
			progress = { ...progress, list: counted, isUnderHeading: false, last: progress.last }
		} else if (counted && joinsList(counted, progress)) progress = { ...progress, list: counted }
		else if (counted && startsList(counted, progress)) {
			tell(doubtOfList(counted, progress, placed[index - 1]?.as ?? ''))
			progress = { ...progress, list: counted }
		} else if (counted) {
			tell(doubtOfNumber(counted, progress))
			tell(restart(counted, progress), restarts)
			paragraphs.add(piece)
			progress = { ...progress, last: counted, list: null, isUnderHeading: false }
		}
	}
	// Once may be a slip; a document that does it again does it in every section.
	return { paragraphs, unsure: restarts.length === 1 ? [...unsure, ...restarts] : unsure }
}

function countOf({ block: { kind, mark, indent, bullet } }: Placed): Counted | null {
	return kind === 'numbered' && mark ? { path: mark.path, indent, number: mark.number, isBulleted: bullet !== null } : null
}

/** `The officer must:` has no number, and what follows it finishes its sentence. */
function isUnderStem(counted: Counted, placed: readonly Placed[], index: number, { isUnderHeading }: Progress): boolean {
	const [piece, before] = [placed[index], placed[index - 1]]
	if (!isUnderHeading || !piece || before?.block.kind !== 'text' || before.isHeading || !isFirst(counted) || counted.path.length > 1)
		return false
	const announces = /[:—–-]["'”’)*]*$/.test(before.as.slice(-10)) || isLeftOpen(before.as)
	return announces && (startsSmall(piece.as) || /[;,](?:\s*(?:and|or))?$/.test(piece.as.slice(-20)) || isTitleLike(piece.as))
}

const isFirst = ({ path }: Counted): boolean => path.at(-1) === 1

/** The number counts on from the last paragraph, or from the heading that it stands under. */
const follows = ({ path }: Counted, { last, lastHeading, isUnderHeading }: Progress): boolean =>
	last === null || isNext(last.path, path) || (isUnderHeading && isNext(lastHeading, path))

function joinsList(counted: Counted, progress: Progress): boolean {
	const { list, isUnderHeading } = progress
	if (!list || isUnderHeading || !isNext(list.path, counted.path)) return false
	return !(follows(counted, progress) && counted.indent < list.indent)
}

const startsList = (counted: Counted, progress: Progress): boolean =>
	!progress.isUnderHeading && isFirst(counted) && !follows(counted, progress)

function doubtOfHeading({ path, number }: Counted, { last, lastHeading }: Progress): string | null {
	const isCounted = isNext(lastHeading, path) || (last !== null && isNext(last.path, path))
	return lastHeading.length > 0 && !isCounted ? gap(number, lastHeading.join('.')) : null
}

function doubtOfList({ path, number, indent, isBulleted }: Counted, { last }: Progress, before: string): string | null {
	if (last === null || (isBulleted && path.length === 1) || indent > last.indent + 1) return null
	const why = isEnded(before)
		? 'a list inside the paragraph before it'
		: 'a list inside the paragraph before it, although that paragraph does not announce one'
	return `Number ${number} was taken for the start of ${why}.`
}

/** Nothing of a number that begins again at one: that is `restart`. */
function doubtOfNumber(counted: Counted, progress: Progress): string | null {
	const { number, path } = counted
	const { last, lastHeading } = progress
	if (last === null) return path[0] !== 1 && lastHeading.length === 0 ? `The first number is ${number}.` : null
	if (follows(counted, progress) || isFirst(counted)) return null
	return number === last.number ? `Number ${number} stands twice.` : gap(number, last.number)
}

function restart(counted: Counted, progress: Progress): string | null {
	const { last } = progress
	if (last === null || follows(counted, progress) || !isFirst(counted)) return null
	return `The numbers begin again at ${counted.number}, after ${last.number}.`
}

const gap = (number: string, before: string): string =>
	`Number ${number} comes after ${before}: one may be missing, or may have been joined to the text before it.`
