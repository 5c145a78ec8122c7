import { expect, it } from 'vitest'
import { compareEditions } from '#app/features/code/comparison/compare-editions.ts'
import { toChangesView } from '#app/features/code/comparison/changes-view-model.ts'
import { editionOf, type Written } from '#tests/factories/two-editions.ts'

const work = 'You should not take on other work without consulting your line manager.'
const long = 'After you leave the council you must still keep its confidential information to yourself.'
const gifts = 'You should tactfully refuse all gifts and hospitality that anybody offers you.'
const show = (old: Written, now: Written, changes: Parameters<typeof editionOf>[1] = {}) => {
	const [before, after] = [editionOf(old), editionOf(now, { id: '2026', label: 'May 2026', ...changes })]
	return toChangesView(compareEditions(before, after), before, after)
}

it('tells in reading order what is to read, and apart from it what only stands elsewhere', () => {
	const shown = show(
		{
			Gifts: [['gh', null, gifts]],
			Work: [
				['p1', '1', work],
				['p2', '2', long],
			],
			End: [['p3', '3', 'That is all.']],
		},
		{
			Health: [['p9', '1', 'Take care of yourself at work.']],
			Work: [
				['p1', '2', work.replace('should', 'must')],
				['p2', '3', long],
			],
			'The end': [['p3', '4', 'That is all.']],
		},
	)
	expect(shown.since).toBe('April 2017')
	expect(shown.clauses.map(({ title, tag, note, href }) => [title, tag, note, href])).toEqual([
		['Gifts', 'Taken out', null, null],
		['Paragraph 1: Health', 'New', null, '/code/2026#p9'],
		['Paragraph 2: Work', 'Changed', 'It was paragraph 1.', '/code/2026#p1'],
	])
	expect(shown.told).toEqual([
		'Paragraph 2 is now paragraph 3: Work.',
		'Paragraph 3 is now paragraph 4: The end.',
		'The section “End” is now called “The end”.',
	])
	expect(shown.minutes).toBe(1)
})

it('names what was divided, joined and moved', () => {
	const divided = show(
		{ A: [['p1', '1', `${work} ${long}`]] },
		{
			A: [
				['p1', '1', work],
				['p2', '2', long],
			],
		},
	)
	expect(divided.clauses.map(({ tag, note }) => [tag, note])).toEqual([['Divided', 'Paragraph 1 became paragraphs 1 and 2.']])
	const joined = show(
		{
			A: [
				['p1', '1', work],
				['pi', null, long],
			],
		},
		{ A: [['p1', '1', `${work} ${long}`]] },
	)
	expect(joined.clauses.map(({ tag, note }) => [tag, note])).toEqual([
		['Joined', 'Paragraph 1 and the text without a number under “A” became paragraph 1.'],
	])
	const moved = show(
		{
			A: [
				['p1', '1', work],
				['p2', '2', long],
			],
			B: [['p3', '3', gifts]],
		},
		{
			A: [['p1', '1', work]],
			B: [
				['p3', '2', gifts],
				['p2', '3', long],
			],
		},
	)
	expect(moved.told).toEqual(['Paragraph 3 is now paragraph 2: B.', 'Paragraph 2 moved from “A” to “B”, as paragraph 3.'])
})

it('puts the notes of the edition first, with links to what they are about', () => {
	const note = { id: 'k', title: 'Other work', text: 'Consent is in writing now.', clauses: ['p1', 'gone'], paragraphs: '58-60' }
	const { notes, statements } = show({ A: [['p1', '1', work]] }, { Work: [['p1', '58', work]] }, { changeNotes: [note], statements: [] })
	expect(notes).toEqual([
		{
			id: 'k',
			title: 'Other work',
			text: 'Consent is in writing now.',
			paragraphs: '58-60',
			links: [{ text: 'Paragraph 58', href: '/code/2026#p1' }],
		},
	])
	expect(statements.map(({ title, tag }) => [title, tag])).toEqual([['A statement', 'Taken out']])
})

it('tells the title of a question once, and marks it where it was edited', () => {
	const question = { id: 'faq-gifts', title: 'May I accept gifts?', plain: gifts, adopted: null }
	const ask = (changes: Partial<typeof question>) => {
		const [before, after] = [editionOf({}, { faq: [question] }), editionOf({}, { faq: [{ ...question, ...changes }] })]
		return toChangesView(compareEditions(before, after), before, after).questions.map(({ title, blocks }) => [
			title,
			blocks.map(({ kind }) => kind),
		])
	}
	expect(ask({ plain: `${gifts} Always.` })).toEqual([['May I accept gifts?', ['paragraph']]])
	expect(ask({ title: 'May I ever accept gifts?' })).toEqual([['May I ever accept gifts?', ['heading', 'paragraph']]])
})
