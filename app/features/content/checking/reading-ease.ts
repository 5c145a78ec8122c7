import { withoutLegalNames } from './legal-names.ts'
import { wordsOf } from '#app/features/content/markdown/plain-text.ts'

/** The least that a page and a bank should reach. */
export const plainEnough = 55
export const writePlainer = `Bring it to ${plainEnough} or more: shorter sentences, shorter words.`

/** A close estimate: groups of vowels, less the silent endings. */
export function countSyllables(word: string): number {
	const letters = word.toLowerCase().replace(/[^a-z]/g, '')
	if (letters.length <= 3) return 1
	const spoken = letters.replace(/(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
	return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

/** Flesch reading ease: 60 and above is plain English. Every line ends a sentence; the names of laws and public bodies count as one short word. */
export function readingEase(text: string): number {
	const prose = withoutLegalNames(text)
	const words = wordsOf(prose)
	if (words.length === 0) return 0
	const sentences = prose.split(/[.!?]+(?=["'”’)]*\s)|\n/).filter((part) => /\p{L}/u.test(part))
	const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0)
	const ease = 206.835 - 1.015 * (words.length / Math.max(1, sentences.length)) - 84.6 * (syllables / words.length)
	return Math.round(ease)
}
