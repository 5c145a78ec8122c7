import { expect, it } from 'vitest'
import { readUnlockForm } from '#app/features/people/record/read-unlock-form.ts'

const sent = { intent: 'unlock', requirement: 'data-protection', note: 'We went through it together.' }

it('takes a note of up to 500 characters', () => {
	expect(readUnlockForm(sent)).toEqual({ note: sent.note, error: null })
	expect(readUnlockForm({ ...sent, note: 'x'.repeat(500) }).error).toBeNull()
	expect(readUnlockForm({ ...sent, note: 'x'.repeat(501) })).toEqual({
		note: null,
		error: 'What you agreed must be 500 characters or fewer',
	})
})

it('asks for a note, and knows no other form', () => {
	const { note: _, ...without } = sent
	for (const form of [without, { ...sent, note: '' }]) expect(readUnlockForm(form)).toEqual({ note: null, error: 'Write what you agreed' })
	expect(readUnlockForm({ ...sent, intent: 'delete' })).toEqual({ note: null, error: null })
})
