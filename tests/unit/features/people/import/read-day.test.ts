import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEndless } from '#app/features/people/import/day-alone.ts'
import { isYearLast, readDay } from '#app/features/people/import/read-day.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { peopleFile } from '#tests/factories/people-file.ts'

describe('a day', () => {
	it.each([
		'2026-11-30',
		'2026-11-30 00:00:00',
		'2026-11-30T00:00:00',
		'2026-11-30T00:00:00.000',
		'2026-11-30T00:00:00Z',
		'2026-11-30 00:00:00.0000000',
		'30-NOV-2026',
		'30-Nov-2026 00:00',
		'30 November 2026',
		'30th November 2026',
		'Nov 30, 2026',
		'Mon, 30 Nov 2026 00:00:00',
		'30NOV2026',
		'30.Nov.2026',
		'2026/11/30',
		'2026.11.30',
		'20261130',
	])('is read without a question: %s', (text) => {
		expect(isYearLast(text)).toBe(false)
		expect(readDay(text, undefined)).toBe('2026-11-30')
	})

	it.each([
		['30/11/2026 00:00', 'dmy'],
		['30/11/2026 00:00:00', 'dmy'],
		['30.11.2026 12:00:00 AM', 'dmy'],
		['11/30/2026 12:00:00 AM', 'mdy'],
		['30-11-2026T00:00', 'dmy'],
		['Monday, 30/11/2026', 'dmy'],
	] as const)('is read with its time once somebody has said what comes first: %s', (text, dates) => {
		expect(isYearLast(text)).toBe(true)
		expect(readDay(text, dates)).toBe('2026-11-30')
	})

	it('of summer in another zone is the day in London', () => {
		expect(readDay('2026-06-30T23:00:00Z', undefined)).toBe('2026-07-01')
		expect(readDay('2026-07-01T00:00:00+01:00', undefined)).toBe('2026-07-01')
	})

	it.each(['30112026', '30-NOV-26', '30/11/26', '2026-02-30', '31-FEB-2026', '46356', 'tomorrow', '2026-11', '0000-00-00'])(
		'is not guessed: %s',
		(text) => {
			expect(readDay(text, 'dmy')).toBeNull()
		},
	)
})

const withoutEnd = [
	'31.12.9999',
	'9999-12-31',
	'99991231',
	'31-DEC-4712',
	'31/12/4712',
	'12/31/9999',
	'9999-12-31 00:00:00',
	'31/12/9999 00:00',
]
describe('no last day', () => {
	it.each([...withoutEnd, '4712-12-31', '01/01/3000', '31/12/2999', '2999-12-31', '00.00.0000', '00000000', '01-JAN-9999'])(
		'is written as %s',
		(text) => {
			expect(isEndless(text)).toBe(true)
		},
	)

	it.each(['31/12/2026', '2026-12-31', '01/01/2027', '2099-12-31', '19991231', '', '0', '31-DEC-2026', '2150-06-30'])(
		'is not %s',
		(text) => {
			expect(isEndless(text)).toBe(false)
		},
	)

	it.each(withoutEnd)('asks nothing where the other days are certain: %s', (leave_date) => {
		expect(parsePeopleImport(peopleFile({ leave_date }))).toMatchObject({ errors: [], question: null, rows: [{ leaveDate: null }] })
	})

	it('is never a real day of a working life', () => {
		const days = fc.date({ min: new Date('1940-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
		fc.assert(
			fc.property(days, (date) => {
				const day = date.toISOString().slice(0, 10)
				expect(isEndless(day)).toBe(false)
				expect(readDay(`${day} 00:00:00`, undefined)).toBe(day)
			}),
		)
	})
})
