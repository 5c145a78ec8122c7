export type HtmlProperties = Record<string, string | number | boolean | string[]>

/** As much of a Markdown node as the transform needs; every mdast node has this shape. */
export interface MarkdownNode {
	type: string
	name?: string
	attributes?: Record<string, string | null | undefined> | null | undefined
	children?: MarkdownNode[] | undefined
	value?: string | undefined
	depth?: number | undefined
	url?: string | undefined
	checked?: boolean | null | undefined
	data?:
		| { hName?: string | undefined; hProperties?: Record<string, unknown> | undefined; directiveLabel?: boolean | null | undefined }
		| undefined
	position?: Span | undefined
}

interface Point {
	line: number
	offset?: number | undefined
}

interface Span {
	start: Point
	end: Point
}

/** A node that becomes one HTML element. */
export function element(tag: string, properties: HtmlProperties, children: MarkdownNode[] = []): MarkdownNode {
	return { type: 'element', data: { hName: tag, hProperties: properties }, children }
}

export const classes = (names: string): HtmlProperties => ({ className: names.split(' ') })

export const text = (value: string): MarkdownNode => ({ type: 'text', value })

/** Keeps the paragraph a paragraph, so that its words still count as prose. */
export function asElement(node: MarkdownNode, tag: string, properties: HtmlProperties): MarkdownNode {
	return { ...node, data: { hName: tag, hProperties: properties } }
}
