import { expect, it } from 'vitest'
import { readLeavingForm } from '#app/features/attestation/leaving/read-leaving-form.ts'

const formOf = (fields: Record<string, string>) => {
	const form = new FormData()
	for (const [name, value] of Object.entries(fields)) form.set(name, value)
	return form
}

it('wants a note of no more than 500 characters, and the edition that was read', () => {
	expect(readLeavingForm(formOf({ note: ' At the depot. ', edition: 'abc' }))).toEqual({ shown: 'abc', note: 'At the depot.' })
	expect(readLeavingForm(formOf({}))).toMatchObject({ note: '', errors: [{ field: 'note', text: 'Write where and how they were told' }] })
	const long = 'x'.repeat(501)
	expect(readLeavingForm(formOf({ note: long }))).toMatchObject({ note: long, errors: [{ field: 'note' }] })
})
