import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayOf, daysBetween, endOfDay, inWords, isDay, momentInWords, startOfDay } from '#app/platform/calendar.ts'

const at = Date.parse
const hour = 3_600_000
const anyDay = fc.integer({ min: -4000, max: 12_000 }).map((days) => addDays('2026-01-01', days))
const anyInstant = fc.integer({ min: at('2015-01-01T00:00:00Z'), max: at('2058-01-01T00:00:00Z') })

describe('days in London', () => {
	it.each([
		['2026-03-29', 23], // the clocks go forward
		['2026-10-25', 25], // the clocks go back
		['2026-06-15', 24],
		['2028-02-29', 24],
	])('%s lasts %i hours', (day, hours) => {
		expect(endOfDay(day) + 1 - startOfDay(day)).toBe(hours * hour)
	})

	it('belongs to the day of London, not to that of UTC', () => {
		expect(dayOf(at('2026-06-30T22:59:59.999Z'))).toBe('2026-06-30')
		expect(dayOf(at('2026-06-30T23:00:00Z'))).toBe('2026-07-01')
		expect(dayOf(at('2026-12-31T23:59:59.999Z'))).toBe('2026-12-31')
		expect(dayOf(at('2027-01-01T00:00:00Z'))).toBe('2027-01-01')
	})

	it.each(['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'])(
		'round the change of the clocks, %s begins and ends right',
		(day) => {
			expect(dayOf(startOfDay(day))).toBe(day)
			expect(dayOf(startOfDay(day) - 1)).toBe(addDays(day, -1))
			expect(dayOf(endOfDay(day))).toBe(day)
			expect(dayOf(endOfDay(day) + 1)).toBe(addDays(day, 1))
		},
	)

	it('holds every instant between its start and its end, and days meet without a gap', () => {
		fc.assert(
			fc.property(anyInstant, (instant) => {
				const day = dayOf(instant)
				expect(isDay(day)).toBe(true)
				expect(startOfDay(day)).toBeLessThanOrEqual(instant)
				expect(endOfDay(day)).toBeGreaterThanOrEqual(instant)
				expect(startOfDay(addDays(day, 1))).toBe(endOfDay(day) + 1)
			}),
		)
	})
})

describe('counting days and months', () => {
	it('goes there and back', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
				const later = addDays(day, days)
				expect(isDay(later)).toBe(true)
				expect(daysBetween(day, later)).toBe(days)
				expect(addDays(later, -days)).toBe(day)
				expect(later < day).toBe(days < 0)
			}),
		)
	})

	it.each([
		['2026-01-31', 1, '2026-02-28'],
		['2028-01-31', 1, '2028-02-29'],
		['2028-02-29', 12, '2029-02-28'],
		['2028-02-29', 48, '2032-02-29'],
		['2026-08-31', 6, '2027-02-28'],
		['2026-12-31', 2, '2027-02-28'],
		['2026-05-31', 1, '2026-06-30'],
		['2026-11-20', 12, '2027-11-20'],
		['2026-11-20', 24, '2028-11-20'],
	])('%s and %i months make %s', (day, months, expected) => {
		expect(addMonths(day, months)).toBe(expected)
	})

	it('keeps the day of the month, or takes the last one', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (day, months) => {
				const later = addMonths(day, months)
				const wholeMonths = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
				expect(wholeMonths(later) - wholeMonths(day)).toBe(months)
				const isLast = addDays(later, 1).endsWith('-01')
				expect(later.slice(8) === day.slice(8) || (isLast && later.slice(8) < day.slice(8))).toBe(true)
			}),
		)
	})
})

describe('isDay', () => {
	it.each(['2026-02-28', '2028-02-29', '2026-12-31', '2000-02-29'])('takes %s', (text) => {
		expect(isDay(text)).toBe(true)
	})

	it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '1 May 2026', '', '2026-04-31', '2026-11-20T00:00:00Z'])(
		'refuses “%s”',
		(text) => {
			expect(isDay(text)).toBe(false)
		},
	)
})

describe('in words', () => {
	it('writes a day and a moment as people say them', () => {
		expect(inWords('2026-12-06')).toBe('6 December 2026')
		expect(momentInWords(at('2026-07-01T14:05:00Z'))).toBe('1 July 2026 at 3:05pm')
		expect(momentInWords(at('2026-12-06T00:00:00Z'))).toBe('6 December 2026 at 12:00am')
		expect(momentInWords(at('2026-12-06T12:30:00Z'))).toBe('6 December 2026 at 12:30pm')
	})
})
