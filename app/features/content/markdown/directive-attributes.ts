import type { MarkdownNode } from './markdown-node.ts'
import { type RenderRun, reportAt } from './render-run.ts'

/** `flag` stands alone, as `best` does. */
export type AttributeRules = Readonly<Record<string, 'required' | 'optional' | 'flag'>>

const colons: Record<string, string> = { textDirective: ':', leafDirective: '::', containerDirective: ':::' }

export const markOf = (node: MarkdownNode): string => `${colons[node.type] ?? ''}${node.name ?? ''}`

function allowedText(rules: AttributeRules): string {
	const names = Object.entries(rules).map(([name, rule]) => (name === 'id' ? 'id (or #…)' : rule === 'flag' ? name : `${name}="…"`))
	return names.length === 0 ? 'It takes none.' : `It takes ${names.join(', ')}.`
}

/** The attributes as text, or undefined when one is missing or unknown. A flag that is set is `""`. */
export function readAttributes(
	node: MarkdownNode,
	rules: AttributeRules,
	run: RenderRun,
): Readonly<Record<string, string | undefined>> | undefined {
	const mark = markOf(node)
	const given = Object.entries(node.attributes ?? {})
	let sound = true
	const error = (name: string, message: string, remedy: string): void => {
		sound = false
		reportAt(run, node, `${mark} ${name}`, message, remedy)
	}
	for (const [name, value] of given) {
		if (!Object.hasOwn(rules, name)) error(name, 'is not an attribute here', allowedText(rules))
		else if (rules[name] === 'flag' && value) error(name, 'takes no value', `Write ${name} alone.`)
	}
	const values = Object.fromEntries(given.map(([name, value]) => [name, value?.trim() ?? '']))
	for (const [name, rule] of Object.entries(rules)) {
		if (rule === 'required' && !values[name]) error(name, 'is missing', `Write ${mark}{${name}="…"}.`)
	}
	return sound ? values : undefined
}

/** A fence that is never closed would swallow the rest of the page without a word. */
export function checkFence(node: MarkdownNode, run: RenderRun): void {
	const { start, end } = node.position ?? {}
	if (start?.offset === undefined || end?.offset === undefined) return
	const lines = run.source.slice(start.offset, end.offset).trimEnd().split('\n')
	const opening = /^:+/.exec(lines[0] ?? '')?.[0].length ?? 3
	const closing = /^[\s>]*(:+)$/.exec(lines.at(-1)?.trimEnd() ?? '')?.[1]?.length ?? 0
	if (lines.length < 2 || closing < opening) {
		reportAt(run, node, markOf(node), 'is not closed', `Close it with a line of ${opening} colons.`)
	}
}
