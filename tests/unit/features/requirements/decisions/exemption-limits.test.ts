import { expect, it } from 'vitest'
import { earliestFirstDay, isBackdated, lastDays, mayTakeBack } from '#app/features/requirements/decisions/exemption-limits.ts'

const today = '2026-05-10'

it('an exemption may begin up to 90 days ago', () => {
	expect(earliestFirstDay(today)).toBe('2026-02-09')
})

it('one that begins before today is backdated, and cannot be taken back', () => {
	for (const [from, isOver] of [
		['2026-05-09', true],
		['2026-05-10', false],
	] as const) {
		expect(isBackdated({ from }, today)).toBe(isOver)
		expect(mayTakeBack({ from }, today)).toBe(!isOver)
	}
})

it('one may end yesterday or later, not before it began and not after it ends now', () => {
	expect(lastDays({ from: '2026-01-01', to: '2026-06-30' }, today)).toEqual({ earliest: '2026-05-09', latest: '2026-06-30' })
	expect(lastDays({ from: '2026-05-20', to: '2026-06-30' }, today).earliest).toBe('2026-05-20')
	expect(lastDays({ from: '2026-01-01', to: null }, today).latest > '2035-01-01').toBe(true)
})
