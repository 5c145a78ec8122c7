import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { readClosingForm, readOwnerForm, readStepForm } from '#app/features/attestation/refusals/read-refusal-forms.ts'
import { factOf } from '#app/features/attestation/refusals/refusal-outcomes.ts'
import { refusalOutcomes } from '#db/schema/attestation.ts'
import { dayBoxes } from '#tests/factories/sent-form.ts'

const days = { from: '2026-11-16', to: '2026-11-20' }
const step = (day: readonly [number, number, number], words: string) => readStepForm({ ...dayBoxes('taken', day), words }, days)

describe('a step', () => {
	it.each([
		[2026, 11, 16],
		[2026, 11, 18],
		[2026, 11, 20],
	] as const)('may be of %i-%i-%i', (...day) => expect(step(day, 'A talk.').errors).toEqual([]))

	it.each([
		['the day before they answered', [2026, 11, 15], 'A talk.', 'taken', /must be from 16 November 2026, when they answered, to today/],
		['tomorrow', [2026, 11, 21], 'A talk.', 'taken', /to today/],
		['no day of the calendar', [2026, 2, 30], 'A talk.', 'taken', /must be a real date/],
		['no words', [2026, 11, 18], '', 'words', /Write what was done/],
		['too many words', [2026, 11, 18], 'a'.repeat(1001), 'words', /1,000 characters or fewer/],
	] as const)('of %s is refused', (_, day, words, field, text) => {
		expect(step(day, words).errors).toEqual([{ field, text: expect.stringMatching(text) }])
	})

	it('needs a day', () => expect(readStepForm({ words: 'A talk.' }, days).errors).toMatchObject([{ field: 'taken' }]))
})

describe('who sees to it', () => {
	it.each([
		[{ owner: '7' }, { owner: 7, words: '' }],
		[
			{ owner: '12', words: 'Back in May.' },
			{ owner: 12, words: 'Back in May.' },
		],
	])('%j', (sent, values) => expect(readOwnerForm(sent).values).toEqual(values))

	it.each([{}, { owner: '' }, { owner: 'Ama' }, { owner: '1 or 1' }, { owner: '-3' }])('%j is refused', (sent) =>
		expect(readOwnerForm(sent).errors).toMatchObject([{ field: 'owner', text: 'Choose who sees to it' }]),
	)
})

describe('the outcome', () => {
	it.each(refusalOutcomes)('%s needs words', (outcome) => {
		expect(readClosingForm({ outcome, words: 'Settled.' }).values).toEqual({ outcome, words: 'Settled.' })
		expect(readClosingForm({ outcome, words: '' }).errors).toMatchObject([{ field: 'words' }])
	})

	it.each(['', 'dealt-with', 'Agreed', 'closed', 'open'])('“%s” is none', (outcome) =>
		expect(readClosingForm({ outcome, words: 'Settled.' }).errors).toEqual([{ field: 'outcome', text: 'Choose what came of it' }]),
	)

	const day = fc.constantFrom(null, '2026-11-18')
	test.prop([day, day, day])('is shown by its own fact alone', (agreedOn, exemptFrom, leftOn) => {
		const facts = { agreedOn, exemptFrom, leftOn }
		const isSo = { agreed: agreedOn, 'agreed-with-help': agreedOn, exempt: exemptFrom, left: leftOn, other: null }
		for (const outcome of refusalOutcomes) expect(factOf(outcome, facts) === null).toBe(isSo[outcome] === null)
	})
})
