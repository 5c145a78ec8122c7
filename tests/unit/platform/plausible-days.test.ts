import { expect, it } from 'vitest'
import { implausible, lastPlausibleDay } from '#app/platform/plausible-days.ts'

it('says which days may be meant', () => {
	const days = { earliest: '2020-04-01', latest: '2029-11-22' }
	expect(['2020-04-01', '2026-06-15', '2029-11-22'].map((day) => implausible('The first day', day, days))).toEqual([null, null, null])
	expect(implausible('The first day', '1066-01-01', days)).toBe('The first day must be 1 April 2020 or later')
	expect(implausible('The last day', '9999-01-01', days)).toBe('The last day must be 22 November 2029 or earlier')
	expect(implausible('The last day', '9999-01-01', { earliest: null, latest: null })).toBeNull()
})

it('lets leave end within three years, and a decision within ten', () => {
	expect([lastPlausibleDay('leave', '2028-02-29'), lastPlausibleDay('decision', '2026-11-22')]).toEqual(['2031-02-28', '2036-11-22'])
})
