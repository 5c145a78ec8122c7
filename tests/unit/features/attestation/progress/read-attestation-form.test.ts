import { expect, it } from 'vitest'
import { longComment, readAttestationForm, readPartForm } from '#app/features/attestation/progress/read-attestation-form.ts'

const version = { revision: 3, edition: 'f'.repeat(64) }
const formOf = (...fields: [string, string][]) => {
	const form = new FormData()
	for (const [name, value] of [['revision', '3'], ['edition', version.edition], ...fields] as const) form.append(name, value)
	return form
}

it('reads a step of the machine with what the page was made from', () => {
	expect(readAttestationForm(formOf(['intent', 'open']))).toEqual({ version, comment: '', kind: 'step', event: { type: 'OPEN_CODE' } })
	expect(readAttestationForm(formOf(['intent', 'agree'], ['statement', 'read'], ['statement', 'follow']))).toMatchObject({
		kind: 'step',
		event: { type: 'AGREE', statements: ['read', 'follow'] },
	})
	expect(readAttestationForm(formOf(['intent', 'decline'], ['comment', ' Not\r\nthis. ']))).toMatchObject({
		comment: 'Not\nthis.',
		event: { type: 'DECLINE' },
	})
})

it('reads the answer about interests, or that the one given before stands', () => {
	expect(readAttestationForm(formOf(['intent', 'interests'], ['interests', 'gift']))).toMatchObject({ kind: 'interests', ticked: ['gift'] })
	expect(readAttestationForm(formOf(['intent', 'interests']))).toMatchObject({ ticked: [] })
	expect(readAttestationForm(formOf(['intent', 'declared']))).toMatchObject({ kind: 'interests', ticked: null })
})

it('refuses what is incomplete or too long, and keeps what was written', () => {
	expect(readAttestationForm(formOf(['intent', 'nonsense'], ['comment', 'No.']))).toEqual({ refusal: 'incomplete', comment: 'No.' })
	const long = 'x'.repeat(2001)
	expect(readAttestationForm(formOf(['intent', 'decline'], ['comment', long]))).toEqual({ refusal: 'long-comment', comment: long })
	expect(readAttestationForm(formOf(['intent', 'decline'], ['comment', 'x'.repeat(2000)]))).not.toHaveProperty('refusal')
	expect(longComment).toContain('2,000')
})

it('reads what the page of a part was made from', () => {
	expect(readPartForm(formOf())).toEqual(version)
	expect(readPartForm(new FormData())).toBeNull()
})
