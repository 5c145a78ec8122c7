import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { createElement, Fragment, type ReactNode } from 'react'

type Element = { tag: string; attributes: Map<string, string>; children: HtmlNode[] }
type HtmlNode = Element | string

/** Throws on anything that a browser would have to put right. */
function parse(html: string): HtmlNode[] {
	const onParseError = ({ code, startOffset }: { code: string; startOffset: number }) => {
		throw new Error(`${code}: ${html.slice(0, startOffset).slice(-80)}`)
	}
	return parseFragment(html, { onParseError }).childNodes.flatMap(toNodes)
}

function toNodes(node: DefaultTreeAdapterTypes.ChildNode): HtmlNode[] {
	if ('value' in node) return [node.value]
	if (!('tagName' in node)) return []
	const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
	return [{ tag: node.tagName, attributes, children: node.childNodes.flatMap(toNodes) }]
}

/**
 * Two pieces of HTML that mean the same give the same lines. Sorts attributes and class names; makes names of attributes small; drops the whitespace that indents,
 * and keeps the space that parts words. Leaves out elements with one of the classes in `without`.
 */
export function normalise(html: string, without: readonly string[] = []): string {
	return lines(parse(html), without, '', false).join('\n')
}

function lines(nodes: readonly HtmlNode[], without: readonly string[], indent: string, raw: boolean): string[] {
	const kept = nodes.filter((node) => !isLeftOut(node, without))
	return kept.flatMap((node, index) => {
		if (typeof node !== 'string') {
			const attributes = [...node.attributes].map(
				([name, value]) => ` ${name}=${JSON.stringify(name === 'class' ? classes(node).sort().join(' ') : value)}`,
			)
			return [
				`${indent}<${node.tag}${attributes.sort().join('')}>`,
				...lines(node.children, without, `${indent}  `, node.tag === 'textarea'),
			]
		}
		const text = raw ? node : tidy(node, isEdge(kept[index - 1]), isEdge(kept[index + 1]))
		return text === '' ? [] : [indent + JSON.stringify(text)]
	})
}

/** Also a division with nothing else inside. */
function isLeftOut(node: HtmlNode, without: readonly string[]): boolean {
	if (typeof node === 'string' || without.length === 0) return false
	if (classes(node).some((name) => without.includes(name))) return true
	const inside = node.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
	return node.tag === 'div' && inside.every((child) => isLeftOut(child, without))
}

function classes(element: Element): string[] {
	return (element.attributes.get('class') ?? '').split(/\s+/).filter((name) => name !== '')
}

/** A drawing is no word: the space beside it is indentation, as at the ends of an element. */
const isEdge = (neighbour: HtmlNode | undefined) => neighbour === undefined || (typeof neighbour !== 'string' && neighbour.tag === 'svg')

function tidy(text: string, first: boolean, last: boolean): string {
	if (/^\s*$/.test(text)) return ''
	return text
		.replace(/^[ \t\r\n]*\n[ \t\r\n]*/, first ? '' : ' ')
		.replace(/[ \t\r\n]*\n[ \t\r\n]*$/, last ? '' : ' ')
		.replace(/[ \t\r\n]+/g, ' ')
}

const REACT_NAMES: Record<string, string> = { class: 'className', for: 'htmlFor', autocomplete: 'autoComplete', tabindex: 'tabIndex' }

/** Attributes of HTML under the names that React knows. */
export function reactProps(attributes: Readonly<Record<string, string>> = {}): Record<string, string> {
	return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [REACT_NAMES[name] ?? name, value]))
}

/** HTML as React nodes: what an author would have written as children. */
export function toReact(html: string): ReactNode {
	return createElement(Fragment, null, ...parse(html.trim()).map(toNode))
}

function toNode(node: HtmlNode): ReactNode {
	if (typeof node === 'string') return node
	return createElement(node.tag, reactProps(Object.fromEntries(node.attributes)), ...node.children.map(toNode))
}
