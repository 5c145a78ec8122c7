const atMostWords = 8

/** The words somebody typed. What is neither letter nor digit says nothing on its own. */
export const wordsOf = (text: string): string[] =>
	text
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word))
		.slice(0, atMostWords)

/** In quotes nothing is a sign of the query language of FTS5. */
const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`

/** The words as a query of FTS5: each is the beginning of one. Null if there is none. */
export const matchAll = (words: readonly string[]): string | null => words.map((word) => `${quoted(word)}*`).join(' ') || null

/** Each is a whole word. */
export const matchWhole = (words: readonly string[]): string => words.map(quoted).join(' ')
