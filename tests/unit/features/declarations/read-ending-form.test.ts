import { expect, it } from 'vitest'
import { readEndingForm } from '#app/features/declarations/read-ending-form.ts'

it('wants a real day', () => {
	expect(readEndingForm({ 'ended-day': '3', 'ended-month': '11', 'ended-year': '2026' })).toEqual({ on: '2026-11-03' })
	expect(readEndingForm({})).toEqual({ errors: [{ field: 'ended', text: 'Enter the day on which it ended' }] })
	expect(readEndingForm({ 'ended-day': '31', 'ended-month': '2', 'ended-year': '2026' })).toEqual({
		errors: [{ field: 'ended', text: 'The day on which it ended must be a real date' }],
	})
})
