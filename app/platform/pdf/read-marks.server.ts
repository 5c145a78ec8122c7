import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { noGlyph } from './compare-words.ts'

/** Of each page, the text within each of its marks, in the order in which they are drawn: as any reader finds it in the file, by the file's own fonts. */
export async function readMarks(pdf: Uint8Array): Promise<string[][]> {
	// pdf.js takes over the memory it is given, so it gets a copy.
	const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
	const pages: string[][] = []
	for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(await document.getPage(number)))
	await document.loadingTask.destroy()
	return pages
}

async function readPage(page: PDFPageProxy): Promise<string[]> {
	const { fnArray, argsArray } = await page.getOperatorList()
	const marks: string[] = []
	fnArray.forEach((operator, at) => {
		if (beginsMark(operator, argsArray[at] ?? null)) marks.push('')
		if (operator === OPS.showText) marks.push((marks.pop() ?? '') + textOf(argsArray[at]?.[0]))
	})
	return marks
}

/** A span without a number lies within a mark: it says what the mark's glyphs stand for. */
const beginsMark = (operator: number, args: readonly [string?, number?] | null) =>
	operator === OPS.beginMarkedContent ||
	(operator === OPS.beginMarkedContentProps && !(args?.[0] === 'Span' && typeof args[1] !== 'number'))

/** pdf.js gives a glyph with its text, or a distance. */
const textOf = (glyphs: readonly ({ unicode: string; originalCharCode?: number } | number | null)[]) =>
	glyphs
		.map((glyph) => (glyph !== null && typeof glyph === 'object' ? (glyph.originalCharCode === 0 ? noGlyph : glyph.unicode) : ''))
		.join('')
