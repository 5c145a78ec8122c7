import { expect, it } from 'vitest'
import { leaversError, needsConfirming } from '#app/features/people/import/guard-leavers.ts'

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
