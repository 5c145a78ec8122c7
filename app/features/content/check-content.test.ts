import { expect, it } from 'vitest'
import { listPlaceholders, summariseContent } from '#app/features/content/check-content.ts'
import { loadFixture, page } from '#app/features/content/content-fixture.server.ts'
import { countSyllables, readingEase } from '#app/features/content/reading-ease.ts'

it('counts what a module holds', () => {
	const check = '::::check{question="Is it?"}\n:::choice{label="A" best}\nYes.\n:::\n:::choice{label="B"}\nNo.\n:::\n::::'
	const body = `A few words.\n\n${check}\n\n::figure{src="first-hour.svg" alt="A clock"}`
	expect(summariseContent(loadFixture({ 'modules/tiny/pages/01-first.md': page(body) }))).toEqual([
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
		},
	])
})

it('lists the contacts that wait for the council, and where they stand', () => {
	const contact = ':contact{id="dpo"} and :contact{id="hr"}'
	const changes = {
		'modules/tiny/pages/01-first.md': page(contact),
		'code/2017/clauses/01-start.md': `---\nheading: Start\n---\n:::clause{#p1}\n${contact}\n:::\n`,
	}
	expect(listPlaceholders(loadFixture(changes))).toEqual([
		{
			contact: 'dpo',
			label: 'Data Protection Officer',
			detail: '[council to add: e-mail]',
			usedOn: ['tiny/first', 'code/2017#p1'],
		},
	])
})

it('counts syllables closely enough', () => {
	const words = {
		the: 1,
		report: 2,
		breach: 1,
		council: 2,
		information: 4,
		asked: 1,
		wanted: 2,
		table: 2,
		made: 1,
		agree: 2,
		data: 2,
		responsibility: 6,
	}
	for (const [word, syllables] of Object.entries(words)) expect([word, countSyllables(word)]).toEqual([word, syllables])
})

it('finds plain words easier than long ones', () => {
	expect(readingEase('Tell us at once. We will help you.')).toBeGreaterThan(90)
	expect(readingEase('Organisational accountability necessitates comprehensive documentation.')).toBeLessThan(10)
	expect(readingEase('')).toBe(0)
})
