import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayOfMonth, isDay, type Day } from '#app/platform/calendar.ts'
import { requirementOf } from '#tests/factories/requirement.ts'
import { anchorOf, cycleInScope, nextCycle, type Cycle } from '#app/features/requirements/planning/plan-cycle.ts'
import { scopesOf } from '#app/features/requirements/planning/scope.ts'

const anyDay = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2024-01-01', days))
const anyRule = fc.record({
	introducedOn: anyDay,
	firstDueDays: fc.integer({ min: 1, max: 365 }),
	renewMonths: fc.integer({ min: 1, max: 120 }),
	opensDaysBefore: fc.integer({ min: 1, max: 180 }),
})
const finance = { workerType: 'permanent', directorate: 'Resources', service: 'Finance', tags: '' } as const
const yearly = { renewMonths: 12, opensDaysBefore: 60 }
const met = (dueOn: Day, completedOn: Day, cycle = 2) => ({ cycle, opensOn: addDays(dueOn, -60), dueOn, completedOn })

describe('the first cycle', () => {
	it('is open from the day it counts from, and is due that many days later', () => {
		fc.assert(
			fc.property(anyRule, anyDay, (rule, startedOn) => {
				const requirement = requirementOf({ id: 1, slug: 'r', ...rule })
				const [scope] = scopesOf([{ ...finance, validFrom: startedOn, validTo: null }], requirement)
				if (!scope) throw new Error('Nothing is asked.')
				const { cycle, opensOn, dueOn, cause } = cycleInScope(requirement, scope, null, scope.from)
				expect(cycle).toBe(1)
				expect(opensOn).toBe(startedOn > rule.introducedOn ? startedOn : rule.introducedOn)
				expect(dueOn).toBe(addDays(opensOn, rule.firstDueDays))
				expect(opensOn < dueOn && isDay(dueOn)).toBe(true)
				expect(cause).toMatchObject({ kind: startedOn >= rule.introducedOn ? 'started' : 'introduced', on: opensOn })
			}),
		)
	})
})

describe('a renewal', () => {
	it('opens before it is due, and is never due before it was last completed', () => {
		fc.assert(
			fc.property(anyRule, anyDay, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 400 }), (rule, opensOn, cycle, wait) => {
				const completedOn = addDays(opensOn, wait)
				const next = nextCycle(rule, { cycle, opensOn, dueOn: addDays(opensOn, rule.opensDaysBefore), completedOn })
				expect(next.cycle).toBe(cycle + 1)
				expect(next.opensOn <= next.dueOn && next.opensOn > completedOn).toBe(true)
				if (next.opensOn > addDays(completedOn, 1)) expect(addDays(next.opensOn, rule.opensDaysBefore)).toBe(next.dueOn)
				expect(next.dueOn > completedOn).toBe(true)
				expect(next.dueOn >= addMonths(completedOn, rule.renewMonths)).toBe(true)
			}),
		)
	})

	it('in the window counts from the old due day: being early loses nobody a day', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (dueOn, early) => {
				expect(nextCycle(yearly, met(dueOn, addDays(dueOn, -early)))).toMatchObject({
					dueOn: addMonths(dueOn, 12),
					cause: { kind: 'renewal', from: dueOn, completedOn: addDays(dueOn, -early) },
				})
			}),
		)
	})

	it('that is late counts from the day of completion', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 900 }), (dueOn, late) => {
				const completedOn = addDays(dueOn, late)
				expect(nextCycle(yearly, met(dueOn, completedOn))).toMatchObject({
					dueOn: addMonths(completedOn, 12),
					cause: { from: completedOn },
				})
			}),
		)
	})

	it('by learning done elsewhere before the window opened counts from the day of that', () => {
		expect(nextCycle(yearly, met('2027-03-20', '2027-01-18')).dueOn).toBe('2028-01-18')
		expect(nextCycle(yearly, met('2027-03-20', '2027-01-19')).dueOn).toBe('2028-03-20')
	})

	it('after a first completion counts from that day, early or late', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -60, max: 900 }), (dueOn, days) => {
				const completedOn = addDays(dueOn, days)
				expect(nextCycle(yearly, met(dueOn, completedOn, 1)).dueOn).toBe(addMonths(completedOn, 12))
			}),
		)
	})

	it.each([
		['2028-02-29', '2029-02-28'],
		['2029-02-28', '2030-02-28'],
		['2026-08-31', '2027-08-31'],
	])('due on %s is due again on %s', (dueOn, again) => {
		expect(nextCycle(yearly, met(dueOn, dueOn)).dueOn).toBe(again)
	})

	it.each([
		['2027-08-31', 6, '2028-02-29'],
		['2026-08-31', 6, '2027-02-28'],
		['2026-03-31', 1, '2026-04-30'],
	])('from %s after %i months is due on %s: the last day of a shorter month', (completedOn, renewMonths, again) => {
		expect(nextCycle({ renewMonths, opensDaysBefore: 10 }, met(completedOn, completedOn, 1)).dueOn).toBe(again)
	})
})

