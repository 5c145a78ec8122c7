import { expect, it } from 'vitest'
import { leaversError, needsConfirming, readLeaversConfirmed } from '#app/features/people/import/guard-leavers.ts'

it.each([
	[100, 5, false],
	[100, 6, true],
	[99, 5, true],
	[40, 2, false],
	[39, 2, true],
	[3, 1, false],
	[0, 0, false],
])('of %i working, %i leaving: confirm %s', (working, leaving, answer) => {
	expect(needsConfirming({ working, leaving })).toBe(answer)
})

it('says the number and how to confirm it', () => {
	expect(leaversError({ working: 100, leaving: 6 }, 'full').message).toMatch(/^6 of the 100 people.*not in the file.*--confirm-leavers 6/)
})

it('takes the very number, and none where none is asked for', () => {
	const toConfirm = { working: 100, leaving: 12 }
	expect(readLeaversConfirmed(toConfirm, '12')).toEqual({ leavers: 12 })
	const text = 'Type 12, the number of people who would leave, or cancel the import'
	for (const typed of [undefined, '', '11', '12.0'])
		expect(readLeaversConfirmed(toConfirm, typed)).toEqual({ errors: [{ field: 'leavers', text }] })
	for (const typed of [undefined, '7']) expect(readLeaversConfirmed(null, typed)).toEqual({ leavers: null })
})
