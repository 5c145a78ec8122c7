import type { MarkdownNode } from './markdown-node.ts'

const proseTypes = new Set(['paragraph', 'tableCell', 'code'])
const labelTags = new Set(['h2', 'h3', 'label', 'figcaption'])

export interface PlainText {
	/** Everything that a reader sees, one block a line. */
	readonly text: string
	/** The sentences alone, for the reading ease. */
	readonly prose: string
}

function hasClass(node: MarkdownNode, name: string): boolean {
	const names = node.data?.hProperties?.['className']
	return Array.isArray(names) && names.includes(name)
}

export function toText(node: MarkdownNode, skip: (node: MarkdownNode) => boolean = () => false): string {
	if (node.type === 'break') return ' '
	if (node.value !== undefined) return node.type === 'html' ? '' : node.value
	return (node.children ?? [])
		.filter((child) => !skip(child))
		.map((child) => toText(child, skip))
		.join('')
		.replace(/\s+/g, ' ')
}

const isHidden = (node: MarkdownNode): boolean => hasClass(node, 'govuk-visually-hidden')

/** Reads a transformed tree. An outcome repeats its choice's label, which therefore counts once. */
export function toPlainText(root: MarkdownNode): PlainText {
	const lines: string[] = []
	const prose: string[] = []
	const walk = (node: MarkdownNode): void => {
		if (proseTypes.has(node.type)) {
			lines.push(toText(node, isHidden).trim())
			prose.push(toText(node, (inner) => isHidden(inner) || hasClass(inner, 'pb-contact')).trim())
		} else if (node.type === 'heading' || labelTags.has(node.data?.hName ?? '')) {
			lines.push(toText(node, isHidden).trim())
		} else {
			for (const child of node.children ?? []) walk(child)
		}
	}
	walk(root)
	const join = (parts: string[]): string => parts.filter(Boolean).join('\n')
	return { text: join(lines), prose: join(prose) }
}

export function countWords(plain: string): number {
	return wordsOf(plain).length
}

export function wordsOf(plain: string): string[] {
	return plain.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
}
