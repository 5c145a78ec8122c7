import { countWords } from '#app/features/content/markdown/plain-text.ts'
import { findRegroupings, type Sides } from './find-regroupings.ts'
import { markWhole, markWords, type MarkedBlock } from './mark-words.ts'
import { blocksOf, commonWording, wordsAsSeen, type Passage, type Wording } from './passages.ts'

export type ChangeKind = 'unchanged' | 'renumbered' | 'moved' | 'changed' | 'added' | 'removed' | 'split' | 'merged'

/** What became of a passage. One that was added has nothing before, one that was removed nothing after, one split or merged several. */
export type Change = {
	kind: ChangeKind
	before: Passage[]
	after: Passage[]
	/** The wording compared. */
	wording: Wording
	/** The words, with what changed; empty where there is nothing to read. Of one wording instead of another all are new. */
	blocks: MarkedBlock[]
	/** Words to read, those removed included. */
	words: number
}

/** Whether a passage stands in the section where it stood. */
type SamePlace = (before: Passage, after: Passage) => boolean

/** Every passage of two editions once: in the order of the new one, with those removed after the one that they followed. */
export function comparePassages(before: readonly Passage[], after: readonly Passage[], isSamePlace: SamePlace): Change[] {
	const { kept, sides } = pair(before, after)
	const { splits, merges } = findRegroupings(sides)
	const regrouped = new Set([...splits, ...merges].flatMap(({ whole, parts }) => [whole, ...parts]))
	const isLeft = (passage: Passage) => !regrouped.has(passage)
	const changes = [
		...kept.filter((change) => change.after.every(isLeft)).map((change) => placed(change, isSamePlace)),
		...splits.map(({ whole, parts }) => ({ ...weigh([whole], asPrinted(after, parts)), kind: 'split' as const })),
		...merges.map(({ whole, parts }) => ({ ...weigh(asPrinted(before, parts), [whole]), kind: 'merged' as const })),
		...sides.added.filter(isLeft).map((passage) => ({ ...weigh([], [passage]), kind: 'added' as const })),
		...sides.removed.filter(isLeft).map((passage) => ({ ...weigh([passage], []), kind: 'removed' as const })),
	]
	return inOrder(changes, before, after)
}

const asPrinted = (edition: readonly Passage[], parts: readonly Passage[]): Passage[] =>
	edition.filter((passage) => parts.includes(passage))

/** By id; then, among those left, by the very same words: a clause that only lost its id is the same clause to a reader. */
function pair(before: readonly Passage[], after: readonly Passage[]): { kept: Change[]; sides: Sides } {
	const olds = new Map(before.map((passage) => [passage.id, passage]))
	const news = new Set(after.map(({ id }) => id))
	const removed = before.filter(({ id }) => !news.has(id))
	const byWords = new Map<string, Passage[]>()
	for (const passage of removed) {
		const words = seen(passage)
		byWords.set(words, [...(byWords.get(words) ?? []), passage])
	}
	const added: Passage[] = []
	const kept = after.flatMap((passage) => {
		const old = olds.get(passage.id) ?? (removed.length > 0 ? byWords.get(seen(passage))?.shift() : undefined)
		if (!old) added.push(passage)
		return old ? [weigh([old], [passage])] : []
	})
	const found = new Set(kept.flatMap((change) => change.before.map(({ id }) => id)))
	const changed = kept.flatMap(({ kind, before: [old], after: [now] }) =>
		kind === 'changed' && old && now ? [{ before: old, after: now }] : [],
	)
	return { kept, sides: { removed: removed.filter(({ id }) => !found.has(id)), added, changed } }
}

const seen = (passage: Passage): string => wordsAsSeen(blocksOf([passage], null, true))

/**
 * Both sides in the wording that binds on both. Where the council's own wording binds instead of plain English, nobody has read it, however much it says the same: all
 * of it is to read, and what it was before is what they know.
 */
function weigh(before: Passage[], after: Passage[]): Change {
	const wording = commonWording([...before, ...after])
	const common = { before, after, wording }
	const withHeadings = wording !== null
	if (isVerbatim(before, after, wording)) return { ...common, kind: 'unchanged', blocks: [], words: 0 }
	const [old, now] = [blocksOf(before, wording, withHeadings), blocksOf(after, wording, withHeadings)]
	if (before.length > 0 && after.length > 0 && wordsAsSeen(old) === wordsAsSeen(now))
		return { ...common, kind: 'unchanged', blocks: [], words: 0 }
	const blocks = wording === null ? markWhole(blocksOf(after, wording, true), 'added') : markWords(old, now)
	return {
		...common,
		kind: 'changed',
		blocks,
		words: countWords(blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ')),
	}
}

/** To compare the letters spares reading the words, for nearly all of a Code that was revised. */
function isVerbatim([old, ...more]: Passage[], [now, ...others]: Passage[], wording: Wording): boolean {
	if (!old || !now || wording === null || more.length > 0 || others.length > 0) return false
	return old[wording] === now[wording] && old.heading === now.heading
}

function placed(change: Change, isSamePlace: SamePlace): Change {
	const {
		kind,
		before: [old],
		after: [now],
	} = change
	if (kind !== 'unchanged' || !old || !now) return change
	if (!isSamePlace(old, now)) return { ...change, kind: 'moved' }
	return old.number === now.number ? change : { ...change, kind: 'renumbered' }
}

function inOrder(changes: readonly Change[], before: readonly Passage[], after: readonly Passage[]): Change[] {
	const oldPlace = new Map(before.map((passage, index) => [passage, index]))
	const newPlace = new Map(after.map((passage, index) => [passage, index]))
	const present = changes.filter((change) => change.after.length > 0)
	const place = ({ after: [first] }: Change): number => (first && newPlace.get(first)) ?? 0
	present.sort((a, b) => place(a) - place(b))
	// Where each passage of before stands now; one that is gone stands behind the one before it.
	const nowAt = new Map<number, Change>()
	for (const change of present) for (const passage of change.before) nowAt.set(oldPlace.get(passage) ?? -1, change)
	const behind = new Map<Change | null, Change[]>()
	for (const change of changes.filter(({ kind }) => kind === 'removed')) {
		const [gone] = change.before
		let index = ((gone && oldPlace.get(gone)) ?? 0) - 1
		while (index >= 0 && !nowAt.has(index)) index--
		const anchor = nowAt.get(index) ?? null
		behind.set(anchor, [...(behind.get(anchor) ?? []), change])
	}
	return [...(behind.get(null) ?? []), ...present.flatMap((change) => [change, ...(behind.get(change) ?? [])])]
}
