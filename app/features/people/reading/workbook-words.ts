import { readFormat, type CellFormat } from './cell-format.ts'
import { readXml } from './read-xml.ts'

/** Collects the words of a text that may be in several pieces (`<r>`), without those that only say how it is pronounced (`<rPh>`). */
export class TextCollector {
	text = ''
	#inText = false
	#inPronunciation = false

	open(name: string): void {
		if (name === 'rPh') this.#inPronunciation = true
		if (name === 't') this.#inText = true
	}

	close(name: string): void {
		if (name === 'rPh') this.#inPronunciation = false
		if (name === 't') this.#inText = false
	}

	add(text: string): void {
		if (this.#inText && !this.#inPronunciation) this.text += text
	}

	/** The words, with what Excel writes for characters that XML has no place for: `_x000D_`. */
	take(): string {
		const { text } = this
		this.text = ''
		return unescapeText(text)
	}
}

const escaped = /_x([0-9A-Fa-f]{4})_/g
export const unescapeText = (text: string): string =>
	text.includes('_x') ? text.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

export function readSharedStrings(part: Uint8Array | undefined): string[] {
	const strings: string[] = []
	const words = new TextCollector()
	if (!part) return strings
	readXml(part, {
		open: (name) => words.open(name),
		close: (name) => {
			words.close(name)
			if (name === 'si') strings.push(words.take())
		},
		text: (text) => words.add(text),
	})
	return strings
}

/** The format of each style, by its number. */
export function readStyles(part: Uint8Array | undefined): CellFormat[] {
	const codes = new Map<number, string>()
	const formats: CellFormat[] = []
	let inCells = false
	if (!part) return formats
	readXml(part, {
		open: (name, attributes) => {
			if (name === 'cellXfs') inCells = true
			if (name === 'numFmt') codes.set(Number(attributes().numFmtId), attributes().formatCode ?? '')
			if (name === 'xf' && inCells) {
				const id = Number(attributes().numFmtId ?? 0)
				formats.push(readFormat(id, codes.get(id)))
			}
		},
		close: (name) => {
			if (name === 'cellXfs') inCells = false
		},
		text: () => undefined,
	})
	return formats
}
