import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { compareEditions, minutesToRead, nothingToRead } from '#app/features/code/comparison/compare-editions.ts'
import { editionOf, type Written } from '#tests/factories/two-editions.ts'

const accountable = 'You are accountable to the council, and you owe it a duty of care.'
const gifts = 'You should tactfully refuse all gifts and hospitality that anybody offers you.'
const work = 'You should not take on other work without consulting your line manager.'
const leaving = 'After you leave the council you must still keep its confidential information to yourself.'
const before: Written = {
	Duties: [
		['p1', '1', accountable],
		['p2', '2', gifts],
	],
	Work: [
		['p3', '3', work],
		['p4', '4', leaving],
	],
}

const compare = (after: Written, old: Written = before) => compareEditions(editionOf(old), editionOf(after, { id: '2026' }))
const kinds = (comparison: ReturnType<typeof compare>) =>
	comparison.clauses.map((change) =>
		[change.kind, change.before.map(({ id }) => id).join(), change.after.map(({ id }) => id).join()].join(' '),
	)

describe('what became of each clause', () => {
	it('nothing changed', () => {
		const same = compare(before)
		expect(kinds(same)).toEqual(['unchanged p1 p1', 'unchanged p2 p2', 'unchanged p3 p3', 'unchanged p4 p4'])
		expect([nothingToRead(same), same.retitled, minutesToRead(same)]).toEqual([true, [], 0])
	})

	it('another number and another section are told, and need no reading', () => {
		const after: Written = {
			Duties: [['p1', '1', accountable]],
			Work: [
				['p3', '2', work],
				['p4', '4', leaving],
				['p2', '5', gifts],
			],
		}
		expect(kinds(compare(after))).toEqual(['unchanged p1 p1', 'renumbered p3 p3', 'unchanged p4 p4', 'moved p2 p2'])
		expect(nothingToRead(compare(after))).toBe(true)
	})

	it('a section with a new title is the same section', () => {
		const after: Written = { 'Your duties': before.Duties ?? [], Work: before.Work ?? [] }
		const comparison = compare(after)
		expect([kinds(comparison).every((line) => line.startsWith('unchanged')), comparison.retitled]).toEqual([
			true,
			[{ before: 'Duties', after: 'Your duties' }],
		])
	})

	it('marks of Markdown, line ends and curly quotation marks are no words', () => {
		const after: Written = {
			...before,
			Duties: [
				['p1', '1', accountable.replace('accountable', '**accountable**').replace('council, ', 'council,\n')],
				['p2', '2', gifts],
			],
		}
		expect(nothingToRead(compare(after))).toBe(true)
		const [curly, straight]: Written[] = [{ A: [['p1', '1', 'The council’s own']] }, { A: [['p1', '1', "The council's own"]] }]
		expect(curly && straight && nothingToRead(compare(curly, straight))).toBe(true)
	})

	it('changed, added and removed, the removed where it stood', () => {
		const changed = work.replace('consulting', 'the written consent of')
		const after: Written = {
			Duties: [
				['p1', '1', accountable],
				['p5', '2', 'Officers take reasonable steps to protect their health.'],
			],
			Work: [
				['p3', '3', changed],
				['p4', '4', leaving],
			],
		}
		const comparison = compare(after)
		expect(kinds(comparison)).toEqual(['unchanged p1 p1', 'removed p2 ', 'added  p5', 'changed p3 p3', 'unchanged p4 p4'])
		expect(nothingToRead(comparison)).toBe(false)
		expect(comparison.clauses[3]?.blocks[0]?.runs.map(({ kind, text }) => [kind, text])).toEqual([
			['same', 'You should not take on other work without'],
			['removed', 'consulting'],
			['added', 'the written consent of'],
			['same', 'your line manager.'],
		])
		expect(comparison.clauses.map(({ words }) => words)).toEqual([0, 12, 8, 16, 0])
	})

	it('a new sub-heading over the same words is a change, for it is read', () => {
		const after: Written = {
			...before,
			Work: [
				['p3', '3', work, null, 'Other work'],
				['p4', '4', leaving],
			],
		}
		expect(kinds(compare(after))).toContain('changed p3 p3')
	})

	it('a clause that only lost its id is the same clause', () => {
		const after: Written = {
			...before,
			Work: [
				['p3', '3', work],
				['leaving', '4', leaving],
			],
		}
		expect(kinds(compare(after))).toContain('unchanged p4 leaving')
		expect(nothingToRead(compare(after))).toBe(true)
	})

	it('split: the larger part keeps the id, or none does', () => {
		const [first, second] = [`${accountable} ${leaving}`, gifts]
		const old: Written = {
			A: [
				['p1', '1', first],
				['p2', '2', second],
			],
		}
		expect(
			kinds(
				compare(
					{
						A: [
							['p1', '1', accountable],
							['p9', '2', leaving],
							['p2', '3', second],
						],
					},
					old,
				),
			),
		).toEqual(['split p1 p1,p9', 'renumbered p2 p2'])
		expect(
			kinds(
				compare(
					{
						A: [
							['p8', '1', accountable],
							['p9', '2', leaving],
							['p2', '3', second],
						],
					},
					old,
				),
			),
		).toEqual(['split p1 p8,p9', 'renumbered p2 p2'])
	})

	it('merged', () => {
		const after: Written = {
			A: [
				['p1', '1', `${accountable} ${leaving}`],
				['p2', '2', gifts],
			],
		}
		const old: Written = {
			A: [
				['p1', '1', accountable],
				['p2', '2', gifts],
				['p3', '3', leaving],
			],
		}
		expect(kinds(compare(after, old))).toEqual(['merged p1,p3 p1', 'unchanged p2 p2'])
		expect(nothingToRead(compare(after, old))).toBe(false)
	})
})

