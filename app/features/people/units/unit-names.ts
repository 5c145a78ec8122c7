import { pairsOf, share } from '#app/platform/nearest.ts'
import { foldLetters } from '#db/fold-letters.ts'

/** From the largest to the smallest. */
export const unitLevels = ['directorate', 'service', 'team'] as const
export type UnitLevel = (typeof unitLevels)[number]

/** Where somebody works, in names. */
export type UnitPath = { directorate: string; service: string; team: string }

/** The units that stand above one of this level. */
export const levelsAbove = (level: UnitLevel): readonly UnitLevel[] => unitLevels.slice(0, unitLevels.indexOf(level))

/** What says nothing about which unit it is. */
const saysNothing = new Set([
	'the',
	'of',
	'for',
	'and',
	'a',
	'directorate',
	'department',
	'dept',
	'division',
	'service',
	'services',
	'team',
	'unit',
])

const wordsOf = (name: string): string[] =>
	foldLetters(name)
		.replaceAll('&', ' and ')
		.replaceAll("'", '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')

/** Two names with the same key are one name, typed otherwise: `Communities & Libraries`, `communities and  libraries`. */
export const keyOfUnit = (name: string): string => wordsOf(name).join(' ')

const tellingWords = (name: string): string[] => {
	const words = wordsOf(name)
	const telling = words.filter((word) => !saysNothing.has(word))
	return telling.length > 0 ? telling : words
}

const initialsOf = (words: readonly string[]) => words.map((word) => word[0]).join('')

/** Between 0 and 1: how alike two names of units are, by their letters, their words, or as a short form of one another (`HR`). */
function likeness(one: string, other: string): number {
	const [these, those] = [tellingWords(one), tellingWords(other)]
	if (these.join(' ') === those.join(' ')) return 1
	const isShort = (short: readonly string[], long: readonly string[]) =>
		long.length > 1 && short.length === 1 && short[0] === initialsOf(long)
	if (isShort(these, those) || isShort(those, these)) return 0.9
	return Math.max(share(pairsOf(these.join(' ')), pairsOf(those.join(' '))), share(these, those))
}

const numbersIn = (name: string): string => (name.match(/\d+/g) ?? []).join(' ')

/** Below this nothing is near. */
const near = 0.5

/** The known name that somebody most likely means who wrote another one; null where none is near. Of equals the first. */
export function nearestUnit(written: string, known: readonly string[]): string | null {
	let nearest: { name: string; likeness: number } | null = null
	for (const name of known) {
		// Highways 1 is not Highways 12, however alike the two are written.
		if (numbersIn(name) !== numbersIn(written)) continue
		const like = likeness(written, name)
		if (like >= near && like > (nearest?.likeness ?? 0)) nearest = { name, likeness: like }
	}
	return nearest?.name ?? null
}
