import { parse, type DefaultTreeAdapterTypes } from 'parse5'

type HtmlElement = { tag: string; attributes: Readonly<Record<string, string>>; text: string }

/** Every element of a page as a browser finds them, in the order of the page. */
export const elementsOf = (html: string): HtmlElement[] => parse(html).childNodes.flatMap(elementsIn)

function elementsIn(node: DefaultTreeAdapterTypes.ChildNode): HtmlElement[] {
	if (!('tagName' in node)) return []
	const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
	return [{ tag: node.tagName, attributes, text: textIn(node) }, ...node.childNodes.flatMap(elementsIn)]
}

const textIn = (node: DefaultTreeAdapterTypes.ChildNode): string =>
	'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : ''

export const titleOf = (html: string): string | undefined => elementsOf(html).find(({ tag }) => tag === 'title')?.text

/** The words of a piece of HTML without any tag. */
export const wordsOf = (html: string): string => elementsOf(html).find(({ tag }) => tag === 'body')?.text ?? ''

/** What the first field of this name holds. */
export const fieldOf = (html: string, name: string): string =>
	elementsOf(html).find(({ attributes }) => attributes.name === name)?.attributes.value ?? ''
