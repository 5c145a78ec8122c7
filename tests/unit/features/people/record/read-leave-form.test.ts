import { describe, expect, it } from 'vitest'
import { describeLeaveRefusal } from '#app/features/people/record/leave-in-words.ts'
import { readLeaveForm } from '#app/features/people/record/read-leave-form.ts'
import { dayBoxes, sentForm } from '#tests/factories/sent-form.ts'

const sent = { intent: 'check', kind: 'secondment', ...dayBoxes('from', [2026, 5, 1]) }
const asked = { replaces: null, recorded: [{ kind: 'jury service' }], today: '2026-05-10' }
const read = (fields: Record<string, string>) => readLeaveForm(sentForm(fields), asked)
const errorsOf = (fields: Record<string, string>) => {
	const form = read(fields)
	return 'errors' in form ? form.errors : []
}

describe('readLeaveForm', () => {
	it('reads leave with and without a last day', () => {
		expect(read(sent)).toMatchObject({ intent: 'check', leave: { kind: 'secondment', from: '2026-05-01', to: null } })
		expect(read({ ...sent, intent: 'save', ...dayBoxes('to', [2026, 7, 31]) })).toMatchObject({
			intent: 'save',
			leave: { to: '2026-07-31' },
		})
	})

	it('knows the kinds of the list, and those that are on record', () => {
		expect(errorsOf({ ...sent, kind: 'jury service' })).toEqual([])
		expect(errorsOf({ ...sent, kind: 'holiday' })).toEqual([{ field: 'kind', text: 'Choose the kind of leave' }])
	})

	it('names each field that is wrong', () => {
		expect(errorsOf({ intent: 'check', ...dayBoxes('to', [2026, 4, 31]) })).toEqual([
			{ field: 'kind', text: 'Choose the kind of leave' },
			{ field: 'from', text: 'Enter the first day of leave' },
			{ field: 'to', text: 'The last day of leave must be a real date' },
		])
	})

	it('takes leave that begins within the next twelve months', () => {
		expect(errorsOf({ ...sent, ...dayBoxes('from', [2027, 5, 10]) })).toEqual([])
		expect(errorsOf({ ...sent, ...dayBoxes('from', [2027, 5, 11]) })).toEqual([
			{ field: 'from', text: 'The first day of leave must be within the next twelve months' },
		])
	})

	it('removes only leave that is on record', () => {
		expect(readLeaveForm(sentForm({ intent: 'remove' }), { ...asked, replaces: 4 })).toMatchObject({ intent: 'remove' })
		expect(errorsOf({ intent: 'remove' })).not.toEqual([])
		expect(read({ ...sent, intent: 'change' })).toMatchObject({ intent: 'change', formValues: { kind: 'secondment' } })
	})
})

it('a refusal stands beside the field that it is about', () => {
	expect(describeLeaveRefusal({ why: 'overlaps', with: { from: '2026-01-01', to: null } })).toEqual({
		field: 'from',
		text: 'There is long leave from 1 January 2026 to a day that is not known yet already. Correct that, or choose other days',
	})
	expect(describeLeaveRefusal({ why: 'implausible', field: 'to', text: 'Too late' })).toEqual({ field: 'to', text: 'Too late' })
	expect(describeLeaveRefusal({ why: 'changed' }).text).toBe('This leave was changed meanwhile. Go back and look at it again')
	expect(describeLeaveRefusal({ why: 'ends-before-it-begins' }).field).toBe('to')
})
