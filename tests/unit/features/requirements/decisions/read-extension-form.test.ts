import { describe, expect, it } from 'vitest'
import { describeExtensionRefusal, readExtensionForm } from '#app/features/requirements/decisions/read-extension-form.ts'
import { dayBoxes, sentForm } from '#tests/factories/sent-form.ts'

const sent = { intent: 'check', ...dayBoxes('due', [2026, 6, 1]), reason: 'operational-pressure', note: '' }
const fieldsWrong = (fields: Record<string, string>) => {
	const read = readExtensionForm(sentForm({ ...sent, ...fields }))
	return 'errors' in read ? read.errors.map(({ field }) => field) : []
}

describe('readExtensionForm', () => {
	it('reads the new due day to check it, and to grant it', () => {
		const given = { dueOn: '2026-06-01', reason: 'operational-pressure', note: '' }
		expect(readExtensionForm(sentForm(sent))).toMatchObject({ intent: 'check', ...given })
		expect(readExtensionForm(sentForm({ ...sent, intent: 'grant' }))).toMatchObject({ intent: 'grant', ...given })
		expect(readExtensionForm(sentForm({ ...sent, intent: 'something' }))).toMatchObject({ intent: 'check' })
	})

	it('asks nothing more to go back or to withdraw', () => {
		expect(readExtensionForm(sentForm({ intent: 'change', note: 'x' }))).toEqual({
			formValues: { intent: 'change', note: 'x' },
			intent: 'change',
		})
		expect(readExtensionForm(sentForm({ intent: 'withdraw', extension: '7' }))).toMatchObject({ intent: 'withdraw', extension: 7 })
	})

	it('names each field that is wrong, and keeps what was filled in', () => {
		const read = readExtensionForm(sentForm({ intent: 'check', ...dayBoxes('due', [2026, 2, 30]), note: 'x'.repeat(501) }))
		expect(read).toMatchObject({ formValues: { 'due-day': '30' } })
		expect(read).toHaveProperty('errors', [
			{ field: 'due', text: 'The new due day must be a real date' },
			{ field: 'reason', text: 'Choose a reason' },
			{ field: 'note', text: 'The note must be 500 characters or fewer' },
		])
	})

	it('needs a note where the reason says nothing', () => {
		expect(fieldsWrong({ reason: 'other' })).toEqual(['note'])
		expect(fieldsWrong({ reason: 'other', note: 'New depot' })).toEqual([])
	})
})

it('describeExtensionRefusal names the limit that was passed', () => {
	const limits = { earliest: '2026-05-02', latest: '2026-05-29' }
	const textOf = (...args: Parameters<typeof describeExtensionRefusal>) => describeExtensionRefusal(...args).text
	expect(textOf('too-early', limits)).toBe('The new due day must be 2 May 2026 or later')
	expect(textOf('too-late', limits)).toBe('The new due day must be 29 May 2026 or earlier')
	expect(textOf('not-open', null)).toBe('Nothing is due now: no more time is needed')
	expect(textOf('not-yours-to-give', null)).toBe('Only HR can give more time now')
})
