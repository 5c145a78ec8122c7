import { type MarkdownNode } from './markdown-node.ts'
import { toText } from './plain-text.ts'
import { type RenderRun, reportAt, takeId } from './render-run.ts'

const unsupported: Record<string, [field: string, message: string, remedy: string]> = {
	html: ['HTML', 'is not allowed in a text', 'Write Markdown, or put a backslash before the "<".'],
	image: ['image', 'is not written this way', 'Write ::figure{src="…" alt="…" caption="…"}.'],
	imageReference: ['image', 'is not written this way', 'Write ::figure{src="…" alt="…" caption="…"}.'],
	footnoteReference: ['footnote', 'is not allowed', 'Write the note into the text.'],
	footnoteDefinition: ['footnote', 'is not allowed', 'Write the note into the text.'],
}

function checkHeading(node: MarkdownNode, run: RenderRun): MarkdownNode {
	const depth = node.depth ?? 2
	const error = (message: string, remedy: string): void => reportAt(run, node, 'heading', message, remedy)
	if (run.entry !== undefined) error('stands inside an entry', 'Write bold text, or begin a new entry.')
	else if (depth === 1) error('is at level 1, which is the title of the page', 'Begin it with ##.')
	else if (depth > 3) error('is deeper than level 3', 'Begin it with ## or ###.')
	else if (depth === 3 && !run.hasSectionHeading) error('skips a level', 'Begin it with ##, or write a ## heading before it.')
	if (depth === 2) run.hasSectionHeading = true
	return { ...node, depth: Math.min(Math.max(depth, 2), 3), data: { hProperties: { id: takeId(run, toText(node)) } } }
}

function checkLink(node: MarkdownNode, run: RenderRun): MarkdownNode {
	if (!/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(node.url ?? '')) {
		reportAt(run, node, 'link', `"${node.url ?? ''}" is not an address that we allow`, 'Begin it with https://, mailto:, tel: or /.')
	}
	return node
}

/** A line that begins with colons and is still text was meant to be a directive. */
function checkStrayColons(node: MarkdownNode, run: RenderRun): MarkdownNode {
	const words = (node.children ?? []).map((child) => (child.type === 'text' ? (child.value ?? '') : ' '))
	const line = /^:{2,}\s*[^\s{[]*/m.exec(words.join(''))?.[0].trim()
	if (line !== undefined) {
		reportAt(
			run,
			node,
			line,
			'is not read as a block',
			'Check its colons, quotes and braces: no space before {, and an outer fence has four colons.',
		)
	}
	return node
}

/** Refuses what the pages do not support. Undefined when nothing of the node may stay. */
export function checkMarkdown(node: MarkdownNode, run: RenderRun): MarkdownNode | undefined {
	const error = Object.hasOwn(unsupported, node.type) ? unsupported[node.type] : undefined
	if (error) {
		reportAt(run, node, ...error)
		return undefined
	}
	if (node.type === 'heading') return checkHeading(node, run)
	if (node.type === 'link' || node.type === 'definition') return checkLink(node, run)
	if (node.type === 'paragraph') return checkStrayColons(node, run)
	if (node.type === 'listItem' && typeof node.checked === 'boolean') {
		reportAt(run, node, 'list', 'has tick boxes', 'Take out the [ ] and [x].')
		return { ...node, checked: null }
	}
	return node
}
