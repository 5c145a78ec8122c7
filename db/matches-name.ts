/** `Zoë O’Neill-Shah` → `zoe`, `o`, `neill`, `shah`. */
const tokensOf = (text: string): string[] =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((token) => token !== '')

const holds = (field: readonly string[], phrase: readonly string[]): boolean =>
	field.some((_, start) =>
		phrase.every((token, index) => {
			const found = field[start + index]
			return index === phrase.length - 1 ? found?.startsWith(token) : found === token
		}),
	)

/**
 * What `people_search` answers to a query of several words, each the beginning of one: for names that are not in that index, because they are no longer anybody's.
 * A test holds the two equal.
 */
export function matchesName(words: readonly string[], fields: readonly string[]): boolean {
	const phrases = words.map(tokensOf).filter((phrase) => phrase.length > 0)
	const tokens = fields.map(tokensOf)
	return phrases.length > 0 && phrases.every((phrase) => tokens.some((field) => holds(field, phrase)))
}
