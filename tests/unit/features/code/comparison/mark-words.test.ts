import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { markWords, type Run } from '#app/features/code/comparison/mark-words.ts'
import type { Block } from '#app/features/code/edition/visible-blocks.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const mark = (before: string, after: string) =>
	markWords([paragraph(before)], [paragraph(after)]).map(({ runs }) => runs.map(show).join(' '))
const show = ({ kind, text }: Run) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)

describe('marks', () => {
	it('stand at the words that changed, those removed first', () => {
		expect(mark('You should tell your manager before you start.', 'You must tell your manager in writing before you start.')).toEqual([
			'You [-should] [+must] tell your manager [+in writing] before you start.',
		])
	})

	it('tell one or two words between two changes with them', () => {
		expect(
			mark(
				'All officers of this council must always act with care and honesty.',
				'All staff of a council must always act with care and honesty.',
			),
		).toEqual(['All [-officers of this] [+staff of a] council must always act with care and honesty.'])
	})

	it('show old and new whole when more than half changed', () => {
		const [before, after] = ['We do the best we can for residents.', 'Be kind and care.']
		expect(mark(before, after)).toEqual([`[-${before}]`, `[+${after}]`])
		expect(mark('The values of the council are these four.', 'The five values are not those of the past.')).toHaveLength(1)
		expect(mark('The values of the council are these four.', 'The five values are not those of the past.')[0]).toMatch(/^\[-.*\] \[\+.*\]$/)
	})

	it('take curly quotation marks for straight ones, and show those of the new text', () => {
		expect(mark(`It is the council's "own" text here.`, 'It is the council’s “own” text now.')).toEqual([
			'It is the council’s “own” text [-here.] [+now.]',
		])
	})

	it('find the items of a list again when one is put between them', () => {
		const item = (text: string): Block => ({ kind: 'item', text })
		const [first, second, third] = [
			item('is never influenced by gain'),
			item('is always kind to everybody'),
			item('follows every policy there is'),
		]
		expect(markWords([first, third], [first, second, third]).map(({ runs }) => runs.map(({ kind }) => kind))).toEqual([
			['same'],
			['added'],
			['same'],
		])
		expect(markWords([first, second, third], [third]).map(({ runs }) => runs.map(({ kind }) => kind))).toEqual([
			['removed'],
			['removed'],
			['same'],
		])
	})
})

const words = fc.array(fc.constantFrom('the', 'officer', 'must', 'not', 'accept', 'gifts', 'of', 'any', 'kind.'), {
	minLength: 1,
	maxLength: 25,
})
const blocks = fc.array(
	words.map((list) => paragraph(list.join(' '))),
	{ maxLength: 5 },
)
const read = (marked: ReturnType<typeof markWords>, without: Run['kind']) =>
	marked.flatMap(({ runs }) => runs.filter(({ kind }) => kind !== without).map(({ text }) => text)).join(' ')

test.prop([blocks, blocks])(
	'nothing is lost or invented: without the added words it is the old text, without the removed the new one',
	(before, after) => {
		const marked = markWords(before, after)
		expect(read(marked, 'added')).toBe(before.map(({ text }) => text).join(' '))
		expect(read(marked, 'removed')).toBe(after.map(({ text }) => text).join(' '))
	},
)
