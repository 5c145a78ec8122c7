import { writeRoman } from './number-order.ts'
import { attributeOf, elementsOf, newRun, parseWordXml, valueOf } from './word-xml.ts'

type Level = { start: number; format: string; text: string; style: string | undefined }
type Numbered = { list: string; levels: ReadonlyMap<number, Level>; starts: ReadonlyMap<number, number> }

/**
 * Writes the numbers and bullets of the lists of a Word document out as text, as Word prints them, counted in the order of the document. A list
 * that goes on elsewhere goes on counting; a deeper level begins again under each higher one.
 */
export function printListNumbers(xml: Document, numbering: Uint8Array | undefined): void {
	const markOf = countLists(readLists(numbering))
	for (const properties of elementsOf(xml, 'pPr')) {
		const mark = markOf(properties)
		if (mark === null) continue
		for (const place of elementsOf(properties, 'numPr')) properties.removeChild(place)
		if (mark !== '') properties.parentNode?.insertBefore(newRun(xml, properties.namespaceURI, `${mark} `), properties.nextSibling)
	}
}

/** Counts on with each paragraph that it is given, and says what Word prints before it; null for a paragraph of no list. */
function countLists(lists: ReadonlyMap<string, Numbered>): (properties: Element) => string | null {
	const counts = new Map<string, number[]>()
	const begun = new Set<string>()
	return (properties) => {
		const { id = '', level = 0 } = findPlace(properties, lists) ?? {}
		const list = lists.get(id)
		const at = list?.levels.get(level)
		if (!list || !at) return null
		const counted = counts.get(list.list) ?? []
		const start = list.starts.get(level)
		const isRestart = start !== undefined && !begun.has(`${id} ${level}`)
		begun.add(`${id} ${level}`)
		counted[level] = isRestart ? start : counted[level] === undefined ? at.start : counted[level] + 1
		counts.set(list.list, counted.slice(0, level + 1))
		const mark = printMark(at, list.levels, counted)
		return mark && '  '.repeat(at.text.includes('%1') ? 0 : level) + mark
	}
}

function readLists(numbering: Uint8Array | undefined): Map<string, Numbered> {
	if (!numbering) return new Map()
	const xml = parseWordXml(numbering)
	const abstract = new Map(elementsOf(xml, 'abstractNum').map((list) => [attributeOf(list, 'abstractNumId'), readLevels(list)]))
	return new Map(
		elementsOf(xml, 'num').map((num) => {
			const list = valueOf(num, 'abstractNumId') ?? ''
			const starts = elementsOf(num, 'lvlOverride').flatMap((override): [number, number][] => {
				const start = valueOf(override, 'startOverride')
				return start === undefined ? [] : [[Number(attributeOf(override, 'ilvl')), Number(start)]]
			})
			return [attributeOf(num, 'numId'), { list, levels: abstract.get(list) ?? new Map(), starts: new Map(starts) }]
		}),
	)
}

const readLevels = (list: Element): Map<number, Level> =>
	new Map(
		elementsOf(list, 'lvl').map((element) => {
			const level = Number(attributeOf(element, 'ilvl'))
			return [
				level,
				{
					start: Number(valueOf(element, 'start') ?? 1),
					format: valueOf(element, 'numFmt') ?? 'decimal',
					text: valueOf(element, 'lvlText') ?? `%${level + 1}.`,
					style: valueOf(element, 'pStyle'),
				},
			]
		}),
	)

/** Which list a paragraph is in: it says so itself, or its style is one that a list counts. List 0 is none. */
function findPlace(properties: Element, lists: ReadonlyMap<string, Numbered>): { id: string; level: number } | null {
	const [own] = elementsOf(properties, 'numPr')
	const id = own && valueOf(own, 'numId')
	if (own && id !== undefined) return id === '0' ? null : { id, level: Number(valueOf(own, 'ilvl') ?? 0) }
	const style = valueOf(properties, 'pStyle')
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
