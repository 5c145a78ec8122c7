import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { renderPlainMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import { visibleBlocks } from '#app/features/code/edition/visible-blocks.ts'

const content = loadContent(fileURLToPath(new URL('../../../../../content', import.meta.url)), '2026-11-22')
const entries = [...content.editions.values()].flatMap(({ sections, faq }) => [...sections.flatMap(({ clauses }) => clauses), ...faq])
const wordsSeen = (markdown: string) => visibleBlocks(markdown).flatMap(({ text }) => text.split(' '))
const wordsParsed = (markdown: string) => renderPlainMarkdown(markdown).text.split(/\s+/)

describe('the words of a text', () => {
	it.each(entries)('of $id are those that the parser finds', ({ source }) => {
		expect(wordsSeen(source)).toEqual(wordsParsed(source))
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
		['a colon that is one', 'The rule:always {never}', 'The rule:always {never}'],
	])('%s', (_, markdown, seen) => {
		expect(visibleBlocks(markdown)).toEqual([{ kind: 'paragraph', text: seen }])
		expect(wordsSeen(markdown)).toEqual(wordsParsed(markdown))
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
