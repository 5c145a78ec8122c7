import { describe, expect, it } from 'vitest'
import { describeEndingRefusal, describeExemptionRefusal } from '#app/features/requirements/decisions/exemption-in-words.ts'
import { readExemptionForm } from '#app/features/requirements/decisions/read-exemption-form.ts'
import { dayBoxes, sentForm } from '#tests/factories/sent-form.ts'

const today = '2026-05-10'
const sent = { intent: 'check', ...dayBoxes('from', [2026, 5, 10]), reason: 'temporary-adjustment', note: '' }
const read = (fields: Record<string, string>) => readExemptionForm(sentForm(fields), today)
const errorsOf = (fields: Record<string, string>) => {
	const form = read(fields)
	return 'errors' in form ? form.errors : []
}

describe('readExemptionForm', () => {
	it('reads an exemption with and without an end', () => {
		expect(read({ ...sent, intent: 'grant' })).toMatchObject({ intent: 'grant', days: { from: today, to: null }, note: '' })
		expect(read({ ...sent, ...dayBoxes('to', [2026, 6, 1]) })).toMatchObject({ intent: 'check', days: { from: today, to: '2026-06-01' } })
	})

	it('needs a note where it begins on a day that is over', () => {
		const backdated = { ...sent, ...dayBoxes('from', [2026, 5, 9]) }
		expect(errorsOf(backdated)).toEqual([{ field: 'note', text: 'Write a note that says why the exemption begins on a day that is over' }])
		expect(errorsOf({ ...backdated, note: 'Told late' })).toEqual([])
	})

	it('needs a note where the reason says nothing', () => {
		expect(errorsOf({ ...sent, reason: 'other' })).toEqual([{ field: 'note', text: 'Write a note that says what the reason is' }])
	})

	it('names each field that is wrong', () => {
		expect(errorsOf({ intent: 'grant', ...dayBoxes('to', [2026, 13, 1]), note: '' })).toEqual([
			{ field: 'from', text: 'Enter the first day' },
			{ field: 'to', text: 'The last day must be a real date' },
			{ field: 'reason', text: 'Choose a reason' },
		])
	})

	it('reads the end of one: with its last day, or taken back', () => {
		expect(read({ intent: 'end', exemption: '3', ...dayBoxes('last', [2026, 5, 31]) })).toMatchObject({
			intent: 'end',
			exemption: 3,
			lastDay: '2026-05-31',
		})
		expect(read({ intent: 'take-back', exemption: '3' })).toMatchObject({ intent: 'end', exemption: 3, lastDay: null })
		expect(errorsOf({ intent: 'end', exemption: '3' })).toEqual([{ field: 'last', text: 'Enter the last day' }])
		expect(read({ ...sent, intent: 'change' })).toEqual({ formValues: { ...sent, intent: 'change' }, intent: 'change' })
	})
})

it('a refusal stands beside the field that it is about', () => {
	expect(describeExemptionRefusal({ why: 'overlaps', with: { from: '2026-01-01', to: null } })).toEqual({
		field: 'from',
		text: 'There is an exemption from 1 January 2026 until further notice already. End it, or choose other days',
	})
	expect(describeExemptionRefusal({ why: 'too-early' }).text).toBe('The first day must be at most 90 days ago')
	expect(describeExemptionRefusal({ why: 'too-late', field: 'to', latest: '2036-05-10' })).toEqual({
		field: 'to',
		text: 'The last day must be 10 May 2036 or earlier. Leave the last day empty if no end is known',
	})
	expect(describeExemptionRefusal({ why: 'ends-before-it-begins' }).field).toBe('to')
	expect(describeExemptionRefusal({ why: 'not-asked' }).field).toBe('from')
	expect(describeEndingRefusal('not-there')).toEqual({ field: 'last', text: 'This exemption was changed meanwhile. Look at it again' })
})
