import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Box, Term } from '#app/features/content/content.ts'
import { govukMarkup } from './govuk-markup.ts'
import { type MarkdownNode, text } from './markdown-node.ts'
import { countWords, type PlainText, toPlainText } from './plain-text.ts'
import { type RenderContext, startRun } from './render-run.ts'
import { sanitizeSchema } from './sanitize-schema.ts'
import { transformNodes } from './transform-markdown.ts'

export interface Rendered extends PlainText {
	readonly html: string
	readonly words: number
	readonly scenarios: number
	readonly checks: number
	readonly figures: number
	readonly contactBoxes: number
	readonly boxes: readonly Box[]
	readonly contacts: readonly string[]
	readonly clauses: readonly string[]
	/** In the order of first use. */
	readonly terms: readonly Term[]
	readonly laws: readonly string[]
	/** Of `laws`, those whose own wording stands in the text. */
	readonly wordings: readonly string[]
}

// Built once and shared: building a processor costs more than rendering a page.
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze()
const writer = unified().use(remarkRehype).use(govukMarkup).use(rehypeSanitize, sanitizeSchema).use(rehypeStringify).freeze()

type Root = ReturnType<typeof parser.parse>

/** The parser takes the minutes of `9:30` for a directive named `30`. */
function restoreNumbers(node: MarkdownNode): MarkdownNode {
	if (
		node.type === 'textDirective' &&
		/^\d/.test(node.name ?? '') &&
		!node.children?.length &&
		!Object.keys(node.attributes ?? {}).length
	) {
		return text(`:${node.name ?? ''}`)
	}
	return node.children ? { ...node, children: node.children.map(restoreNumbers) } : node
}

export const parseMarkdown = (source: string): readonly MarkdownNode[] => parser.parse(source).children.map(restoreNumbers)

// Without directives: in the words of others a colon is a colon.
const plainParser = unified().use(remarkParse).use(remarkGfm).freeze()

/** Markdown without marks of our own, such as a council's adopted text. */
export function renderPlainMarkdown(source: string): { html: string; text: string } {
	const root = plainParser.parse(source)
	return { html: writer.stringify(writer.runSync(root)), text: toPlainText(root as MarkdownNode).text }
}

/** Renders nodes that `parseMarkdown` took from `source`; the faults go to the context. */
export function renderNodes(nodes: readonly MarkdownNode[], source: string, context: RenderContext): Rendered {
	const run = startRun(context, source)
	const root = { type: 'root' as const, children: transformNodes(nodes, run) }
	// Our own elements are no kind of Markdown; remark-rehype writes them from their `data`.
	const html = writer.stringify(writer.runSync(root as Root))
	const plain = toPlainText(root)
	const { contacts, clauses, terms, laws, wordings } = run.used
	return {
		html,
		...plain,
		words: countWords(plain.text),
		...run.counts,
		boxes: run.boxes,
		contacts: [...contacts],
		clauses: [...clauses],
		terms: [...terms],
		laws: [...laws],
		wordings: [...wordings],
	}
}

export const renderMarkdown = (source: string, context: RenderContext): Rendered => renderNodes(parseMarkdown(source), source, context)
