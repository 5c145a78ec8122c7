import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { Parser } from 'saxen'

const refuse = (message: string): never => {
	throw new Error(message)
}

/** Word's own documents stay under 40. What goes deeper would be read again and again. */
const deepest = 100

/**
 * A part of a Word document, with or without a byte order mark. Throws on any fault in its XML, and on a document type: Word writes none, and only there can
 * entities be declared.
 */
export function parseWordXml(part: Uint8Array): Document {
	const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
	const document = parser.parseFromString(new TextDecoder().decode(part), 'text/xml')
	return document.doctype ? refuse('A part of a Word document has a document type') : document
}

/** Throws on XML that is not closed, goes too deep, or has a document type: in one pass, before anything reads it that takes longer. */
export function requireSoundXml(part: Uint8Array): void {
	const parser = new Parser()
	let depth = 0
	parser.on('openTag', () => {
		depth += 1
		if (depth > deepest) refuse('A part of a Word document is nested too deeply')
	})
	parser.on('closeTag', () => {
		depth -= 1
	})
	parser.on('attention', () => refuse('A part of a Word document has a document type'))
	const fault = (error: Error) => refuse(error.message)
	parser.on('error', fault)
	parser.on('warn', fault)
	parser.write(new TextDecoder().decode(part))
	parser.end()
	if (depth !== 0) refuse('A part of a Word document is cut off')
}

export const writeWordXml = (document: Document): Uint8Array => new TextEncoder().encode(new XMLSerializer().serializeToString(document))

/** All elements of this name inside of another, in the order of the document. A copy, so that they can be moved and removed. */
export const elementsOf = (parent: Document | Element, name: string): Element[] => Array.from(parent.getElementsByTagName(`w:${name}`))

/** The first child of this name. */
export function childOf(parent: Node | null | undefined, name: string): Element | undefined {
	for (let child = parent?.firstChild; child; child = child.nextSibling) if (child.nodeName === `w:${name}`) return child as Element
	return undefined
}

/** The nearest element of one of these names around another. */
export function around(node: Node, ...names: string[]): Element | undefined {
	for (let each = node.parentNode; each; each = each.parentNode) if (names.includes(each.nodeName)) return each as Element
	return undefined
}

/** An attribute in Word's namespace. */
export const attributeOf = (element: Element, name: string): string => element.getAttribute(`w:${name}`) ?? ''

/** What the first element of this name inside of another says. */
export function valueOf(parent: Element, name: string): string | undefined {
	return elementsOf(parent, name)[0]?.getAttributeNode('w:val')?.value
}

/** A switch such as `<w:strike/>`: null where there is none, false where it is turned off. */
export function switchOf(properties: Element | undefined, name: string): boolean | null {
	const found = childOf(properties, name)
	return found ? !/^(?:0|false|off|none)$/.test(attributeOf(found, 'val')) : null
}

/** The text of a paragraph. */
export const textOfParagraph = (paragraph: Element): string =>
	elementsOf(paragraph, 't')
		.map(({ textContent }) => textContent ?? '')
		.join('')

/** A paragraph of the document that says these words, for those who go on. */
export function newParagraph(xml: Document, namespace: string | null, words: string): Element {
	const paragraph = xml.createElementNS(namespace, 'w:p')
	paragraph.appendChild(newRun(xml, namespace, words))
	return paragraph
}

export function newRun(xml: Document, namespace: string | null, words: string): Element {
	const run = xml.createElementNS(namespace, 'w:r')
	run.appendChild(newText(xml, namespace, words))
	return run
}

export function newText(xml: Document, namespace: string | null, words: string): Element {
	const text = xml.createElementNS(namespace, 'w:t')
	text.setAttribute('xml:space', 'preserve')
	text.appendChild(xml.createTextNode(words))
	return text
}
