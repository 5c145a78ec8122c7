import { createRequire } from 'node:module'
import FontStore from '@react-pdf/font'
import { documentFont } from './document-font.ts'

// The package is pinned exactly: another build of the font would change the bytes of certificates already issued.
const resolveFont = (file: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${file}`)

/**
 * The fonts of one print, opened anew. fontkit keeps each glyph of an open font with the letters for which it was first used, and answers with those for ever:
 * a font that has printed É, which is drawn as E and an accent, takes every later E for É. A weight is read from disk when the document first uses it.
 */
export function openFonts(): FontStore {
	const fonts = new FontStore()
	fonts.register({
		family: documentFont,
		fonts: [
			{ src: resolveFont('300Light/SourceSans3_300Light.ttf'), fontWeight: 300 },
			{ src: resolveFont('400Regular/SourceSans3_400Regular.ttf'), fontWeight: 400 },
			{ src: resolveFont('600SemiBold/SourceSans3_600SemiBold.ttf'), fontWeight: 600 },
		],
	})
	// A name, number or address must never be printed with a hyphen that is not in it.
	fonts.registerHyphenationCallback((word) => [word])
	return fonts
}