describe('the anchor day of renewals', () => {
	/** The due days of a chain that is always renewed in its window, after a first completion. */
	function dueDays({ completedOn, months, early = 0, times }: { completedOn: Day; months: number; early?: number; times: number }): Day[] {
		const rule = { renewMonths: months, opensDaysBefore: 20 }
		const chain: Cycle[] = [nextCycle(rule, { cycle: 1, opensOn: completedOn, dueOn: completedOn, completedOn })]
		for (const { cycle, opensOn, dueOn, cause } of chain) {
			if (chain.length === times) break
			chain.push(nextCycle(rule, { cycle, opensOn, dueOn, completedOn: addDays(dueOn, -early), anchor: anchorOf(dueOn, cause) }))
		}
		return chain.map(({ dueOn }) => dueOn)
	}

	it.each([
		['2026-08-31', 6, ['2027-02-28', '2027-08-31', '2028-02-29', '2028-08-31']],
		['2026-08-30', 6, ['2027-02-28', '2027-08-30', '2028-02-29', '2028-08-30']],
		['2028-02-29', 12, ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
		['2026-01-31', 1, ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
		['2026-12-31', 2, ['2027-02-28', '2027-04-30', '2027-06-30', '2027-08-31']],
		['2026-02-28', 6, ['2026-08-28', '2027-02-28', '2027-08-28', '2028-02-28']],
	])('from %s every %i months stays where it was: %j', (completedOn, months, expected) => {
		expect(dueDays({ completedOn, months, times: 4 })).toEqual(expected)
		expect(dueDays({ completedOn, months, times: 4, early: 20 })).toEqual(expected)
	})

	it('is the day of the first completion, or the last of a shorter month, however long the chain and however early each renewal', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }), (completedOn, months, early) => {
				dueDays({ completedOn, months, early, times: 12 }).forEach((dueOn, index) =>
					expect(dueOn).toBe(addMonths(completedOn, months * (index + 1))),
				)
			}),
		)
	})

	it('goes where something moved the due day, and where a renewal is late', () => {
		const cause = { kind: 'renewal', completedOn: '2026-08-31', from: '2026-08-31', months: 6 } as const
		expect(anchorOf('2027-02-28', cause)).toBe(31)
		expect(
			anchorOf('2027-04-29', { ...cause, paused: { days: 60, last: { from: '2026-10-01', to: null, kind: 'leave' }, afterReturn: false } }),
		).toBe(null)
		expect(anchorOf('2027-08-31', { ...cause, from: '2027-02-28', anchor: 31 })).toBe(null)
		expect(anchorOf('2027-02-28', { kind: 'started', on: '2027-01-31', days: 28 })).toBe(null)
		const late = { ...met('2027-02-28', '2027-03-02'), anchor: 31 }
		expect(nextCycle({ renewMonths: 6, opensDaysBefore: 60 }, late)).toMatchObject({ dueOn: '2027-09-02', cause: { from: '2027-03-02' } })
	})

	it('is written in the cause only where the day that is counted from does not say it', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 24 }), fc.integer({ min: 29, max: 31 }), (dueOn, renewMonths, anchor) => {
				const { cause } = nextCycle({ renewMonths, opensDaysBefore: 10 }, { ...met(dueOn, dueOn), anchor })
				expect(cause).toEqual({
					kind: 'renewal',
					completedOn: dueOn,
					from: dueOn,
					months: renewMonths,
					...(anchor !== dayOfMonth(dueOn) && { anchor }),
				})
			}),
		)
	})
})

describe('a renewal by the end of a fixed month', () => {
	const january = { renewMonths: 12, renewInMonth: 1, minimumActiveMonths: 3, opensDaysBefore: 60 }
	const anyMonthly = fc.record({
		renewMonths: fc.constantFrom(12, 24, 36),
		renewInMonth: fc.integer({ min: 1, max: 12 }),
		minimumActiveMonths: fc.integer({ min: 0, max: 11 }),
		opensDaysBefore: fc.constant(60),
	})

	it.each([
		['2026-10-31', '2027-01-31'],
		['2026-11-01', '2028-01-31'],
		['2027-01-31', '2028-01-31'],
		['2027-02-01', '2028-01-31'],
	])('first done on %s is due by %s', (completedOn, dueOn) => {
		expect(nextCycle(january, met(completedOn, completedOn, 1))).toMatchObject({ dueOn, cause: { kind: 'renewal-month', by: dueOn } })
	})

	it('is due in that month of the year after, or after as many years as the rule says, whenever in the window it is done', () => {
		fc.assert(
			fc.property(anyMonthly, fc.integer({ min: 2024, max: 2040 }), fc.integer({ min: 0, max: 60 }), (rule, year, early) => {
				const endIn = (each: number) => addDays(addMonths(`${each}-${String(rule.renewInMonth).padStart(2, '0')}-01`, 1), -1)
				const dueOn = endIn(year)
				expect(nextCycle(rule, met(dueOn, addDays(dueOn, -early))).dueOn).toBe(endIn(year + rule.renewMonths / 12))
			}),
		)
	})
})
