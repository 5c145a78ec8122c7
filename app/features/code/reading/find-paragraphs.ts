import { isEnded } from './line-shape.ts'
import { isNext } from './number-marks.ts'
import type { Placed } from './find-headings.ts'
import type { Unsure } from './outline.ts'

type Counted = { path: number[]; indent: number }

/**
 * Which numbered pieces are paragraphs of the Code, and which are points of a list inside one. Numbers may begin again under a heading. What does not count up
 * is told.
 */
export function findParagraphs(placed: Placed[]): { paragraphs: Set<Placed>; unsure: Unsure[] } {
	const paragraphs = new Set<Placed>()
	const unsure: Unsure[] = []
	const restarts: Unsure[] = []
	let last: (Counted & { number: string }) | null = null
	let lastHeading: number[] = []
	let list: Counted | null = null
	let isUnderHeading = true
	let textBefore = ''
	for (const piece of placed) {
		const { block, isHeading, as } = piece
		const { mark, indent } = block
		const line = block.lines[0]
		const before = textBefore
		textBefore = as
		if (isHeading) {
			isUnderHeading = true
			if (block.kind !== 'numbered' || !mark) continue
			const follows = isNext(lastHeading, mark.path) || (last !== null && isNext(last.path, mark.path))
			if (lastHeading.length > 0 && !follows) unsure.push({ line, why: gap(mark.number, lastHeading.join('.')) })
			lastHeading = mark.path
			continue
		}
		if (block.kind !== 'numbered' || !mark) continue
		const { path, number } = mark
		const follows: boolean = last === null || isNext(last.path, path) || (isUnderHeading && isNext(lastHeading, path))
		const isFirst: boolean = path.at(-1) === 1
		const isDeeper: boolean = last !== null && (indent > last.indent + 1 || block.bullet !== null)
		if (list && isNext(list.path, path) && !(follows && indent < list.indent) && !isUnderHeading) {
			list = { path, indent }
			continue
		}
		if (last && !follows && isFirst && !isUnderHeading) {
			if (!isDeeper) {
				const why = isEnded(before)
					? 'a list inside the paragraph before it'
					: 'a list inside the paragraph before it, although that paragraph does not announce one'
				unsure.push({ line, why: `Number ${number} was taken for the start of ${why}.` })
			}
			list = { path, indent }
			continue
		}
		if (last && !follows) {
			if (isFirst) restarts.push({ line, why: `The numbers begin again at ${number}, after ${last.number}.` })
			else unsure.push({ line, why: number === last.number ? `Number ${number} stands twice.` : gap(number, last.number) })
		} else if (last === null && path[0] !== 1 && lastHeading.length === 0) unsure.push({ line, why: `The first number is ${number}.` })
		paragraphs.add(piece)
		last = { path, indent, number }
		list = null
		isUnderHeading = false
	}
	// Once may be a slip; a document that does it again does it in every section.
	return { paragraphs, unsure: restarts.length === 1 ? [...unsure, ...restarts] : unsure }
}

const gap = (number: string, before: string): string =>
	`Number ${number} comes after ${before}: one may be missing, or may have been joined to the text before it.`
