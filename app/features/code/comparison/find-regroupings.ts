import { findOverlaps } from './find-overlaps.ts'
import { bindingText, type Passage } from './passages.ts'

/** So much of a part has to be in the whole. */
const isPart = 0.6

/** One passage and the several that it became, or the several that it was. */
export type Regrouping = { whole: Passage; parts: Passage[] }

export type Sides = {
	removed: readonly Passage[]
	added: readonly Passage[]
	/** Those with one id in both editions, and other words. */
	changed: readonly { before: Passage; after: Passage }[]
}

/**
 * Passages that were divided, and passages that were joined: most words of each part are in the whole. One part may have kept the id of the whole; else the whole
 * is gone, or is new.
 */
export function findRegroupings({ removed, added, changed }: Sides): { splits: Regrouping[]; merges: Regrouping[] } {
	if (removed.length + added.length === 0) return { splits: [], merges: [] }
	const olds = [...removed, ...changed.map(({ before }) => before)]
	const news = [...added, ...changed.map(({ after }) => after)]
	const kept = new Set(changed.map(({ before }) => before.id))
	const overlaps = findOverlaps(olds.map(bindingText), news.map(bindingText)).flat()
	const inOlds = overlaps.map((overlap) => ({ whole: overlap.before, part: overlap.after, share: overlap.afterInBefore }))
	const splits = group(olds, news, inOlds, kept)
	const divided = new Set(splits.flatMap(({ whole, parts }) => [whole, ...parts]))
	const inNews = overlaps.map((overlap) => ({ whole: overlap.after, part: overlap.before, share: overlap.beforeInAfter }))
	const merges = group(news, olds, inNews, kept).filter(({ whole, parts }) => ![whole, ...parts].some((passage) => divided.has(passage)))
	return { splits, merges }
}

type Share = { whole: number; part: number; share: number }

function group(wholes: readonly Passage[], parts: readonly Passage[], shares: readonly Share[], kept: ReadonlySet<string>): Regrouping[] {
	const best = new Map<number, Share>()
	for (const share of shares) {
		if (share.share >= isPart && share.share > (best.get(share.part)?.share ?? 0)) best.set(share.part, share)
	}
	const found = new Map<number, Passage[]>()
	parts.forEach((passage, index) => {
		const whole = best.get(index)?.whole
		if (whole === undefined || (kept.has(passage.id) && passage.id !== wholes[whole]?.id)) return
		found.set(whole, [...(found.get(whole) ?? []), passage])
	})
	return wholes.flatMap((whole, index) => {
		const together = found.get(index) ?? []
		const hasOwn = !kept.has(whole.id) || together.some(({ id }) => id === whole.id)
		return together.length > 1 && hasOwn ? [{ whole, parts: together }] : []
	})
}
