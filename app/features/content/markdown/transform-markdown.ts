import { renderFigure, renderHere, renderKeyFact, renderWarning, type Transform } from './block-directives.ts'
import { renderCheck, renderScenario } from './choice-directives.ts'
import { checkFence, markOf } from './directive-attributes.ts'
import { checkMarkdown } from './markdown-rules.ts'
import type { MarkdownNode } from './markdown-node.ts'
import { type RenderRun, reportAt } from './render-run.ts'
import { renderClause, renderContact, renderLaw, renderTerm } from './text-directives.ts'

type Render = (node: MarkdownNode, run: RenderRun, transform: Transform) => MarkdownNode[]

const directives: Record<string, { readonly form: string; readonly example: string; readonly render: Render }> = {
	scenario: { form: 'containerDirective', example: '::::scenario{title="…"}', render: renderScenario },
	check: { form: 'containerDirective', example: '::::check{question="…"}', render: renderCheck },
	'key-fact': { form: 'containerDirective', example: ':::key-fact{title="…"}', render: renderKeyFact },
	here: { form: 'containerDirective', example: ':::here{title="…"}', render: renderHere },
	warning: { form: 'containerDirective', example: ':::warning', render: renderWarning },
	figure: { form: 'leafDirective', example: '::figure{src="…" alt="…"}', render: renderFigure },
	clause: { form: 'textDirective', example: ':clause[…]{ref="2017#p40"}', render: renderClause },
	contact: { form: 'textDirective', example: ':contact{id="…"}', render: renderContact },
	term: { form: 'textDirective', example: ':term[…]{id="…"}', render: renderTerm },
	law: { form: 'textDirective', example: ':law[…]{id="…"}', render: renderLaw },
}

function reportUnknown(node: MarkdownNode, run: RenderRun): void {
	const mark = markOf(node)
	const known = Object.hasOwn(directives, node.name ?? '') ? directives[node.name ?? ''] : undefined
	if (known) reportAt(run, node, mark, 'has the wrong number of colons', `Write ${known.example}.`)
	else if (node.name === 'choice') reportAt(run, node, mark, 'stands outside a scenario or check', 'Put it inside a fence of four colons.')
	else if (node.type === 'textDirective') {
		reportAt(run, node, mark, 'is a colon with no space after it', `Write a space after the colon, or \\${mark} to keep them together.`)
	} else reportAt(run, node, mark, 'is not a block that we know', `Use one of: ${Object.keys(directives).join(', ')}.`)
}

function transformDirective(node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] {
	const known = Object.hasOwn(directives, node.name ?? '') ? directives[node.name ?? ''] : undefined
	if (known?.form !== node.type) {
		reportUnknown(node, run)
		return transform(node.children ?? [])
	}
	if (node.type === 'containerDirective') {
		checkFence(node, run)
		if (node.children?.some((child) => child.data?.directiveLabel)) {
			reportAt(run, node, markOf(node), 'has words in square brackets', `Write ${known.example}.`)
		}
	}
	return known.render(node, run, transform)
}

/** Markdown nodes in, nodes that remark-rehype turns into GOV.UK markup out; faults go to the run. */
export function transformNodes(nodes: readonly MarkdownNode[], run: RenderRun): MarkdownNode[] {
	const transform: Transform = (children) => transformNodes(children, run)
	return nodes.flatMap((node) => {
		if (node.type.endsWith('Directive')) return transformDirective(node, run, transform)
		const checked = checkMarkdown(node, run)
		if (checked === undefined) return []
		return [checked.children ? { ...checked, children: transform(checked.children) } : checked]
	})
}
