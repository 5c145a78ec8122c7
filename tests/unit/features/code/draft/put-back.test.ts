import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '#app/features/code/comparison/words-in.ts'
import { wordsOfOutline } from '#app/features/code/comparison/words.ts'
import { editOutline } from '#app/features/code/draft/edit-outline.ts'
import type { Outline } from '#app/features/code/reading/outline.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { anyCode } from '#tests/factories/any-code.ts'

const code = (...lines: string[]) => parseCode(['Code of Conduct', '', 'Conduct', '', ...lines].join('\n'))
const putBack = (outline: Outline, left = 0) => editOutline(outline, { kind: 'put-back', left })
const shown = (result: ReturnType<typeof putBack>) =>
	'refusal' in result
		? result.refusal
		: [
				...result.outline.sections.flatMap(({ clauses }) => clauses.map(({ number, text }) => `${number ?? '·'} ${text}`)),
				...result.outline.questions.map(({ text }) => `? ${text}`),
			]

describe('what was left out is put back', () => {
	it.each<[string, string[], string[]]>([
		['behind the paragraph before it', ['1. Act fairly.', '', 'Page 2 of 3', '', '2. Ask.'], ['1 Act fairly.', '· Page 2 of 3', '2 Ask.']],
		[
			'with its number in the text',
			['1. Act fairly.', '', '~~2. Take lunch.~~', '', '3. Ask.'],
			['1 Act fairly.', '· 2\\. Take lunch.', '3 Ask.'],
		],
		['under a heading', ['<!-- Only for staff. -->', '', '1. Act fairly.'], ['· Only for staff.', '1 Act fairly.']],
		['at the end', ['1. Act fairly.', '', '{--2. Ask.--}'], ['1 Act fairly.', '· 2\\. Ask.']],
		[
			'in an answer',
			['1. Act fairly.', '', 'FAQs', '', 'May I ask?', '', 'Yes.', '', '<!-- Always. -->', '', 'May I go?', '', 'No.'],
			['1 Act fairly.', '? Yes.\n\nAlways.', '? No.'],
		],
	])('%s', (_, lines, clauses) => {
		const outline = code(...lines)
		expect(outline.left).toHaveLength(1)
		const result = putBack(outline)
		expect(shown(result)).toEqual(clauses)
		expect('outline' in result && [result.outline.left, result.outline.unsure.filter(({ why }) => why.includes('left out'))]).toEqual([
			[],
			[],
		])
	})

	it('tells that it stood in the middle of a part', () => {
		const result = putBack(code('1. Act', '', 'Page 2 of 3', '', 'fairly.'))
		expect(shown(result)).toEqual(['1 Act fairly.', '· Page 2 of 3'])
		expect('outline' in result && result.outline.unsure.map(({ line, why }) => `${line} ${why}`)).toEqual([
			expect.stringContaining('7 This was put back behind the part in whose middle it stood'),
		])
	})

	it('but not into the middle of a line, and not twice', () => {
		expect(shown(putBack(code('1. Take ~~£25~~ £50.')))).toContain('middle of a line')
		expect(shown(putBack(code('1. Act fairly.')))).toContain('no longer there')
	})

	test.prop([anyCode, fc.nat(5)], { numRuns: 100 })('with every word of it', ({ source }, at) => {
		const outline = parseCode(`Contents\n\nGifts ..... 3\n\n~~Never.~~\n\n${source}`)
		const entry = outline.left[at % Math.max(1, outline.left.length)]
		const result = putBack(outline, outline.left.indexOf(entry ?? { line: 0, kind: 'hidden', text: '' }))
		if (!('outline' in result) || !entry) return
		expect(wordsOfOutline(result.outline).sort()).toEqual([...wordsOfOutline(outline), ...wordsIn(entry.text)].sort())
	})
})