describe('which wording is compared', () => {
	const adopted = 'Officers shall not undertake any other employment.'
	const plain: Written = { A: [['p1', '1', work]] }
	const toRead = (after: Written, old: Written) => {
		const { clauses } = compare(after, old)
		return clauses.map(({ kind, wording, blocks, words }) => ({
			kind,
			wording,
			marks: blocks.flatMap(({ runs }) => runs.map((run) => run.kind)),
			words,
		}))
	}
	const allNew = { kind: 'changed', wording: null, marks: ['added'] }
	const both: Written = { A: [['p1', '1', work, adopted]] }

	it.each<[string, Written, Written, object[]]>([
		['adopted words, the plain English beside them as it was', both, plain, [{ ...allNew, words: 7 }]],
		['adopted words alone', { A: [['p1', '1', null, adopted]] }, plain, [{ ...allNew, words: 7 }]],
		['adopted words that change one word', { A: [['p1', '1', null, work.replace('should', 'shall')]] }, plain, [allNew]],
		['adopted words under another number', { A: [['p1', '7', work, adopted]] }, plain, [{ ...allNew, words: 7 }]],
		['adopted words in another section', { B: [['p1', '1', work, adopted]] }, plain, [{ ...allNew, words: 7 }]],
		['the very words, adopted', { A: [['p1', '1', work, work]] }, plain, [{ kind: 'unchanged', wording: null, words: 0 }]],
		['plain English again instead of adopted words', plain, both, [allNew]],
		['other plain English beside the same', { A: [['p1', '1', 'Ask.', adopted]] }, both, [{ kind: 'unchanged', wording: 'adopted' }]],
		['adopted words that changed', { A: [['p1', '1', work, `${adopted} Ever.`]] }, both, [{ kind: 'changed', wording: 'adopted' }]],
	])('%s', (_, after, old, expected) => {
		expect(toRead(after, old)).toMatchObject(expected)
	})

	it('a first adopted text is another text, whatever it says: there is something to read even where not a word is other', () => {
		const own = (words: string) => editionOf({ 'A longer title': [['p1', '1', work, words, 'Other employment']] }, { textKind: 'adopted' })
		for (const words of [adopted, work]) {
			const comparison = compareEditions(editionOf(plain), own(words))
			expect([comparison.isAnotherText, nothingToRead(comparison), comparison.retitled]).toEqual([true, false, []])
			expect(compareEditions(own(words), editionOf(plain)).isAnotherText).toBe(true)
			const again = compareEditions(own(words), { ...own(words), label: 'Again' })
			expect([again.isAnotherText, nothingToRead(again)]).toEqual([false, true])
		}
	})
})

it('questions are compared like clauses, their titles with them; statements for themselves', () => {
	const question = { id: 'faq-tickets', title: 'May I accept tickets?', plain: gifts, adopted: null }
	const [old, now] = [
		editionOf(before, { faq: [question] }),
		editionOf(before, {
			faq: [{ ...question, title: 'May I ever accept tickets?' }],
			statements: [
				{ id: 'read', text: 'I have read all of the Code.' },
				{ id: 'ask', text: 'I will ask.' },
			],
		}),
	]
	const comparison = compareEditions(old, now)
	expect(comparison.questions.map(({ kind, words }) => [kind, words])).toEqual([['changed', 17]])
	expect(comparison.statements.map(({ id, kind }) => [id, kind])).toEqual([
		['read', 'changed'],
		['ask', 'added'],
	])
	expect(nothingToRead(compareEditions(old, { ...now, faq: [question] }))).toBe(true)
})

const codes = fc
	.uniqueArray(
		fc.tuple(
			fc.integer({ min: 1, max: 99 }),
			fc.array(fc.constantFrom('duty', 'gift', 'work', 'care', 'council', 'public'), { minLength: 1, maxLength: 9 }),
		),
		{
			selector: ([id]) => id,
			maxLength: 12,
		},
	)
	.map((list): Written => ({ A: list.map(([id, words]) => [`p${id}`, String(id), words.join(' ')]) }))

test.prop([codes, codes])('every clause of both editions is told once', (old, now) => {
	const { clauses } = compare(now, old)
	const ids = (side: 'before' | 'after') => clauses.flatMap((change) => change[side].map(({ id }) => id)).sort()
	expect(ids('before')).toEqual((old.A ?? []).map(([id]) => id).sort())
	expect(ids('after')).toEqual((now.A ?? []).map(([id]) => id).sort())
})

test.prop([codes, fc.infiniteStream(fc.nat())])('an order that changed needs no reading', (old, random) => {
	const shuffled = (old.A ?? []).map((clause): [number, typeof clause] => [random.next().value ?? 0, clause]).sort(([a], [b]) => a - b)
	const comparison = compare({ A: shuffled.map(([, clause]) => clause) }, old)
	expect(nothingToRead(comparison)).toBe(true)
})
