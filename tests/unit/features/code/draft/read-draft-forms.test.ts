import { describe, expect, it } from 'vitest'
import { readApproval, readChangeNotes, readNewEdition } from '#app/features/code/draft/read-draft-forms.ts'

const textsOf = (errors: readonly { text: string }[]) => errors.map(({ text }) => text)

describe('change notes', () => {
	const note = (boxes: Record<string, string>) =>
		Object.fromEntries(Object.entries({ id: 'gifts', ...boxes }).map(([part, text]) => [`note-0-${part}`, text]))
	const read = (boxes: Record<string, string>) => readChangeNotes(note(boxes), ['p5', 'p6'])

	it('are kept whole, and taken out only where that is said or nothing is left of them', () => {
		const kept = { id: 'gifts', title: 'Gifts', text: 'None any more.', clauses: ['p5', 'p6'], paragraphs: '5 to 6' }
		const boxes = { ...kept, clauses: 'p5, p6' }
		expect(read(boxes)).toEqual({ notes: [kept], errors: [] })
		expect(read({ ...boxes, remove: 'yes' })).toEqual({ notes: [], errors: [] })
		expect(read({ title: '', text: '', paragraphs: '', clauses: '' })).toEqual({ notes: [], errors: [] })
	})

	it('are refused without a title or a text, and where they are too long', () => {
		expect(read({ text: 'None any more.' }).errors).toEqual([
			{ field: 'note-0-title', text: 'Enter a title for this note, or say that it is to be taken out' },
		])
		expect(textsOf(read({ clauses: 'p5' }).errors)).toHaveLength(2)
		expect(textsOf(read({ title: 'x'.repeat(201), text: 'x'.repeat(3001), paragraphs: 'x'.repeat(101) }).errors)).toEqual([
			'The title must be 200 characters or fewer',
			'What changes must be 3,000 characters or fewer',
			'The paragraphs must be 100 characters or fewer',
		])
		expect(textsOf(read({ title: 'Gifts', text: 'None.', clauses: 'p9' }).errors)).toEqual([
			'No clause of this edition or the one before has the id p9',
		])
	})
})

it('the id of an edition has a form and a length, and each fault says which', () => {
	const read = (edition: string) => textsOf(readNewEdition({ edition, text: 'Be honest.' }, null).errors)
	expect(read('x'.repeat(30))).toEqual([])
	expect(read('x'.repeat(31))).toEqual(['The id must be 30 characters or fewer'])
	expect(read('April 2026')).toEqual(['Enter an id of small letters, digits and hyphens, such as 2026'])
})

it.each([
	['0026', 'The day of the meeting must be 1 January 2000 or later'],
	['1999', 'The day of the meeting must be 1 January 2000 or later'],
	['2027', 'The day of the meeting must be today or earlier, not 1 January 2027'],
])('nothing was approved in %s', (year, error) => {
	const formValues = { approver: 'Full Council', 'approvedOn-day': '1', 'approvedOn-month': '1', 'approvedOn-year': year }
	expect(readApproval(formValues, '2026-11-20').errors).toEqual([{ field: 'approvedOn', text: error }])
	expect(readApproval({ ...formValues, 'approvedOn-year': '2000' }, '2026-11-20').errors).toEqual([])
})
