/** What two texts have in common, each figure from 0 to 1. A word counts more the fewer texts hold it: "the" says nothing, "reprography" nearly everything. */
export type Overlap = {
	/** Which of the first texts, which of the second. */
	before: number
	after: number
	likeness: number
	/** How much of the one is in the other. */
	beforeInAfter: number
	afterInBefore: number
}

type Features = { ids: number[]; weight: number }

/** Words, and pairs of neighbours, which tell a sentence kept from a subject kept. */
function featuresOf(text: string): Set<string> {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
	const features = new Set(words)
	words.forEach((word, index) => index > 0 && features.add(`${words[index - 1]} ${word}`))
	return features
}

/** Every pair of texts that have anything in common, through an index of their words: 300 against 300 take some ten milliseconds. */
export function findOverlaps(before: readonly string[], after: readonly string[]): Overlap[] {
	const number = new Map<string, number>()
	const held: number[] = []
	const read = (text: string): number[] =>
		[...featuresOf(text)].map((feature) => {
			const id = number.get(feature) ?? number.size
			if (id === number.size) number.set(feature, id)
			held[id] = (held[id] ?? 0) + 1
			return id
		})
	const [olds, news] = [before.map(read), after.map(read)]
	const texts = before.length + after.length
	const weights = Float64Array.from(held, (count) => Math.log(1 + texts / count))
	const weigh = (ids: number[]): Features => ({ ids, weight: ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0) })
	const oldFeatures = olds.map(weigh)

	const holders: number[][] = held.map(() => [])
	oldFeatures.forEach(({ ids }, index) => ids.forEach((id) => holders[id]?.push(index)))
	return news.map(weigh).flatMap(({ ids, weight }, index) => {
		const common = new Float64Array(before.length)
		for (const id of ids) for (const old of holders[id] ?? []) common[old] = (common[old] ?? 0) + (weights[id] ?? 0)
		return oldFeatures.flatMap(({ weight: oldWeight }, old): Overlap[] => {
			const shared = common[old] ?? 0
			if (shared === 0) return []
			return [
				{
					before: old,
					after: index,
					likeness: (2 * shared) / (weight + oldWeight),
					beforeInAfter: shared / oldWeight,
					afterInBefore: shared / weight,
				},
			]
		})
	})
}
