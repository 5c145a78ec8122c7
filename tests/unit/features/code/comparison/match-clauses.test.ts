import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { matchClauses, matchQuestions, type NewClause } from '#app/features/code/comparison/match-clauses.ts'
import { editionOf, type Written } from '#tests/factories/two-editions.ts'

const clause = (key: string, number: string | null, sectionHeading: string, text: string): NewClause => ({
	key,
	number,
	sectionHeading,
	text,
})
const plain: Written = {
	'Other work': [['p43', '43', 'You should not take on any other work unless you consult your line manager first.']],
	'Gifts and hospitality': [['gh', null, 'You should tactfully refuse all gifts. Small ones may be allowed now and then.']],
	Leaving: [['p53', '53', 'After you leave you must not disclose what you learned here.']],
}
const brief = (matches: ReturnType<typeof matchClauses>) => matches.map(({ key, id, because }) => [key, id, because])

describe('the council’s own text of the same Code', () => {
	it('is matched by printed number, and by heading where there is none', () => {
		const adopted = [
			clause('a', '43', 'Secondary Employment', 'Officers shall obtain consent before engaging elsewhere.'),
			clause('b', null, 'Gifts and Hospitality', 'The rule is refusal save where value is nominal.'),
			clause('c', '53', 'Leaving the Council', 'Duties of confidence persist.'),
			clause('d', '54', 'Indemnity', 'The Council will indemnify officers.'),
		]
		expect(brief(matchClauses(editionOf(plain), adopted, { sameCode: true }))).toEqual([
			['a', 'p43', 'same number'],
			['b', 'gh', 'same place'],
			['c', 'p53', 'same number'],
			['d', null, null],
		])
	})

	it('has its questions matched by words, and those left over by their order', () => {
		const faq = [
			{ id: 'faq-tickets', title: 'May I accept opera tickets?', plain: 'Not without the consent of your line manager.', adopted: null },
			{ id: 'faq-march', title: 'Can I go on a protest march?', plain: 'You may, if you do not harm the council.', adopted: null },
			{ id: 'faq-shares', title: 'Where do I stand?', plain: 'Declare them.', adopted: null },
		]
		const asked = [
			{ key: 'm', title: 'Is a protest march possible?', text: 'Every citizen may protest; do not harm the council.' },
			{ key: 't', title: 'Free opera tickets: can I accept?', text: 'Your line manager must consent.' },
			{ key: 's', title: 'Interests in companies', text: 'Register shareholdings over the limit.' },
		]
		const matches = matchQuestions(editionOf(plain, { faq }), asked, { sameCode: true })
		expect(brief(matches)).toEqual([
			['m', 'faq-march', 'similar words'],
			['t', 'faq-tickets', 'similar words'],
			['s', 'faq-shares', 'same place'],
		])
	})
})

describe('another edition', () => {
	it('is matched by words, whatever its numbers; a new clause is nobody', () => {
		const after = [
			clause('new', '43', 'Health and safety', 'Officers take reasonable steps to protect themselves and others at work.'),
			clause('left', '54', 'Leaving', 'After you leave you must not disclose what you learned here.'),
			clause(
				'work',
				'58',
				'Secondary employment',
				'You must consult your line manager, and have written consent, before you take on any other work.',
			),
		]
		const matches = matchClauses(editionOf(plain), after, { sameCode: false })
		expect(brief(matches)).toEqual([
			['new', null, null],
			['left', 'p53', 'same words'],
			['work', 'p43', 'similar words'],
		])
		expect(matches[2]?.likeness).toBeGreaterThan(0.3)
	})

	it('proposes the only clause left under a heading, and says how little its words agree', () => {
		const [match] = matchClauses(editionOf(plain), [clause('g', '60', 'Gifts and Hospitality', 'Everything offered is declined.')], {
			sameCode: false,
		})
		expect(match).toMatchObject({ id: 'gh', because: 'same place' })
		expect(match?.likeness).toBeLessThan(0.12)
	})

	it('says where a clause was divided, and which were joined', () => {
		const [one, two] = [
			'Trade unions voice the views of their members inside and outside.',
			'Representatives have protection by law and time for duties.',
		]
		const whole = editionOf({ A: [['p51', '51', `${one} ${two}`]] })
		const parts = matchClauses(whole, [clause('a', '51', 'A', one), clause('b', '52', 'A', two)], { sameCode: false })
		expect(parts.map(({ id, splitFrom }) => [id, splitFrom])).toEqual([
			['p51', null],
			[null, 'p51'],
		])
		const two_ = editionOf({
			A: [
				['p51', '51', one],
				['p52', '52', two],
			],
		})
		const [joined] = matchClauses(two_, [clause('a', '51', 'A', `${one} ${two}`)], { sameCode: false })
		expect([joined?.id, joined?.mergedFrom]).toEqual(['p51', ['p52']])
	})
})

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), minLength: 3, maxLength: 6 })
const texts = fc.uniqueArray(
	fc.array(letters, { minLength: 8, maxLength: 20 }).map((words) => words.join(' ')),
	{ maxLength: 15 },
)
const editionFrom = (list: string[]) => editionOf({ A: list.map((text, index) => [`c${index}`, String(index + 1), text]) })
const newFrom = (list: string[]) => list.map((text, index) => clause(`c${list.indexOf(text)}`, String(index + 1), 'A', text))

test.prop([texts, fc.boolean()])('identical texts match entirely', (list, sameCode) => {
	const matches = matchClauses(editionFrom(list), newFrom(list), { sameCode })
	expect(brief(matches)).toEqual(list.map((_, index) => [`c${index}`, `c${index}`, 'same words']))
})

test.prop([texts, fc.infiniteStream(fc.nat())])('shuffled texts match entirely', (list, random) => {
	const shuffled = newFrom(list).map((entry): [number, NewClause] => [random.next().value ?? 0, entry])
	const after = shuffled.sort(([a], [b]) => a - b).map(([, entry], index) => ({ ...entry, number: String(index + 1) }))
	for (const { key, id } of matchClauses(editionFrom(list), after, { sameCode: false })) expect(id).toBe(key)
})

test.prop([texts, texts, fc.boolean()])('no id is proposed twice', (old, now, sameCode) => {
	const ids = matchClauses(editionFrom(old), newFrom([...old.slice(0, 4), ...now]), { sameCode }).flatMap(({ id }) => id ?? [])
	expect(new Set(ids).size).toBe(ids.length)
})

test.prop([fc.uniqueArray(letters, { minLength: 20, maxLength: 40 }), texts])(
	'the larger part of a divided clause keeps the id',
	(words, others) => {
		const at = Math.ceil(words.length * 0.65)
		const [larger, smaller] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
		const list = [words.join(' '), ...others]
		const after = [
			clause('small', '1', 'A', smaller),
			clause('large', '2', 'A', larger),
			...newFrom(others).map((entry) => ({ ...entry, key: `x${entry.key}` })),
		]
		const found = new Map(matchClauses(editionFrom(list), after, { sameCode: false }).map((match) => [match.key, match]))
		expect([found.get('large')?.id, found.get('small')?.splitFrom]).toEqual(['c0', 'c0'])
	},
)
