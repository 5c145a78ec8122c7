import { createRequire } from 'node:module'
import FontStore from '@react-pdf/font'
import { openSync } from 'fontkit'
import { documentFont } from './document-font.ts'
import type { Face } from './face-runs.ts'

// The packages are pinned exactly: another build of a font would change the bytes of certificates already issued.
const resolveFont = (file: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}`)

type Weights = { family: string; regular: string; semibold: string }

const noto = (script: string): Weights => {
	const file = (weight: string) => `noto-sans${script && `-${script.toLowerCase()}`}/${weight}/NotoSans${script}_${weight}.ttf`
	return { family: `Noto Sans ${script}`.trim(), regular: file('400Regular'), semibold: file('600SemiBold') }
}

/** Chinese of both kinds with Japanese, and Korean: files of East Asian letters are large, so that each has one weight. */
function oneWeight(family: string, file: string): Weights {
	return { family, regular: file, semibold: file }
}

/** For what the document font has not: the other letters of Latin, Greek and Cyrillic, then one face for each script. None for Arabic: its dots and
 * marks are not drawn where they belong, so that its letters are refused. */
const others: Weights[] = [
	...['', 'Bengali', 'Gurmukhi', 'Gujarati', 'Devanagari', 'Tamil', 'Thai', 'Hebrew'].map(noto),
	oneWeight('Chocolate Classical Sans', 'chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf'),
	oneWeight('Nanum Gothic', 'nanum-gothic/400Regular/NanumGothic_400Regular.ttf'),
]

/**
 * The fonts of one print, opened anew. fontkit keeps each glyph of an open font with the letters for which it was first used, and answers with those for ever:
 * a font that has printed É, which is drawn as E and an accent, takes every later E for É. A weight is read from disk when the document first uses it.
 */
export function openFonts(): FontStore {
	const fonts = new FontStore()
	fonts.register({
		family: documentFont,
		fonts: [
			{ src: resolveFont('source-sans-3/300Light/SourceSans3_300Light.ttf'), fontWeight: 300 },
			{ src: resolveFont('source-sans-3/400Regular/SourceSans3_400Regular.ttf'), fontWeight: 400 },
			{ src: resolveFont('source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'), fontWeight: 600 },
		],
	})
	for (const { family, regular, semibold } of others) {
		const sources = [
			{ src: resolveFont(regular), fontWeight: 400 },
			{ src: resolveFont(semibold), fontWeight: 600 },
		]
		fonts.register({ family, fonts: sources })
	}
	// A name, number or address must never be printed with a hyphen that is not in it.
	fonts.registerHyphenationCallback((word) => [word])
	return fonts
}

/** The typefaces in the order in which they are asked for a letter. Which letters each has is read once, when it is first asked. */
export const faces: readonly Face[] = [
	faceOf(documentFont, 'source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
	...others.map(({ family, regular }) => faceOf(family, regular)),
]

function faceOf(family: string, file: string): Face {
	let letters: Set<number> | null = null
	// fontkit fails at letters on which this font sets no mark above; without its rule the marks stand as the font draws them.
	return {
		family,
		...(family === 'Noto Sans Gurmukhi' && { features: { abvm: false } }),
		has: (codePoint) => (letters ??= readLetters(file)).has(codePoint),
	}
}

function readLetters(file: string): Set<number> {
	const font = openSync(resolveFont(file))
	if (!('characterSet' in font)) throw new Error(`${file} is a collection of fonts`)
	// fontkit reads past the end of the Korean file for its space. A space may be of any typeface.
	const letters = new Set(font.characterSet)
	if (file.startsWith('nanum')) letters.delete(0x20)
	return letters
}
