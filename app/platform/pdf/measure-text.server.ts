import { documentFont } from './document-font.ts'
import { openFonts } from './fonts.server.ts'

/** As wide as a letter of another typeface is taken to be, at a size of one point: wider than nearly all are. */
const otherLetter = 1.1

type Measured = {
	hasGlyphForCodePoint: (codePoint: number) => boolean
	layout: (text: string) => { advanceWidth: number }
	unitsPerEm: number
}

type MeasuredWeight = 400 | 600

const opened = new Map<MeasuredWeight, Promise<Measured>>()

async function open(fontWeight: MeasuredWeight): Promise<Measured> {
	const fonts = openFonts()
	const font = { fontFamily: documentFont, fontWeight }
	await fonts.load(font)
	return fonts.getFont(font)?.data as unknown as Measured
}

/**
 * Measures texts in a weight of the document font: the width at a size of one point. The font is opened once and never printed with, so what it remembers of
 * its glyphs does not matter.
 */
export async function openMeasure(weight: MeasuredWeight): Promise<(text: string) => number> {
	const opening = opened.get(weight) ?? open(weight)
	opened.set(weight, opening)
	const font = await opening
	return (text) => {
		const letters = [...text]
		const own = letters.filter((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
		return font.layout(own.join('')).advanceWidth / font.unitsPerEm + (letters.length - own.length) * otherLetter
	}
}
