import type { Chance } from './chance.ts'
import type { PrintedLine } from './lay-out.ts'
import type { Piece } from './write-code.ts'

export type Damage =
	'none' | 'number lost' | 'numbers swapped' | 'number doubled' | 'line break lost' | 'figure mistaken' | 'sentence parted'

/** Numbered pieces with one of the same section before and behind: what is lost there can be missed. */
const between = (pieces: readonly Piece[]): number[] => {
	const numbered = pieces.flatMap((piece, at) => (piece.role === 'clause' && piece.number !== null ? [at] : []))
	return numbered.filter((at, index) => {
		const [before, next] = [numbered[index - 1], numbered[index + 1]]
		const isApart = (from: number, to: number) => pieces.slice(from, to).some(({ role }) => role === 'section')
		return before !== undefined && next !== undefined && !isApart(before, at) && !isApart(at, next)
	})
}

/** One thing goes wrong with a document. What was meant is the same as before. */
export function damagePieces(pieces: readonly Piece[], chance: Chance): { pieces: Piece[]; damage: Damage } {
	const wish = chance.oneOf([
		'none',
		'none',
		'number lost',
		'numbers swapped',
		'number doubled',
		'line break lost',
		'figure mistaken',
		'sentence parted',
	] as const)
	const places = between(pieces)
	if (wish === 'none' || wish === 'sentence parted' || wish === 'line break lost') return { pieces: [...pieces], damage: wish }
	if (places.length === 0) return { pieces: [...pieces], damage: 'none' }
	const at = chance.oneOf(places)
	const before = pieces.slice(0, at).findLastIndex(({ number }) => number !== null)
	const [own, former] = [pieces[at] as Piece, pieces[before] as Piece]
	const changed = [...pieces]
	if (wish === 'number lost') changed[at] = { ...own, printed: '' }
	if (wish === 'number doubled') changed[at] = { ...own, printed: former.printed }
	if (wish === 'numbers swapped') {
		changed[at] = { ...own, printed: former.printed }
		changed[before] = { ...former, printed: own.printed }
	}
	if (wish === 'figure mistaken') changed[at] = { ...own, printed: own.printed.replace(/1(?=\D*$)/, 'l').replace(/(?<=\d)\.(?=\d)/, ',') }
	return { pieces: changed, damage: changed[at]?.printed === own.printed ? 'none' : wish }
}

/** A line break is lost before a piece, or a blank line parts a sentence. */
export function damageLines(printed: readonly PrintedLine[], damage: Damage, chance: Chance): { lines: PrintedLine[][]; damage: Damage } {
	const alone = printed.map((line) => [line])
	const said = printed.flatMap((line, at) => (line.piece && line.piece.role !== 'furniture' ? [at] : []))
	if (damage === 'sentence parted') {
		const inside = said.filter(
			(at) => at > 0 && printed[at - 1]?.piece === printed[at]?.piece && !/[.:;]$/.test(printed[at - 1]?.text ?? ''),
		)
		if (inside.length === 0) return { lines: alone, damage: 'none' }
		const at = chance.oneOf(inside)
		return { lines: [...alone.slice(0, at), [{ text: '', letters: '', piece: null, from: 0 }], ...alone.slice(at)], damage }
	}
	if (damage !== 'line break lost') return { lines: alone, damage }
	// A paragraph without a number behind another is one with it then.
	const starts = said.filter(
		(at) =>
			printed[at]?.from === 0 &&
			at > 2 &&
			(printed[at]?.piece?.role === 'point' || printed[at]?.piece?.role === 'section' || printed[at]?.piece?.printed),
	)
	const at = chance.oneOf(starts)
	const before = printed.slice(0, at).findLastIndex(({ text, piece }) => text !== '' && piece?.role !== 'furniture')
	if (before < 1 || at === undefined || printed[before]?.piece?.role === 'title') return { lines: alone, damage: 'none' }
	const joined = [printed[before] as PrintedLine, printed[at] as PrintedLine]
	return {
		lines: [
			...alone.slice(0, before),
			joined,
			...alone.slice(before + 1, at).filter(([line]) => line?.text !== ''),
			...alone.slice(at + 1),
		],
		damage,
	}
}
