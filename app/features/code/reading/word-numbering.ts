import { writeRoman } from './number-marks.ts'

type Level = { start: number; format: string; text: string; style: string | undefined }
type Numbered = { list: string; levels: ReadonlyMap<number, Level>; starts: ReadonlyMap<number, number> }

const value = (xml: string, tag: string): string | undefined => new RegExp(`<w:${tag}\\b[^>]*?w:val="([^"]*)"`).exec(xml)?.[1]

/**
 * The XML of a Word document with the numbers and bullets of its lists written out as text, as Word prints them, counted in the order of the document. A list
 * that goes on elsewhere goes on counting; a deeper level begins again under each higher one.
 */
export function printListNumbers(document: string, numbering: string): string {
	const lists = readLists(numbering)
	const counts = new Map<string, number[]>()
	const begun = new Set<string>()
	return document
		.replaceAll(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, '')
		.replaceAll(/<w:pPr(?:\s[^>]*)?(?<!\/)>((?:(?!<\/w:pPr>)[\s\S])*)<\/w:pPr>/g, (whole, inner: string) => {
			const place = findPlace(inner, lists)
			if (!place) return whole
			const { id, level } = place
			const list = lists.get(id)
			const at = list?.levels.get(level)
			if (!list || !at) return whole
			const counted = counts.get(list.list) ?? []
			const start = list.starts.get(level)
			const isRestart = start !== undefined && !begun.has(`${id} ${level}`)
			begun.add(`${id} ${level}`)
			counted[level] = isRestart ? start : counted[level] === undefined ? at.start : counted[level] + 1
			counts.set(list.list, counted.slice(0, level + 1))
			const plain = inner.replaceAll(/<w:numPr\b[\s\S]*?<\/w:numPr>/g, '')
			const mark = printMark(at, list.levels, counted)
			const run = mark === '' ? '' : `<w:r><w:t xml:space="preserve">${'  '.repeat(at.text.includes('%1') ? 0 : level)}${mark} </w:t></w:r>`
			return `<w:pPr>${plain}</w:pPr>${run}`
		})
}

function readLists(numbering: string): Map<string, Numbered> {
	const abstract = new Map<string, Map<number, Level>>()
	for (const [, id = '', inner = ''] of numbering.matchAll(
		/<w:abstractNum\b[^>]*?w:abstractNumId="([^"]*)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
	)) {
		const levels = new Map<number, Level>()
		for (const [, level = '0', xml = ''] of inner.matchAll(/<w:lvl\b[^>]*?w:ilvl="(\d+)"[^>]*>([\s\S]*?)<\/w:lvl>/g))
			levels.set(Number(level), {
				start: Number(value(xml, 'start') ?? 1),
				format: value(xml, 'numFmt') ?? 'decimal',
				text: value(xml, 'lvlText') ?? `%${Number(level) + 1}.`,
				style: value(xml, 'pStyle'),
			})
		abstract.set(id, levels)
	}
	const lists = new Map<string, Numbered>()
	for (const [, id = '', inner = ''] of numbering.matchAll(/<w:num\b[^>]*?w:numId="([^"]*)"[^>]*>([\s\S]*?)<\/w:num>/g)) {
		const list = value(inner, 'abstractNumId') ?? ''
		const starts = new Map<number, number>()
		for (const [, level = '0', xml = ''] of inner.matchAll(/<w:lvlOverride\b[^>]*?w:ilvl="(\d+)"[^>]*>([\s\S]*?)<\/w:lvlOverride>/g)) {
			const start = value(xml, 'startOverride')
			if (start !== undefined) starts.set(Number(level), Number(start))
		}
		lists.set(id, { list, levels: abstract.get(list) ?? new Map(), starts })
	}
	return lists
}

/** Which list a paragraph is in: it says so itself, or its style is one that a list counts. List 0 is none. */
function findPlace(properties: string, lists: ReadonlyMap<string, Numbered>): { id: string; level: number } | null {
	const own = /<w:numPr\b[\s\S]*?<\/w:numPr>/.exec(properties)?.[0]
	const id = own && value(own, 'numId')
	if (own && id !== undefined) return id === '0' ? null : { id, level: Number(value(own, 'ilvl') ?? 0) }
	const style = value(properties, 'pStyle')
	if (style === undefined) return null
	for (const [list, { levels }] of lists)
		for (const [level, { style: counted }] of levels) if (counted === style) return { id: list, level }
	return null
}

/** `%1.%2` with the counts so far, or a hyphen for any bullet. */
function printMark({ format, text }: Level, levels: ReadonlyMap<number, Level>, counted: readonly number[]): string {
	if (format === 'bullet') return '-'
	if (format === 'none') return ''
	return text.replaceAll(/%(\d)/g, (_, digit: string) => {
		const level = Number(digit) - 1
		return printCount(counted[level] ?? levels.get(level)?.start ?? 1, levels.get(level)?.format ?? 'decimal')
	})
}

function printCount(count: number, format: string): string {
	const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
	if (format === 'lowerLetter') return letter
	if (format === 'upperLetter') return letter.toUpperCase()
	if (format === 'lowerRoman') return writeRoman(count)
	if (format === 'upperRoman') return writeRoman(count).toUpperCase()
	return String(count)
}
