import type { Unprintable } from './unprintable.ts'

/**
 * What was to be drawn within one mark. `inPieces`: it is one of the pieces of a text that goes on over the page; each has all of its words. `said`: readers
 * take the words from the mark; of its glyphs it counts that each letter is there, in whatever order they are drawn.
 */
export type DrawnWords = { page: number; words: string; inPieces: boolean; said: boolean }

/**
 * Holds the texts that were to be drawn against those that are read in the file, by page and mark. Only the breaks of lines may differ, and how a letter with
 * its marks is spelt: drawn in one piece or in several, it is the same letter.
 */
export function compareWords(drawn: readonly DrawnWords[], read: readonly (readonly string[])[]): Unprintable[] {
	const left = read.map((marks) => [...marks])
	const texts: (Pick<DrawnWords, 'words' | 'said'> & { read: string })[] = []
	for (const { page, words, inPieces, said } of drawn) {
		const found = left[page - 1]?.shift() ?? ''
		const begun = inPieces && texts.find((text) => text.words === words && !isRead(text))
		if (begun) begun.read += found
		else texts.push({ words, said, read: found })
	}
	const wrong = texts.filter((text) => !isRead(text)).map(({ words }) => words.normalize('NFC'))
	const unasked = left.flat().filter((found) => found !== '')
	return [...wrong, ...unasked].map((text) => ({ text, missing: [] }))
}

const isRead = ({ words, said, read }: Pick<DrawnWords, 'words' | 'said'> & { read: string }) =>
	said ? isDrawn(words, read) : plain(words) === plain(read)

const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Of glyphs that are drawn in another order than they are read, or in pieces: each letter and mark is there, none twice, and none is the box of a letter that the font lacks. */
const isDrawn = (words: string, read: string) => !read.includes(noGlyph) && letters(words) === letters(read) && !hasMarksFromRight(words)

/** The points of Hebrew are not drawn at the letter that they belong to. */
const hasMarksFromRight = (text: string) => isFromRight(text) && /\p{M}/u.test(text.normalize('NFD'))

const letters = (text: string) => [...text.normalize('NFKD').replace(/[\s\p{Cf}]/gu, '')].sort().join('')

/**
 * A text with letters that are written from the right. Readers turn what is drawn into the order of reading by themselves, and would turn an `ActualText` once
 * more.
 */
export const isFromRight = (text: string): boolean => /\p{Script=Hebrew}/u.test(text)

/** Stands for the box that a font draws for a letter it lacks. */
export const noGlyph = '\u{fffd}'
