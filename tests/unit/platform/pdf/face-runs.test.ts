import { describe, expect, it } from 'vitest'
import { fc, test } from '@fast-check/vitest'
import { divideByFace, type Face } from '#app/platform/pdf/face-runs.ts'

const face = (family: string, letters: RegExp): Face => ({ family, has: (codePoint) => letters.test(String.fromCodePoint(codePoint)) })
const faces = [face('latin', /[a-zé\- ]/u), face('marked', /[a-z\u0301 ]/u), face('greek', /[α-ω -]/u)]
const divided = (text: string) => divideByFace(text, faces).runs.map((run) => [run.face.family, run.text])

describe('dividing a text by typeface', () => {
	it.each([
		['ann lee', [['latin', 'ann lee']]],
		['αβ-γ δ', [['greek', 'αβ-γ δ']]],
		[
			'ann αβ',
			[
				['latin', 'ann '],
				['greek', 'αβ'],
			],
		],
		[
			'x\u0301a',
			[
				['marked', 'x\u0301'],
				['latin', 'a'],
			],
		],
		['', []],
	])('%s', (text, runs) => expect(divided(text)).toEqual(runs))

	it('names each letter that no typeface has, once', () => expect(divideByFace('a漢字漢', faces).missing).toEqual(['漢', '字']))

	test.prop([fc.string({ unit: 'grapheme' })])('loses nothing: what is not set is named', (text) => {
		const { runs, missing } = divideByFace(text, faces)
		if (missing.length === 0) expect(runs.map((run) => run.text).join('')).toBe(text)
		else for (const letter of missing) expect(text).toContain(letter)
	})
})
