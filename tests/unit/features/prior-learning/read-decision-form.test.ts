import { expect, it } from 'vitest'
import { describeAcceptRefusal, readDecisionForm } from '#app/features/prior-learning/read-decision-form.ts'
import { sentForm } from '#tests/factories/sent-form.ts'

it('reads the decision; a refusal needs a reason', () => {
	expect(readDecisionForm(sentForm({ decision: 'accept' }))).toMatchObject({ decision: 'accept', reason: '' })
	expect(readDecisionForm(sentForm({ decision: 'refuse', reason: ' Another subject ' }))).toMatchObject({
		decision: 'refuse',
		reason: 'Another subject',
	})
	expect(readDecisionForm(sentForm({ decision: 'refuse', reason: ' ' }))).toHaveProperty('errors', [
		{ field: 'reason', text: 'Write why it does not count' },
	])
})

it('names each field that is wrong', () => {
	expect(readDecisionForm(sentForm({ reason: 'x'.repeat(501) }))).toHaveProperty('errors', [
		{ field: 'decision', text: 'Choose whether it counts' },
		{ field: 'reason', text: 'The reason must be 500 characters or fewer' },
	])
})

it('says why it cannot count', () => {
	expect(describeAcceptRefusal({ why: 'run-out', on: '2026-05-01' })).toBe('It cannot count: it would have run out on 1 May 2026')
	expect(describeAcceptRefusal({ why: 'not-later', than: '2026-05-01' })).toMatch(/last completed on 1 May 2026, which is not earlier$/)
	expect(describeAcceptRefusal({ why: 'new-version', on: '2026-05-01' })).toMatch(/new version that came on 1 May 2026$/)
	expect(describeAcceptRefusal({ why: 'not-asked' })).toMatch(/^It cannot count: the module is not asked for now/)
})
