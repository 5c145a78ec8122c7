import type { ClauseBlock } from '#app/features/code/edition/clause-blocks.ts'
import type { Placed } from './find-headings.ts'

/** A list that points may still join: where it stands, how it counts, and how far it has come. */
type Open = { indent: number; kind: string; count: number }

/** How deep each point of a list stands. A point one space further in is no deeper, unless the one before ends with a colon: such spaces are a printer's. */
export function nestPoints(pieces: readonly Placed[]): ClauseBlock[] {
	let open: Open[] = []
	let before = ''
	return pieces.map(({ block, as }): ClauseBlock => {
		const { kind, indent, mark } = block
		if (kind === 'table') {
			open = []
			return { kind: 'table', depth: 0, text: as }
		}
		if (kind === 'text') {
			const isInPoint = open.length > 0 && indent >= 2 && indent > (open.at(-1)?.indent ?? 0)
			if (!isInPoint) open = []
			return { kind: 'paragraph', depth: open.length, text: as }
		}
		open = openFor({ indent, ...countOf(block, open.at(-1)) }, open, before)
		before = as
		const text = kind === 'numbered' && mark ? `${mark.printed} ${as}` : as
		return { kind: 'item', depth: open.length - 1, text }
	})
}

/** The lists that are open once this point stands. */
function openFor(point: Open, open: readonly Open[], before: string): Open[] {
	const top = open.at(-1)
	if (!top) return [point]
	const isFurtherIn = point.indent >= top.indent + 2 || (point.indent > top.indent && /:["'”’*)]*$/.test(before))
	if (point.kind === top.kind) {
		if (isFurtherIn) return [...open, point]
		const isFurtherOut = point.indent < top.indent && open.length > 1
		return isFurtherOut ? openFor(point, open.slice(0, -1), before) : [...open.slice(0, -1), { ...point, indent: top.indent }]
	}
	const same = open.findLastIndex(({ kind }) => kind === point.kind)
	if (same >= 0) return [...open.slice(0, same), { ...point, indent: open[same]?.indent ?? point.indent }]
	return point.indent < top.indent - 1 ? openFor(point, open.slice(0, -1), before) : [...open, point]
}

function countOf({ mark, bullet }: Placed['block'], top: Open | undefined): { kind: string; count: number } {
	if (!mark) return { kind: bullet === '–' || bullet === '—' ? '-' : (bullet ?? ''), count: 0 }
	const count = mark.path.at(-1) ?? 0
	// `i` after `h` is a letter, and else a numeral; `v` only after `iv`, and `c` after `b`.
	const isNumeral =
		top?.kind === 'i' ? mark.orRoman === top.count + 1 : mark.orRoman === 1 && !(top?.kind === 'a' && count === top.count + 1)
	return mark.orRoman !== undefined && isNumeral ? { kind: 'i', count: mark.orRoman } : { kind: mark.style, count }
}
