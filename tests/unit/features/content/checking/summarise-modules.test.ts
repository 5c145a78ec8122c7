import { expect, it } from 'vitest'
import { loadFixture, page } from '#tests/factories/content-folder.ts'
import { summariseModules } from '#app/features/content/checking/summarise-modules.ts'

it('counts what a module holds', () => {
	const check = '::::check{question="Is it?"}\n:::choice{label="A" best}\nYes.\n:::\n:::choice{label="B"}\nNo.\n:::\n::::'
	const body = `A few words.\n\n${check}\n\n::figure{src="first-hour.svg" alt="A clock"}`
	expect(summariseModules(loadFixture({ 'modules/tiny/pages/01-first.md': page(body) }))).toEqual([
		{
			module: 'tiny',
			pages: 1,
			words: 11,
			minutes: 3,
			readingEase: expect.any(Number) as number,
			scenarios: 0,
			checks: 1,
			figures: 1,
			questions: 6,
			fewestPerOutcome: 1,
			mustPass: 0,
			sources: 1,
		},
	])
})
