import { expect, it } from 'vitest'
import { extensionLimits } from '#app/features/requirements/decisions/extension-limits.ts'

const today = '2026-06-15'
const manager = (dueOn: string, managerHasGiven = false) => extensionLimits({ dueOn, grantedAs: 'line-manager', managerHasGiven }, today)
const hr = (dueOn: string) => extensionLimits({ dueOn, grantedAs: 'hr', managerHasGiven: true }, today)

it('lets a line manager give four weeks, once, and never a day that is over', () => {
	expect(manager('2026-06-20')).toEqual({ earliest: '2026-06-21', latest: '2026-07-18' })
	expect(manager('2026-06-01')).toEqual({ earliest: '2026-06-15', latest: '2026-06-29' })
	expect(manager('2026-05-18')).toEqual({ earliest: '2026-06-15', latest: '2026-06-15' })
	expect(manager('2026-05-17')).toBeNull()
	expect(manager('2026-06-20', true)).toBeNull()
})

it('lets HR give a year, however late it is', () => {
	expect(hr('2026-06-20')).toEqual({ earliest: '2026-06-21', latest: '2027-06-20' })
	expect(hr('2024-01-01')).toEqual({ earliest: '2026-06-15', latest: '2027-06-15' })
})
