import { findOverlaps, type Overlap } from './find-overlaps.ts'
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

/** Passages that were divided: most words of each part were in the whole. One part may have kept the id of the whole; else the whole is gone. */
export function findSplits({ removed, added, changed }: Sides): Regrouping[] {
	if (added.length === 0) return []
	const wholes = [...removed, ...changed.map(({ before }) => before)]
	const parts = [...added, ...changed.map(({ after }) => after)]
	const kept = new Set(changed.map(({ before }) => before.id))
	const best = new Map<number, Overlap>()
	for (const overlap of findOverlaps(wholes.map(bindingText), parts.map(bindingText))) {
		if (overlap.afterInBefore >= isPart && overlap.afterInBefore > (best.get(overlap.after)?.afterInBefore ?? 0))
			best.set(overlap.after, overlap)
	}
	return wholes.flatMap((whole, index) => {
		const found = parts.filter(({ id }, part) => best.get(part)?.before === index && (!kept.has(id) || id === whole.id))
		const hasOwn = !kept.has(whole.id) || found.some(({ id }) => id === whole.id)
		return found.length > 1 && hasOwn ? [{ whole, parts: found }] : []
	})
}

/** Passages that were joined: the same, read backwards. */
export const findMerges = ({ removed, added, changed }: Sides): Regrouping[] =>
	findSplits({ removed: added, added: removed, changed: changed.map(({ before, after }) => ({ before: after, after: before })) })
