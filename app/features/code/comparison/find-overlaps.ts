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

/** Words that stand in more than a quarter of many texts tell nothing apart, and looking them up would take most of the time. */
const many = 40
const everywhere = 1 / 4

/** Pairs with less in common are not worth telling. */
const faint = { likeness: 0.1, part: 0.5 }

/** For each of the later texts the earlier ones that it has something in common with, found through an index of their words. */
export function findOverlaps(before: readonly string[], after: readonly string[]): Overlap[][] {
	const { olds, news, weights } = weigh(before, after)
	const weightOf = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0)
	const oldWeights = olds.map(weightOf)
	const holders: number[][] = Array.from(weights, () => [])
	olds.forEach((ids, index) => ids.forEach((id) => holders[id]?.push(index)))

	const shared = new Float64Array(before.length)
	return news.map((ids, index) => {
		const weight = weightOf(ids)
		shared.fill(0)
		for (const id of ids) {
			const found = holders[id] ?? []
			const each = weights[id] ?? 0
			for (let at = 0; at < found.length; at++) add(shared, found[at] ?? 0, each)
		}
		const overlaps: Overlap[] = []
		for (let old = 0; old < shared.length; old++) {
			const common = shared[old] ?? 0
			const [beforeInAfter, afterInBefore] = [common / (oldWeights[old] ?? 1), common / weight]
			const likeness = (2 * common) / (weight + (oldWeights[old] ?? 0))
			if (common > 0 && (likeness >= faint.likeness || Math.max(beforeInAfter, afterInBefore) >= faint.part)) {
				overlaps.push({ before: old, after: index, likeness, beforeInAfter, afterInBefore })
			}
		}
		return overlaps
	})
}

const add = (sums: { [index: number]: number }, index: number, value: number): number => (sums[index] = (sums[index] ?? 0) + value)

/** Texts as numbers of their features: words, and pairs of neighbours, which tell a sentence kept from a subject kept. `weights` has the weight of each feature. */
function weigh(before: readonly string[], after: readonly string[]): { olds: number[][]; news: number[][]; weights: Float64Array } {
	const numbers = new Map<string | number, number>()
	const held: number[] = []
	const numberOf = (feature: string | number): number => {
		const known = numbers.get(feature)
		if (known !== undefined) return known
		numbers.set(feature, held.length)
		return held.push(0) - 1
	}
	const read = (text: string): number[] => {
		const features = new Set<number>()
		let last = -1
		for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
			const number = numberOf(word)
			features.add(number)
			if (last >= 0) features.add(numberOf(last * 2 ** 24 + number))
			last = number
		}
		for (const feature of features) add(held, feature, 1)
		return [...features]
	}
	const [olds, news] = [before.map(read), after.map(read)]
	const texts = before.length + after.length
	const most = texts < many ? texts : texts * everywhere
	const tells = (feature: number): boolean => (held[feature] ?? 0) <= most
	const weights = Float64Array.from(held, (count) => Math.log(1 + texts / count))
	return { olds: olds.map((features) => features.filter(tells)), news: news.map((features) => features.filter(tells)), weights }
}
