import type { UnreadKind } from './unread-marks.ts'
import { writeSign } from './word-signs.ts'
import {
	around,
	attributeOf,
	childOf,
	elementsOf,
	newParagraph,
	newRun,
	newText,
	parseWordXml,
	switchOf,
	textOfParagraph,
	valueOf,
} from './word-xml.ts'

type Look = { isStruck: boolean; isHidden: boolean }

/** Puts signs before the words of a Word document that it does not mean: struck through, hidden, deleted or put in by a change that nobody has accepted. */
export function markWordChanges(xml: Document, styles: Uint8Array | undefined): void {
	const looks = readLooks(styles)
	markRows(xml)
	for (const text of [...elementsOf(xml, 't'), ...elementsOf(xml, 'delText')]) {
		const words = writeSign(kindOf(text, looks), text.textContent ?? '')
		text.parentNode?.replaceChild(newText(xml, text.namespaceURI, words), text)
	}
	for (const paragraph of elementsOf(xml, 'p')) endParagraph(xml, paragraph)
	for (const change of [...elementsOf(xml, 'del'), ...elementsOf(xml, 'moveFrom')]) unwrap(change)
}

/** Each text box as paragraphs behind the one that it hangs on; comments too. */
export function moveBesides(xml: Document, comments: Uint8Array | undefined): void {
	const said = new Map(
		comments ? elementsOf(parseWordXml(comments), 'comment').map((each) => [attributeOf(each, 'id'), wordsOf(each)]) : [],
	)
	for (const reference of elementsOf(xml, 'commentReference')) {
		putBehind(xml, reference, 'comment', [said.get(attributeOf(reference, 'id')) ?? ''])
		reference.parentNode?.removeChild(reference)
	}
	for (const box of elementsOf(xml, 'txbxContent')) {
		// Word writes a box twice, the second time for programs of old.
		const isAgain = around(box, 'mc:Fallback') !== undefined && around(box, 'mc:AlternateContent') !== undefined
		const isInBox = around(box, 'w:txbxContent') !== undefined
		if (!isAgain && !isInBox) putBehind(xml, box, 'text-box', elementsOf(box, 'p').map(textOfParagraph))
	}
	for (const box of elementsOf(xml, 'txbxContent')) box.parentNode?.removeChild(box)
}

export const wordsOf = (part: Element): string => elementsOf(part, 'p').map(textOfParagraph).join(' ').trim()

function putBehind(xml: Document, from: Element, kind: UnreadKind, texts: readonly string[]): void {
	let host = around(from, 'w:p')
	for (let outer = host; outer; outer = around(outer, 'w:p')) host = outer
	const words = texts.filter((text) => text.trim() !== '')
	for (const text of words.reverse()) {
		const paragraph = newParagraph(xml, from.namespaceURI, writeSign(kind, text))
		host?.parentNode?.insertBefore(paragraph, host.nextSibling)
	}
}

/** A row that was deleted is deleted in all of its cells. */
function markRows(xml: Document): void {
	for (const properties of elementsOf(xml, 'trPr')) {
		const deleted = childOf(properties, 'del')
		if (!deleted) continue
		properties.removeChild(deleted)
		for (const run of elementsOf(properties.parentNode as Element, 'r')) {
			const change = xml.createElementNS(run.namespaceURI, 'w:del')
			run.parentNode?.replaceChild(change, run)
			change.appendChild(run)
		}
	}
}

function kindOf(text: Element, looks: ReadonlyMap<string, Look>): UnreadKind | null {
	if (around(text, 'w:del', 'w:moveFrom')) return 'deleted'
	const properties = childOf(around(text, 'w:r'), 'rPr')
	const styles = [valueOfChild(properties, 'rStyle'), valueOfChild(childOf(around(text, 'w:p'), 'pPr'), 'pStyle')]
	const byStyle = (look: keyof Look) => styles.some((style) => style !== undefined && looks.get(style)?.[look] === true)
	if (switchOf(properties, 'vanish') ?? byStyle('isHidden')) return 'hidden'
	if (switchOf(properties, 'strike') ?? switchOf(properties, 'dstrike') ?? byStyle('isStruck')) return 'struck'
	return around(text, 'w:ins', 'w:moveTo') ? 'inserted' : null
}

const valueOfChild = (parent: Element | undefined, name: string): string | undefined => {
	const child = childOf(parent, name)
	return child && attributeOf(child, 'val')
}

/** What each style makes of its words, also by what it is based on. */
function readLooks(styles: Uint8Array | undefined): Map<string, Look> {
	const all = new Map(styles ? elementsOf(parseWordXml(styles), 'style').map((style) => [attributeOf(style, 'styleId'), style]) : [])
	const looks = new Map<string, Look>()
	for (const [id, first] of all) {
		const look: Record<keyof Look, boolean | null> = { isStruck: null, isHidden: null }
		const seen = new Set<Element>()
		for (let style: Element | undefined = first; style && !seen.has(style); style = all.get(valueOf(style, 'basedOn') ?? '')) {
			seen.add(style)
			const properties = childOf(style, 'rPr')
			look.isStruck ??= switchOf(properties, 'strike') ?? switchOf(properties, 'dstrike')
			look.isHidden ??= switchOf(properties, 'vanish')
			if (seen.size > 20) break
		}
		looks.set(id, { isStruck: look.isStruck === true, isHidden: look.isHidden === true })
	}
	return looks
}

/** A paragraph whose end is deleted or hidden has no number; if it says anything else, it goes on in the next one, and a sign of its end is kept. */
function endParagraph(xml: Document, paragraph: Element): void {
	const properties = childOf(paragraph, 'pPr')
	const ofEnd = childOf(properties, 'rPr')
	const deleted = childOf(ofEnd, 'del') ?? childOf(ofEnd, 'moveFrom')
	if (!properties || (!deleted && switchOf(ofEnd, 'vanish') !== true)) return
	const texts = elementsOf(paragraph, 't').map(({ textContent }) => textContent ?? '')
	const isUnread = texts.every((text) => text.trim() === '' || text !== writeSign(null, text))
	if (isUnread) for (const place of elementsOf(properties, 'numPr')) place.parentNode?.removeChild(place)
	if (isUnread && deleted) deleted.parentNode?.removeChild(deleted)
	if (!isUnread) paragraph.appendChild(newRun(xml, paragraph.namespaceURI, writeSign(deleted ? 'deleted' : 'hidden', '¶')))
}

function unwrap(change: Element): void {
	const parent = change.parentNode
	if (parent?.nodeName === 'w:rPr' || parent?.nodeName === 'w:trPr') return
	while (change.firstChild) parent?.insertBefore(change.firstChild, change)
	parent?.removeChild(change)
}
