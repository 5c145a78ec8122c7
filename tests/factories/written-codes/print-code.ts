import { damageLines, damagePieces, type Damage } from './damage.ts'
import { furnish, type Furniture } from './furnish.ts'
import { chooseLayout, layOut, type Layout, type PrintedLine } from './lay-out.ts'
import { writeCode, type Piece } from './write-code.ts'

/** A document and what it means, line by line. */
export type PrintedCode = {
	seed: number
	style: string
	look: string
	layout: Layout
	furniture: Furniture
	damage: Damage
	lines: PrintedLine[][]
	source: string
}

/** One document of all that there may be, by its seed. */
export function printCode(seed: number): PrintedCode {
	const { chance, pieces, style, look } = writeCode(seed)
	const { pieces: damaged, damage: wish } = damagePieces(pieces, chance)
	const layout = chooseLayout(chance)
	const meant = new Map<Piece, Piece>(damaged.map((piece, at) => [piece, pieces[at] as Piece]))
	const furnished = furnish(layOut(damaged, layout), chance)
	const { lines, damage } = damageLines(furnished.lines, wish, chance)
	const source = lines
		.map((line) => line.map(({ text }) => text.trimEnd()).reduce((one, other) => `${one} ${other.trim()}`))
		.join(chance.happens(10) ? '\r\n' : '\n')
	const named = lines.map((line) => line.map((each) => ({ ...each, piece: each.piece && (meant.get(each.piece) ?? each.piece) })))
	return { seed, style, look, layout, furniture: furnished.furniture, damage, lines: named, source }
}

/**
 * Nothing is wrong with it, nothing stands around it, and its layout says where a paragraph ends: a blank line, a number, or the end of a line. Where lines are
 * broken by hand and no line is blank, where words are divided, or where numbers stand alone, nobody can be sure.
 */
export const isUsual = ({ damage, furniture, layout }: PrintedCode): boolean =>
	damage === 'none' && furniture === 'none' && !layout.parts && !layout.divides && (layout.blanks > 0 || layout.width === Infinity)
