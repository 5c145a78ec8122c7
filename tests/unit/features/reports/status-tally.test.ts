import { describe, expect, it } from 'vitest'
import { statuses } from '#app/features/requirements/status/status.ts'
import { compliance, emptyTally, statusGroups } from '#app/features/reports/status-tally.ts'

describe('compliance', () => {
	it.each([
		[
			{ 'up-to-date': 2, 'renewal-open': 1, overdue: 1 },
			{ done: 3, counted: 4, percent: 75 },
		],
		[
			{ 'up-to-date': 2, paused: 9, upcoming: 9, exempt: 9, 'not-in-scope': 9 },
			{ done: 2, counted: 2, percent: 100 },
		],
		[
			{ 'up-to-date': 999, overdue: 1 },
			{ done: 999, counted: 1000, percent: 99 },
		],
		[
			{ 'up-to-date': 1, overdue: 999 },
			{ done: 1, counted: 1000, percent: 1 },
		],
		[{ overdue: 3 }, { done: 0, counted: 3, percent: 0 }],
		[{ paused: 3 }, { done: 0, counted: 0, percent: null }],
	])('%j', (tally, expected) => {
		expect(compliance({ ...emptyTally(), ...tally })).toEqual(expected)
	})

	it('has every status in exactly one group', () => {
		expect(Object.values(statusGroups).flat().sort()).toEqual([...statuses].sort())
	})
})
