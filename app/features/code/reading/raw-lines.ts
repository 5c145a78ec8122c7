/** A line as it stands in the source; `text` is what it says, without white space around it. */
export type RawLine = { line: number; raw: string; text: string; isPageEdge: boolean }

/** Nothing that is seen: hyphens that are only printed where a line ends, spaces without width, marks of byte order. */
const unseen = /[\u200b\u2060\ufeff]|\u00ad(?!\s*$)/g

export const cleanText = (raw: string): string => raw.replaceAll(unseen, '')

/** The lines of a source, counted from 1; a form feed parts one too. */
export const splitLines = (source: string): RawLine[] =>
	source.split(/\r\n|\n|\r/).flatMap((whole, index) => {
		const pieces = whole.split('\f')
		return pieces.map((piece, at) => {
			const raw = cleanText(piece)
			const text = withoutQuote(raw).trim()
			return { line: index + 1, raw, text, isPageEdge: pieces.length > 1 && at > 0 }
		})
	})

/** A quotation of Markdown or of mail. */
const withoutQuote = (raw: string): string => raw.replace(/^\s*(?:>\s?)+/, '')

export const isBlank = (line: RawLine | undefined): boolean => line === undefined || line.text === ''

/** The nearest line before or after one that says something and is not passed over; -1 if there is none. */
export function nearest(all: readonly RawLine[], from: number, step: 1 | -1, isPassed: (index: number) => boolean = () => false): number {
	let index = from + step
	while (index >= 0 && index < all.length && (isBlank(all[index]) || isPassed(index))) index += step
	return index >= all.length ? -1 : index
}

/** The same words, whatever their letters' size and what stands between them. */
export const sameWords = (text: string): string =>
	text
		.toLowerCase()
		.replaceAll('&', ' and ')
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
