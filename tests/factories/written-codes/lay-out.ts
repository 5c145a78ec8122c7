import type { Chance } from './chance.ts'
import type { Piece } from './write-code.ts'

/** A line as it is printed. `from`: how many letters of its piece stand before it. */
export type PrintedLine = { text: string; letters: string; piece: Piece | null; from: number }
export type Layout = {
	blanks: 0 | 1 | 2
	width: number
	divides: boolean
	hangs: number
	indents: number
	parts: boolean
	pointsTight: boolean
}

export const lettersOf = (text: string): string => (text.match(/[\p{L}\p{N}\p{M}\p{Sc}%]/gu) ?? []).join('')

export function chooseLayout(chance: Chance): Layout {
	const isWrapped = chance.happens(50)
	return {
		blanks: chance.oneOf([0, 1, 1, 1, 2] as const),
		width: isWrapped ? chance.oneOf([56, 64, 72, 78, 90, 100]) : Infinity,
		divides: isWrapped && chance.happens(15),
		hangs: isWrapped ? chance.oneOf([0, 0, 3, 4]) : 0,
		indents: chance.oneOf([0, 0, 2, 4]),
		parts: !isWrapped && chance.happens(6),
		pointsTight: chance.happens(50),
	}
}

/** The words of a piece with its number before them, and how it is divided into lines. */
function linesOf(piece: Piece, layout: Layout): string[] {
	const { printed, text, role } = piece
	const isGlued = printed.endsWith('\u0000')
	if (layout.parts && role === 'clause' && /^\d+\.?$/.test(printed)) return [printed, '', text]
	const whole = printed === '' ? text : printed.replace('\u0000', '') + (isGlued ? '' : ' ') + text
	if (role === 'title' || role === 'section') return [whole]
	const room = layout.width - (role === 'point' ? layout.indents : 0) - (piece.bullet ? 2 : 0)
	const lines: string[] = []
	let line = ''
	for (const word of whole.split(' ')) {
		const hang = lines.length > 0 ? layout.hangs : 0
		if (line !== '' && line.length + 1 + word.length + hang > room) {
			const cut = layout.divides && /^[a-z]{7,}$/.test(word) && line.length + 5 + hang < room ? 4 : 0
			lines.push(cut > 0 ? `${line} ${word.slice(0, cut)}-` : line)
			line = word.slice(cut)
		} else line += (line === '' ? '' : ' ') + word
	}
	return [...lines, line]
}

/** The pieces as a printer lays them out, a line each; blank lines belong to none. */
export function layOut(pieces: readonly Piece[], layout: Layout): PrintedLine[] {
	const printed: PrintedLine[] = []
	const blank: PrintedLine = { text: '', letters: '', piece: null, from: 0 }
	for (const [at, piece] of pieces.entries()) {
		const isTight = piece.role === 'point' && layout.pointsTight && (pieces[at - 1]?.role === 'point' || layout.blanks < 2)
		if (at > 0 && !isTight) for (let each = 0; each < layout.blanks; each += 1) printed.push(blank)
		let from = 0
		for (const [index, text] of linesOf(piece, layout).entries()) {
			const indent = ' '.repeat((piece.role === 'point' ? layout.indents : 0) + (index > 0 ? layout.hangs + (piece.bullet ? 2 : 0) : 0))
			const bullet = index === 0 && piece.bullet !== '' ? `${piece.bullet} ` : ''
			const letters = lettersOf(text)
			printed.push(text === '' ? blank : { text: indent + bullet + text, letters, piece, from })
			from += letters.length
		}
	}
	return printed
}
