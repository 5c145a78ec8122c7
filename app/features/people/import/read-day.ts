import { isDay, type Day } from '#app/platform/calendar.ts'
import { memoize } from '#app/platform/memoize.ts'
import { plausibleYears } from '#app/platform/plausible-days.ts'
import { dayAlone, hasTimeOfDay } from './day-alone.ts'
import type { ImportLayout } from './import-layout.ts'

/** Three numbers with the year last: 01/04/2026, 1.4.2026, 01-04-2026. Whether day or month comes first, only a person can say. */
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
export const isYearLast = (text: string): boolean => text !== '' && yearLast.test(dayAlone(text))

const written = {
	dmy: 'day, month, year, such as 01/04/2026, or year-month-day',
	mdy: 'month, day, year, such as 04/01/2026, or year-month-day',
}
const yearFirst = /^\d{4}-\d{2}-\d{2}$/
/** 30-NOV-26, 30/11/26. */
const shortYear = /^\d{1,2}[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.-]\d{2}$/i
const { first, last } = plausibleYears

/** The day that is meant, or null. A file of thousands of people has few different days, and the calendar is slow to ask. */
export const readDay = (text: string, dates: ImportLayout['dates']): Day | null => readers[dates ?? 'iso'](text).day

const readerOf = (dates: ImportLayout['dates']) =>
	memoize((text) => {
		const day = hasTimeOfDay(text) ? '' : turned(text, dates)
		return { day: isDay(day) && isPlausible(day) ? day : null }
	}, 20_000)
const readers = { dmy: readerOf('dmy'), mdy: readerOf('mdy'), iso: readerOf(undefined) }

/** The year is held to a working life: 0026 is a slip. */
function isPlausible(day: Day): boolean {
	const year = Number(day.slice(0, 4))
	return first <= year && year <= last
}

/** What is wrong with a text that `readDay` does not take. */
export function explainDay(text: string, dates: ImportLayout['dates']): string {
	const day = turned(text, dates)
	if (hasTimeOfDay(text)) return `Found “${text}”, with a time of the day. Give the day alone.`
	if (isDay(day)) return `Expected a year from ${first} to ${last}. Found “${text}”. Correct it.`
	if (yearFirst.test(dayAlone(text))) return `Expected a real day of the calendar. Found “${text}”. Correct it.`
	if (shortYear.test(text)) return `The year has two figures only, so the century is not certain. Found “${text}”. Write it with four.`
	return `Expected a real day written ${dates ? written[dates] : 'year-month-day, such as 2026-04-01'}. Found “${text}”. Correct it.`
}

function turned(text: string, dates: ImportLayout['dates']): string {
	const alone = dayAlone(text)
	if (dates === undefined) return alone
	const [, one = '', , two = '', year = ''] = yearLast.exec(alone) ?? []
	if (year === '') return alone
	const [day, month] = dates === 'dmy' ? [one, two] : [two, one]
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
