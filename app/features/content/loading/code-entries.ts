import type { ReportError } from './content-errors.ts'
import { type AttributeRules, checkFence, markOf, readAttributes } from '#app/features/content/markdown/directive-attributes.ts'
import type { MarkdownNode } from '#app/features/content/markdown/markdown-node.ts'
import { toText } from '#app/features/content/markdown/plain-text.ts'
import { parseMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import { reportAt, startRun } from '#app/features/content/markdown/render-run.ts'

/** A clause or a question of the Code, before its text is rendered. */
export interface Entry {
	readonly id: string
	readonly number: string | null
	readonly title: string
	readonly heading: string | undefined
	readonly line: number | undefined
	readonly nodes: readonly MarkdownNode[]
}

const rules: Record<'clause' | 'question', AttributeRules> = {
	clause: { id: 'required', number: 'optional' },
	question: { id: 'required', title: 'required' },
}

/** The entries of a file. Only headings may stand between them. */
export function readEntries(kind: 'clause' | 'question', file: string, source: string, report: ReportError): Entry[] {
	const nothing = { figures: new Map<string, never>(), contacts: undefined, clauses: new Set<string>(), terms: undefined, facts: undefined }
	const run = startRun({ ...nothing, file, report }, source)
	let heading: MarkdownNode | undefined
	const entries: Entry[] = []
	for (const node of parseMarkdown(source)) {
		if (node.type === 'containerDirective' && node.name === kind) {
			checkFence(node, run)
			for (const child of node.children ?? []) {
				if (!/(container|leaf)Directive/.test(child.type)) continue
				reportAt(run, child, markOf(child), 'stands in the Code', 'Take it out: only modules have it.')
			}
			const { id, number, title } = readAttributes(node, rules[kind], run) ?? {}
			const subHeading = heading && toText(heading).trim()
			heading = undefined
			if (id === undefined) continue
			if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
				reportAt(run, node, `${markOf(node)} id`, `"${id}" is not an id`, 'Use small letters, digits and hyphens.')
			}
			const line = node.position?.start.line
			entries.push({ id, number: number || null, title: title ?? '', heading: subHeading, line, nodes: node.children ?? [] })
		} else if (kind === 'clause' && node.type === 'heading' && node.depth === 2) {
			if (heading) reportAt(run, heading, 'heading', 'has no clause under it', 'Write its clauses, or take it out.')
			if (node.children?.some((child) => child.type !== 'text')) {
				reportAt(run, node, 'heading', 'is not plain text', 'Take out its marks, and write a space after a colon.')
			}
			heading = node
		} else {
			const example = kind === 'clause' ? ':::clause{#p1 number="1"}' : ':::question{#faq-… title="…"}'
			reportAt(run, node, markOf(node) || node.type, `stands outside a ${kind}`, `Put it inside ${example}.`)
		}
	}
	if (heading) reportAt(run, heading, 'heading', 'has no clause under it', 'Write its clauses, or take it out.')
	return entries
}
