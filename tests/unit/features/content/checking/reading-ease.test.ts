import { expect, it } from 'vitest'
import { countSyllables, readingEase } from '#app/features/content/checking/reading-ease.ts'

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

it('does not blame an author for the name of a law', () => {
	const plain = 'This says so. Ask us.'
	expect(readingEase('The Public Interest Disclosure (Prescribed Persons) Order 2014 says so. Ask us.')).toBe(readingEase(plain))
})
