import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'
import { documentFont } from './document-font.ts'

// The package is pinned exactly: another build of the font would change the bytes of certificates already issued.
const resolveFont = (file: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${file}`)

/** Loading is react-pdf's: a weight is read from disk when a document first uses it. */
export function registerDocumentFont() {
	Font.register({
		family: documentFont,
		fonts: [
			{ src: resolveFont('300Light/SourceSans3_300Light.ttf'), fontWeight: 300 },
			{ src: resolveFont('400Regular/SourceSans3_400Regular.ttf'), fontWeight: 400 },
			{ src: resolveFont('600SemiBold/SourceSans3_600SemiBold.ttf'), fontWeight: 600 },
		],
	})
	// A name, number or address must never be printed with a hyphen that is not in it.
	Font.registerHyphenationCallback((word) => [word])
}
