import { expect, it } from 'vitest'
import { describeClaimRefusal, readClaimForm } from '#app/features/prior-learning/read-claim-form.ts'
import { dayBoxes, sentForm } from '#tests/factories/sent-form.ts'

const today = '2026-05-10'
const document = new File(['%PDF-1.7'], 'proof.pdf')
const sent = { ...dayBoxes('completed', [2026, 5, 10]), issuer: 'A college', note: '', document }
const errorsOf = async (fields: Record<string, string | File>) => {
	const read = await readClaimForm(sentForm(fields), today)
	return 'errors' in read ? read.errors : []
}

it('reads what was done, when and the proof', async () => {
	const read = await readClaimForm(sentForm(sent), today)
	expect(read).toMatchObject({ claim: { completedOn: today, issuer: 'A college', note: '', document: { name: 'proof.pdf' } } })
	expect(read.formValues).not.toHaveProperty('document')
})

it('takes a day from five years ago to today', async () => {
	expect(await errorsOf({ ...sent, ...dayBoxes('completed', [2021, 5, 10]) })).toEqual([])
	expect(await errorsOf({ ...sent, ...dayBoxes('completed', [2021, 5, 9]) })).toEqual([
		{ field: 'completed', text: 'The day on which it was completed must be 10 May 2021 or later' },
	])
	expect(await errorsOf({ ...sent, ...dayBoxes('completed', [2026, 5, 11]) })).toEqual([
		{ field: 'completed', text: 'The day on which it was completed must be today or earlier' },
	])
})

it('names each field that is wrong', async () => {
	expect((await errorsOf({ note: 'x'.repeat(501) })).map(({ field }) => field)).toEqual(['completed', 'issuer', 'note', 'document'])
})

it('says why nothing may be handed in', () => {
	expect(describeClaimRefusal('waiting', today).text).toBe('Something was handed in already, and HR has not decided yet')
	expect(describeClaimRefusal('locked', today).text).toMatch(/^The quiz is locked/)
	expect(describeClaimRefusal('not-asked', today).text).toBe('This module is not asked for now')
})
