import { DOMParser, XMLSerializer } from '@xmldom/xmldom'

const refuse = (message: string): never => {
	throw new Error(message)
}

/**
 * A part of a Word document, with or without a byte order mark. Throws on any fault in its XML, and on a document type: Word writes none, and only there can
 * entities be declared.
 */
export function parseWordXml(part: Uint8Array): Document {
	const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
	const document = parser.parseFromString(new TextDecoder().decode(part), 'text/xml')
	return document.doctype ? refuse('A part of a Word document has a document type') : document
}

export const writeWordXml = (document: Document): Uint8Array => new TextEncoder().encode(new XMLSerializer().serializeToString(document))

/** All elements of this name inside of another, in the order of the document. A copy, so that they can be moved and removed. */
export const elementsOf = (parent: Document | Element, name: string): Element[] => Array.from(parent.getElementsByTagName(`w:${name}`))

/** An attribute in Word's namespace. */
export const attributeOf = (element: Element, name: string): string => element.getAttribute(`w:${name}`) ?? ''

/** What the first element of this name inside of another says. */
export function valueOf(parent: Element, name: string): string | undefined {
	return elementsOf(parent, name)[0]?.getAttributeNode('w:val')?.value
}
