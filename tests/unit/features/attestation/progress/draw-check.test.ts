import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { drawCheck, readChosen } from '#app/features/attestation/progress/draw-check.ts'

const bank = Array.from({ length: 15 }, (_, at) => ({
	id: `q${at}`,
	clause: `p${at}`,
	stem: `What does ${at} say?`,
	options: ['a', 'b', 'c'].map((id) => ({ id, text: `${id}${at}`, reason: 'So.', right: id === 'b' })),
	explanation: 'So it is.',
}))
const all = new Set(bank.map(({ clause }) => clause))
const ids = fc.subarray([...all]).map((list) => new Set(list))

test.prop([ids, ids, fc.integer({ min: 0 })])('draws six of the edition, those on what changed first', (clauses, changed, seed) => {
	const drawn = drawCheck(bank, { clauses, changed, seed }).map(({ clause }) => clause)
	expect(drawn).toHaveLength(Math.min(6, clauses.size))
	expect(new Set(drawn).size).toBe(drawn.length)
	expect(drawn.every((clause) => clauses.has(clause))).toBe(true)
	const asksChanged = drawn.filter((clause) => changed.has(clause)).length
	expect(asksChanged).toBe(Math.min(6, [...changed].filter((clause) => clauses.has(clause)).length))
})

test('gives one person the same questions again, and another person others', () => {
	const draw = (seed: number) => drawCheck(bank, { clauses: all, changed: new Set(), seed })
	expect(draw(7)).toEqual(draw(7))
	expect(draw(7)).not.toEqual(draw(8))
	expect(draw(7).every(({ options }) => options.filter(({ right }) => right).length === 1)).toBe(true)
})

test('reads what was chosen, and nothing else', () => {
	const drawn = drawCheck(bank, { clauses: all, changed: new Set(), seed: 7 })
	const params = new URLSearchParams('question-1=0&question-2=2&question-3=3&question-4=-1&question-5=x&question-6=')
	expect(readChosen(drawn, params)).toEqual([0, 2, null, null, null, null])
})
