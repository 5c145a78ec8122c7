import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type Chance = ReturnType<typeof chanceOf>

/** Chance that can be had again by its seed. */
export function chanceOf(seed: number) {
	const generator = xoroshiro128plus(seed)
	const upTo = (last: number) => uniformInt(generator, 0, last)
	return {
		between: (first: number, last: number) => first + upTo(last - first),
		oneOf: <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T,
		/** In so many of a hundred. */
		happens: (percent: number) => upTo(99) < percent,
	}
}
