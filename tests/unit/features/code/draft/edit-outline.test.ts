import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCode } from '#tests/factories/any-code.ts'
import { readBlocks, writeBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { councilCodes } from '#tests/factories/council-codes.ts'
import { editOutline, type OutlineEdit, outlineEditSchema, wouldChangeWords } from '#app/features/code/draft/edit-outline.ts'
import { type Outline, outlineSchema } from '#app/features/code/reading/outline.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { wordsOfOutline } from '#app/features/code/comparison/words.ts'

const sorted = (outline: Outline) => wordsOfOutline(outline).sort()

function edited(outline: Outline, ...edits: OutlineEdit[]): Outline {
	return edits.reduce((before, edit) => {
		const done = editOutline(before, edit)
		if ('refusal' in done) throw new Error(done.refusal)
		return done.outline
	}, outline)
}

/** What it says, section by section: number, heading and text of each clause. */
const shown = ({ sections }: Outline) =>
	sections.map(({ heading, clauses }) => [heading, ...clauses.map((clause) => [clause.number, clause.heading, clause.text])])

const code = parseCode('Code\n\nFirst\n\n1. Be honest.\n\nGifts Policy\n\n2. Be kind:\n- to all;\n- to each.\n\nSecond\n\n3. Ask.')

describe('an edit', () => {
	it('makes the heading that was a policy text again, and settles the doubt', () => {
		expect(code.unsure).toHaveLength(1)
		const after = edited(code, { kind: 'heading-to-text', entry: 's2' })
		expect(shown(after)).toEqual([
			['First', ['1', null, 'Be honest.\n\n*Gifts Policy*'], ['2', null, 'Be kind:\n\n- to all;\n- to each.']],
			['Second', ['3', null, 'Ask.']],
		])
		expect(after.unsure).toEqual([])
		expect(shown(edited(after, { kind: 'text-to-heading', clause: 'c1', block: 1, over: 'section' }))).toEqual(shown(code))
	})

	it('joins and splits, with the number in the text and back', () => {
		const joined = edited(code, { kind: 'move-to-section', clause: 'c3', section: 's2' }, { kind: 'join-clause', clause: 'c3' })
		expect(shown(joined)[1]).toEqual(['Gifts Policy', ['2', null, 'Be kind:\n\n- to all;\n- to each.\n\n3\\. Ask.']])
		const parted = edited(joined, { kind: 'split-clause', clause: 'c2', block: 3 }, { kind: 'set-number', clause: 'c3', number: '3' })
		expect(shown(parted)[1]).toEqual(['Gifts Policy', ['2', null, 'Be kind:\n\n- to all;\n- to each.'], ['3', null, 'Ask.']])
		const point = edited(code, { kind: 'split-clause', clause: 'c2', block: 2 })
		expect(shown(point)[1]).toEqual(['Gifts Policy', ['2', null, 'Be kind:\n\n- to all;'], [null, null, '- to each.']])
	})

	it('moves a clause past the end of its section into the next', () => {
		const after = edited(code, { kind: 'move-clause', clause: 'c1', direction: 'down' })
		expect(shown(after).slice(0, 2)).toEqual([
			['First'],
			['Gifts Policy', ['1', null, 'Be honest.'], ['2', null, 'Be kind:\n\n- to all;\n- to each.']],
		])
		expect(shown(edited(after, { kind: 'move-clause', clause: 'c1', direction: 'up' }))).toEqual(shown(code))
	})

	it('keeps the printed words of a title that it changes', () => {
		const after = edited(code, { kind: 'retitle', entry: 's1', heading: 'Honesty' }, { kind: 'retitle', entry: 's1', heading: 'Truth' })
		expect(after.sections[0]).toMatchObject({ heading: 'Truth', was: 'First' })
		expect(sorted(after)).toEqual(sorted(code))
	})

	it('takes a question out of the Code and puts it back', () => {
		const after = edited(code, { kind: 'to-questions', clause: 'c3' })
		expect(after.questions).toEqual([{ key: 'q1', title: '3. Ask.', text: '', lines: [15, 15] }])
		const back = edited(after, { kind: 'from-questions', question: 'q1' })
		expect(shown(back)[2]).toEqual(['Second', [null, '3. Ask.', '']])
		expect(shown(edited(back, { kind: 'heading-to-text', entry: 'c3' }))[2]).toEqual([
			'Second',
			[null, null, '*3. Ask.*'],
			[null, null, ''],
		])
	})

	it('puts the printed number back where another was written, and that one never into the words', () => {
		const number = (edits: (string | null)[]) =>
			shown(edited(code, ...edits.map((each): OutlineEdit => ({ kind: 'set-number', clause: 'c3', number: each }))))[2]?.[1]
		expect(number(['99'])).toEqual(['99', null, 'Ask.'])
		expect(number(['99', null])).toEqual(['3', null, 'Ask.'])
		expect(number(['99', '3', null])).toEqual([null, null, '3\\. Ask.'])
		expect(number(['99', null, null])).toEqual([null, null, '3\\. Ask.'])
		expect(number([null, '4'])).toEqual(['4', null, '3\\. Ask.'])
		expect(number([null, '4', null])).toEqual([null, null, '3\\. Ask.'])
		const joined = edited(
			code,
			{ kind: 'set-number', clause: 'c2', number: '99' },
			{ kind: 'move-clause', clause: 'c1', direction: 'down' },
		)
		expect(shown(edited(joined, { kind: 'join-clause', clause: 'c2' }))[1]?.[1]).toEqual([
			'1',
			null,
			'Be honest.\n\n2\\. Be kind:\n\n- to all;\n- to each.',
		])
	})

	it('takes what counts clauses as a number, and nothing else', () => {
		const read = (number: string) => outlineEditSchema.safeParse({ kind: 'set-number', clause: 'c1', number })
		const numbers = { '1': '1', '1.2': '1.2', '12A': '12A', '(a)': 'a', 'iv.': 'iv', ' 7) ': '7', '1204': '1204', A1: 'A1', '4(b)': '4(b)' }
		for (const [typed, number] of Object.entries(numbers)) expect(read(typed).data).toMatchObject({ number })
		for (const typed of ['<b>🙂', 'three', '1 2', '-1', '1..2', '(', '', '12345'])
			expect(read(typed).error?.issues[0]?.message).toBe('Enter the number as a document prints it, such as 3, 4.2, 12A, (a) or iv')
		expect(read('1'.repeat(25)).error?.issues[0]?.message).toBe('The number must be 20 characters or fewer')
	})

	it('settles a doubt without another change', () => {
		expect(edited(code, { kind: 'settle', mark: 0 })).toEqual({ ...code, unsure: [] })
	})

	it.each([
		['a clause that is gone', { kind: 'join-clause', clause: 'c9' }],
		['the first clause upwards', { kind: 'move-clause', clause: 'c1', direction: 'up' }],
		['the first clause with nothing', { kind: 'join-clause', clause: 'c1' }],
		['a split behind the end', { kind: 'split-clause', clause: 'c1', block: 1 }],
		['a numbered line as a heading', { kind: 'text-to-heading', clause: 'c1', block: 0, over: 'section' }],
		['a doubt that is gone', { kind: 'settle', mark: 7 }],
	] satisfies [string, OutlineEdit][])('refuses %s', (_, edit) => {
		expect(editOutline(code, edit)).toEqual({ refusal: expect.any(String) })
	})

	it('is read from a form', () => {
		expect(outlineEditSchema.parse({ kind: 'split-clause', clause: 'c2', block: '2' })).toEqual({
			kind: 'split-clause',
			clause: 'c2',
			block: 2,
		})
		expect(outlineEditSchema.safeParse({ kind: 'retitle', entry: 's1', heading: ' ' }).success).toBe(false)
	})
})

const entry = (letter: string) => fc.nat(12).map((count) => `${letter}${count + 1}`)
const clause = entry('c')
const block = fc.nat(5)
const anyEdit: fc.Arbitrary<OutlineEdit> = fc.oneof(
	fc.record({ kind: fc.constant('move-clause' as const), clause, direction: fc.constantFrom('up' as const, 'down' as const) }),
	fc.record({ kind: fc.constant('move-to-section' as const), clause, section: entry('s') }),
	fc.record({ kind: fc.constant('join-clause' as const), clause }),
	fc.record({ kind: fc.constant('split-clause' as const), clause, block }),
	fc.record({
		kind: fc.constant('retitle' as const),
		entry: fc.oneof(entry('s'), clause, entry('q'), fc.constant('title')),
		heading: fc.constant('Another title'),
	}),
	fc.record({ kind: fc.constant('heading-to-text' as const), entry: fc.oneof(entry('s'), clause) }),
	fc.record({ kind: fc.constant('text-to-heading' as const), clause, block, over: fc.constantFrom('section' as const, 'clause' as const) }),
	fc.record({ kind: fc.constant('to-questions' as const), clause }),
	fc.record({ kind: fc.constant('from-questions' as const), question: entry('q') }),
	fc.record({
		kind: fc.constant('set-number' as const),
		clause,
		number: fc.constantFrom(null, '1', '2', '3', '99', '12', '1.2', '1.0', 'a', 'A', 'iv', 'IV', 'the', '20'),
	}),
	fc.record({ kind: fc.constant('settle' as const), mark: fc.nat(3) }),
)

const anySource = fc.oneof(
	anyCode.map(({ source }) => source),
	fc.constantFrom(...Object.values(councilCodes)),
)

test.prop([anySource, fc.array(anyEdit, { minLength: 5, maxLength: 30 })], { numRuns: 300 })(
	'no sequence of edits loses a word or a key',
	(source, edits) => {
		let outline = parseCode(source)
		const words = sorted(outline)
		for (const edit of edits) {
			const done = editOutline(outline, edit)
			if ('refusal' in done) {
				expect(done.refusal).not.toBe(wouldChangeWords)
				continue
			}
			outline = outlineSchema.parse(done.outline)
			expect(sorted(outline), JSON.stringify(edit)).toEqual(words)
			const keys = [...outline.sections.flatMap((section) => [section, ...section.clauses]), ...outline.questions].map(({ key }) => key)
			expect(new Set(keys).size).toBe(keys.length)
		}
	},
)

test.prop([anyCode])('a clause is read as it was written', ({ source }) => {
	for (const { text } of parseCode(source).sections.flatMap(({ clauses }) => clauses)) expect(writeBlocks(readBlocks(text))).toBe(text)
})
