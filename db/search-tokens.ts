import { foldLetters, foldOtherwise } from './fold-letters.ts'

/**
 * What the index of the search holds of a person or a team, and what it is asked for. Both sides fold by the same functions: the index by way of `name_tokens` and its
 * like (`open.server.ts`), the query by way of `readSearch`.
 */

const notInWord = /[^\p{L}\p{N}]+/u
const wordsIn = (folded: string): string[] => folded.split(notInWord).filter((word) => word !== '')

/** `a`, `b`, `c` → `abc`, `bc`, `c`: whatever is typed as one word, from the beginning of any of them. */
const runsOn = (words: readonly string[]): string[] => words.map((_, first) => words.slice(first).join(''))

/** Both ways to type it, most often the same one. */
const bothWays = (text: string): string[] => [...new Set([foldLetters(text), foldOtherwise(text)])]

/** `Zoë`, `O’Neill` → `zoe`, `o`, `neill`, and what they are run together, in either order. */
export const tokensOfName = (givenName: string, familyName: string): string[] => [
	...new Set(
		[foldLetters, foldOtherwise].flatMap((fold) => {
			const [given, family] = [wordsIn(fold(givenName)), wordsIn(fold(familyName))]
			return [...given, ...family, ...runsOn([...given, ...family]), ...runsOn([...family, ...given])]
		}),
	),
]

/** Any part of a number of at least three characters finds it. */
const shortestPart = 3
/** Zeros that stand before a number: `004217`, `AB0123`. */
const leadingZeros = /(^|\p{L})0+(?=\d)/gu
const withoutZeros = (word: string): string => word.replace(leadingZeros, '$1')

/** `A-004217` → whole, in its parts, without the zeros, and from every character on. */
export function tokensOfNumber(employeeNumber: string): string[] {
	const words = wordsIn(foldLetters(employeeNumber))
	const whole = words.join('')
	const ends = Array.from({ length: Math.max(0, whole.length - shortestPart + 1) }, (_, from) => whole.slice(from))
	return [...new Set([whole, ...words, ...ends, withoutZeros(whole), ...words.map(withoutZeros)])].filter((token) => token !== '')
}

/** `jane.smith@example.gov.uk` → the address in one piece, and the words before the @ as those of a name. */
export function tokensOfEmail(email: string | null): string[] {
	if (email === null || email === '') return []
	const folded = foldLetters(email)
	const own = wordsIn(folded.slice(0, folded.lastIndexOf('@')))
	return [...new Set([wordsIn(folded).join(''), ...own, ...runsOn(own)])]
}

export const tokensOfUnit = (name: string): string[] => tokensOfName('', name)

/** What a token may be: the beginning of it, or all of it; of an e-mail address, or of anything. */
export type SearchTerm = { token: string; isPrefix: boolean; ofEmail: boolean }
/** For each word that was typed, the terms of which one has to be found. */
export type Search = readonly (readonly SearchTerm[])[]

const mostWords = 8
/** So many words may have been typed for one: `van der berg` for Vanderberg. */
const longestRun = 3
const isEmail = /^[^@\s]*[\p{L}\p{N}][^@\s]*@/u
/** What people leave out or put in: `oneill`, `smith-jones`. */
const leftOut = /['\u00ad\u2212⁃\p{Pd}]+/gu

/** What somebody typed, ready to be looked for. Empty where there is neither letter nor digit in it. */
export function readSearch(text: string): Search {
	const words = text
		.split(/\s+/)
		.flatMap((chunk): Word[] => (isEmail.test(chunk) ? [{ email: chunk }] : bothTyped(chunk)))
		.filter((word) => 'email' in word || word.some((way) => way !== ''))
		.slice(0, mostWords)
	return words.map((word, at) => ('email' in word ? [termOfEmail(word.email)] : termsOfWord(words, at)))
}

type Word = string[] | { email: string }

/** The words of a chunk, each in the ways in which it may be meant. */
function bothTyped(chunk: string): string[][] {
	const [one = [], other = one] = bothWays(chunk).map((way) => wordsIn(way.replace(leftOut, '')))
	return one.map((word, index) => [...new Set([word, other[index] ?? word])])
}

const termOfEmail = (email: string): SearchTerm => ({ token: wordsIn(foldLetters(email)).join(''), isPrefix: true, ofEmail: true })

/** The word, what it makes with its neighbours, and as a number without its zeros. */
function termsOfWord(words: readonly Word[], at: number): SearchTerm[] {
	const tokens = new Set<string>()
	for (let from = Math.max(0, at - longestRun + 1); from <= at; from += 1) {
		for (let to = at; to < Math.min(words.length, from + longestRun); to += 1) {
			for (const way of [0, 1]) {
				const run = words.slice(from, to + 1).map((word) => ('email' in word ? null : (word[way] ?? word[0] ?? '')))
				if (!run.includes(null)) tokens.add(run.join(''))
			}
		}
	}
	const [word] = words.slice(at)
	const short = word && !('email' in word) ? withoutZeros(word[0] ?? '') : ''
	const terms = [...tokens].map((token) => ({ token, isPrefix: true, ofEmail: false }))
	// Few digits begin many numbers: without their zeros they are meant as they are.
	return short === '' || tokens.has(short) ? terms : [...terms, { token: short, isPrefix: short.length >= shortestPart, ofEmail: false }]
}

/** The tokens of a person, those of their e-mail address apart. */
export type SearchedTokens = { tokens: readonly string[]; emailTokens: readonly string[] }

/** What the index answers to a search, for those whom it does not hold: a name that is no longer anybody's. A test holds the two equal. */
export const matchesSearch = (search: Search, { tokens, emailTokens }: SearchedTokens): boolean =>
	search.length > 0 &&
	search.every((terms) =>
		terms.some(({ token, isPrefix, ofEmail }) =>
			[...emailTokens, ...(ofEmail ? [] : tokens)].some((found) => (isPrefix ? found.startsWith(token) : found === token)),
		),
	)
