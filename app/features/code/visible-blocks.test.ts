import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { MarkdownNode } from '#app/features/content/markdown-node.ts'
import { toText } from '#app/features/content/plain-text.ts'
import { parseMarkdown } from '#app/features/content/render-markdown.ts'
import { visibleBlocks } from './visible-blocks.ts'

const wordsSeen = (markdown: string) => visibleBlocks(markdown).flatMap(({ text }) => text.split(' '))

/** What the parser finds, block by block. */
function wordsParsed(nodes: readonly MarkdownNode[]): string[] {
	return nodes.flatMap((node) =>
		['paragraph', 'heading', 'tableCell', 'code'].includes(node.type) ? toText(node).trim().split(/\s+/) : wordsParsed(node.children ?? []),
	)
}

const folder = new URL('../../../content/', import.meta.url)
const filesIn = (name: string) => readdirSync(new URL(name, folder)).map((file) => `${name}${file}`)
const body = (file: string) => readFileSync(fileURLToPath(new URL(file, folder)), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')

describe('the words of a text', () => {
	it.each([...filesIn('code/2017/clauses/'), 'code/2017/faq.md'])('of %s are those that the parser finds', (file) => {
		const text = body(file)
		expect(wordsSeen(text)).toEqual(wordsParsed(parseMarkdown(text)))
	})

	it.each([
		['marks', 'You **must *always* declare** it, `now` and ~~later~~ __today__.', 'You must always declare it, now and later today.'],
		[
			'a link and an address',
			'See [the *policy*](https://example.org/a_b) or <https://example.org>.',
			'See the policy or https://example.org.',
		],
		['escapes and entities', '5 \\* 3, a \\_name\\_, R&amp;D &lt;soon&gt; &#163;50 &unknown;', '5 * 3, a _name_, R&D <soon> £50 &unknown;'],
		['stars and underlines that are words', '2 * 3 and snake_case_name', '2 * 3 and snake_case_name'],
		['line ends', 'One\ntwo  \nthree\\\nfour', 'One two three four'],
		['a time of day', 'At 9:30 and 10:45', 'At 9:30 and 10:45'],
		['a contact of ours', 'Ask :term[the officer]{id="x"} first', 'Ask the officer first'],
	])('%s', (_, markdown, seen) => {
		expect(visibleBlocks(markdown)).toEqual([{ kind: 'paragraph', text: seen }])
	})

	it('keeps paragraphs, items, headings and numbers of lists apart', () => {
		const markdown =
			'# Over\nFirst\nline\n- one\n  goes on\n* two\n\n1. three\n2) four\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n\n---\nIt was\n1998. Enough'
		expect(visibleBlocks(markdown)).toEqual([
			{ kind: 'heading', text: 'Over' },
			{ kind: 'paragraph', text: 'First line' },
			{ kind: 'item', text: 'one goes on' },
			{ kind: 'item', text: 'two' },
			{ kind: 'item', text: '1. three' },
			{ kind: 'item', text: '2) four' },
			{ kind: 'paragraph', text: 'quoted' },
			{ kind: 'paragraph', text: 'a b' },
			{ kind: 'paragraph', text: 'c d' },
			{ kind: 'paragraph', text: 'It was 1998. Enough' },
		])
	})

	it('holds nothing but spaces for nothing', () => {
		expect(visibleBlocks(' \n\n')).toEqual([])
	})
})
