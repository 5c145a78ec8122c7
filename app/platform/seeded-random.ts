import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type SeededRandom = ReturnType<typeof seededRandom>

/** Chance that can be had again: the same seed (32 bits) gives the same order. */
export function seededRandom(seed: number) {
	const generator = xoroshiro128plus(seed)
	const shuffled = <T>(list: readonly T[]): T[] => {
		const result = [...list]
		for (let last = result.length - 1; last > 0; last -= 1) {
			const other = uniformInt(generator, 0, last)
			const kept = result[last] as T
			result[last] = result[other] as T
			result[other] = kept
		}
		return result
	}
	/** Never the order it came in: steps to put in order must not be in order already. */
	const shuffledApart = <T>(list: readonly T[]): T[] => {
		const result = shuffled(list)
		return result.every((value, index) => value === list[index]) ? [...result.slice(1), ...result.slice(0, 1)] : result
	}
	return { shuffled, shuffledApart }
}
