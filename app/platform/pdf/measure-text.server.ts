import { documentFont } from './document-font.ts'
import { openFonts } from './fonts.server.ts'

/** As wide as a letter of another typeface is taken to be, at a size of one point: wider than nearly all are. */
const otherLetter = 1.1

type Measured = {
	hasGlyphForCodePoint: (codePoint: number) => boolean
	layout: (text: string) => { advanceWidth: number }
	unitsPerEm: number
}

let opened: Promise<Measured> | undefined

async function open(): Promise<Measured> {
	const fonts = openFonts()
	const weight = { fontFamily: documentFont, fontWeight: 600 }
	await fonts.load(weight)
	return fonts.getFont(weight)?.data as unknown as Measured
}

/**
 * Measures texts in the semibold document font: the width at a size of one point. The font is opened once and never printed with, so what it remembers of its
 * glyphs does not matter.
 */
export async function openMeasure(): Promise<(text: string) => number> {
	opened ??= open()
	const font = await opened
	return (text) => {
		const letters = [...text]
		const own = letters.filter((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
		return font.layout(own.join('')).advanceWidth / font.unitsPerEm + (letters.length - own.length) * otherLetter
	}
}
