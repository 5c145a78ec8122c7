import type { Unprintable } from './unprintable.ts'

/** What was to be drawn within one mark. `inPieces`: it is one of the pieces of a text that goes on over the page; each has all of its words. */
export type DrawnWords = { page: number; words: string; inPieces: boolean }

/**
 * Holds the texts that were to be drawn against those that are read in the file, by page and mark. Only the breaks of lines may differ, and how a letter with
 * its marks is spelt: drawn in one piece or in several, it is the same letter.
 */
export function compareWords(drawn: readonly DrawnWords[], read: readonly (readonly string[])[]): Unprintable[] {
	const left = read.map((marks) => [...marks])
	const texts: { words: string; read: string }[] = []
	for (const { page, words, inPieces } of drawn) {
		const found = left[page - 1]?.shift() ?? ''
		const begun = inPieces && texts.find((text) => text.words === words && !isRead(text))
		if (begun) begun.read += found
		else texts.push({ words, read: found })
	}
	const wrong = texts.filter((text) => !isRead(text)).map(({ words }) => words)
	const unasked = left.flat().filter((found) => found !== '')
	return [...wrong, ...unasked].map((text) => ({ text, missing: [] }))
}

const isRead = ({ words, read }: { words: string; read: string }) => plain(words) === plain(read)

const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
