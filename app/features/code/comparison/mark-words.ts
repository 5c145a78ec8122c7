import { diffArrays } from 'diff'
import { comparable, type Block, type BlockKind } from '#app/features/code/edition/visible-blocks.ts'

export type Run = { kind: 'same' | 'added' | 'removed'; text: string }

/** A block with its changes: the words of both texts in one order to read, those removed before those that stand in their place. */
export type MarkedBlock = { kind: BlockKind; runs: Run[] }

/** Below this share of common words two blocks are not one that was edited, but an old one and a new one. */
const alike = 0.4

/** Fewer words than this between two changes are told twice, so that nobody reads "the" between two marks. */
const bridge = 3

/** What changed from one text to the other, word by word where a reader gains from it. */
export function markWords(before: readonly Block[], after: readonly Block[]): MarkedBlock[] {
	return alignBlocks(before, after).flatMap(([old, now]) => {
		if (old && now) return { kind: now.kind, runs: markBlock(old.text, now.text) }
		return [...(old ? markWhole([old], 'removed') : []), ...(now ? markWhole([now], 'added') : [])]
	})
}

export const markWhole = (blocks: readonly Block[], kind: Run['kind']): MarkedBlock[] =>
	blocks.map(({ kind: block, text }) => ({ kind: block, runs: [{ kind, text }] }))

type Pair = [Block | null, Block | null]

/** Which block became which, in order: the pairing with the most words in common. */
function alignBlocks(before: readonly Block[], after: readonly Block[]): Pair[] {
	const [olds, news] = [before.map(bagOf), after.map(bagOf)]
	const likeness = olds.map((old) => news.map((now) => shareOf(old, now)))
	const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1))
	const at = (row: number, column: number): number => best[row]?.[column] ?? 0
	const paired = (row: number, column: number): number => {
		const like = likeness[row]?.[column] ?? 0
		return like < alike ? -1 : like + at(row + 1, column + 1)
	}
	for (let row = before.length - 1; row >= 0; row--) {
		for (let column = after.length - 1; column >= 0; column--) {
			const cells = best[row]
			if (cells) cells[column] = Math.max(at(row + 1, column), at(row, column + 1), paired(row, column))
		}
	}
	const pairs: Pair[] = []
	let [row, column] = [0, 0]
	while (row < before.length || column < after.length) {
		if (row < before.length && column < after.length && paired(row, column) === at(row, column))
			pairs.push([take(before, row++), take(after, column++)])
		else if (row < before.length && (column === after.length || at(row + 1, column) >= at(row, column + 1)))
			pairs.push([take(before, row++), null])
		else pairs.push([null, take(after, column++)])
	}
	return pairs
}

const take = (blocks: readonly Block[], index: number): Block | null => blocks[index] ?? null

type Bag = { size: number; counts: ReadonlyMap<string, number> }

function bagOf({ text }: Block): Bag {
	const words = comparable(text.toLowerCase())
	const counts = new Map<string, number>()
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
	return { size: words.length, counts }
}

function shareOf(a: Bag, b: Bag): number {
	let common = 0
	for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0)
	return (2 * common) / (a.size + b.size)
}

type Piece = { same: string[]; removed: string[]; added: string[] }

function markBlock(before: string, after: string): Run[] {
	const [olds, news] = [before.split(' '), after.split(' ')]
	const whole: Run[] = [
		{ kind: 'removed', text: before },
		{ kind: 'added', text: after },
	]
	const half = Math.floor((olds.length + news.length) / 2)
	const parts = diffArrays(comparable(before), comparable(after), { maxEditLength: half })
	if (!parts) return whole
	const pieces: Piece[] = []
	let [old, now] = [0, 0]
	for (const { count, added, removed } of parts) {
		const last = pieces.at(-1)
		const change = last && last.same.length === 0 ? last : { same: [], removed: [], added: [] }
		if (!added && !removed) pieces.push({ same: news.slice(now, now + count), removed: [], added: [] })
		else {
			if (change !== last) pieces.push(change)
			if (added) change.added.push(...news.slice(now, now + count))
			else change.removed.push(...olds.slice(old, old + count))
		}
		if (!added) old += count
		if (!removed) now += count
	}
	const bridged = bridgePieces(pieces)
	const same = bridged.reduce((sum, piece) => sum + piece.same.length, 0)
	return same < half / 2 ? whole : bridged.flatMap(runsOf)
}

function bridgePieces(pieces: readonly Piece[]): Piece[] {
	const bridged: Piece[] = []
	pieces.forEach((piece, index) => {
		const isShort = piece.same.length > 0 && piece.same.length < bridge && index > 0 && index < pieces.length - 1
		const part = isShort ? { same: [], removed: piece.same, added: piece.same } : piece
		const last = bridged.at(-1)
		if (last && last.same.length === 0 && part.same.length === 0) {
			last.removed = [...last.removed, ...part.removed]
			last.added = [...last.added, ...part.added]
		} else bridged.push({ ...part })
	})
	return bridged
}

const runsOf = (piece: Piece): Run[] =>
	(['same', 'removed', 'added'] as const).flatMap((kind) => (piece[kind].length > 0 ? [{ kind, text: piece[kind].join(' ') }] : []))
