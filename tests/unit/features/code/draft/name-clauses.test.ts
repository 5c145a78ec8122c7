import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { nameClauses } from '#app/features/code/draft/name-clauses.ts'

const entry = (key: string, number: string | null, title = 'Health and Safety') => ({ key, number, title, kind: 'clause' as const })
const names = (entries: Parameters<typeof nameClauses>[0], used: string[], matches: { key: string; id: string | null }[] = []) => [
	...nameClauses(entries, matches, { edition: '2026', used: new Set(used) }).values(),
]

it('a clause that is known keeps its id; a new one is called after its number or its heading', () => {
	expect(
		names([entry('a', '5'), entry('b', '6'), entry('c', null), entry('d', '4.2'), entry('e', 'IV')], ['p5'], [{ key: 'a', id: 'p5' }]),
	).toEqual(['p5', 'p6', 'block-health-and-safety', 'p4-2', 'piv'])
})

it('an id that any edition used for another clause is used with the edition behind it', () => {
	expect(names([entry('a', '5'), entry('b', '5'), entry('c', '5')], ['p5', 'p7'])).toEqual(['p5-2026', 'p5-2026-2', 'p5-2026-3'])
})

it('a question is called after its title', () => {
	expect(names([{ key: 'q', number: null, title: 'What’s a bribe? And when is it one?', kind: 'question' }], [])).toEqual([
		'faq-whats-a-bribe-and-when',
	])
})

const numbers = fc.option(fc.string({ maxLength: 4 }))
test.prop([
	fc.array(fc.tuple(numbers, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 20 }),
	fc.constantFrom('2026', '2026-rev'),
])('every id is valid and used once', (list, edition) => {
	const entries = list.map(([number, title], index) => ({
		key: String(index),
		number,
		title,
		kind: index % 2 ? ('question' as const) : ('clause' as const),
	}))
	const ids = [...nameClauses(entries, [], { edition, used: new Set(['p1']) }).values()]
	expect(new Set(ids).size).toBe(list.length)
	for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})
