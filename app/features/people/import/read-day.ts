import { isDay, type Day } from '#app/platform/calendar.ts'
import { plausibleYears } from '#app/platform/plausible-days.ts'
import type { ImportLayout } from './import-layout.ts'

/** Three numbers with the year last: 01/04/2026, 1.4.2026, 01-04-2026. Whether day or month comes first, only a person can say. */
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
export const isYearLast = (text: string): boolean => yearLast.test(text)

const written = {
	dmy: 'day, month, year, such as 01/04/2026, or year-month-day',
	mdy: 'month, day, year, such as 04/01/2026, or year-month-day',
}
const yearFirst = /^\d{4}-\d{2}-\d{2}$/
const { first, last } = plausibleYears

const judged = new Map<string, Day | null>()

/** The day that is meant, or null. A file of thousands of people has few different days, and the calendar is slow to ask. */
export function readDay(text: string, dates: ImportLayout['dates']): Day | null {
	const key = `${text} ${dates ?? ''}`
	const before = judged.get(key)
	if (before !== undefined) return before
	const day = turned(text, dates)
	const answer = isDay(day) && isPlausible(day) ? day : null
	if (judged.size > 50_000) judged.clear()
	judged.set(key, answer)
	return answer
}

/** The year is held to a working life: 0026 is a slip. */
function isPlausible(day: Day): boolean {
	const year = Number(day.slice(0, 4))
	return first <= year && year <= last
}

/** What is wrong with a text that `readDay` does not take. */
export function explainDay(text: string, dates: ImportLayout['dates']): string {
	const day = turned(text, dates)
	if (isDay(day)) return `Expected a year from ${first} to ${last}. Found “${text}”. Correct it.`
	if (yearFirst.test(text)) return `Expected a real day of the calendar. Found “${text}”. Correct it.`
	return `Expected a real day written ${dates ? written[dates] : 'year-month-day, such as 2026-04-01'}. Found “${text}”. Correct it.`
}

function turned(text: string, dates: ImportLayout['dates']): string {
	if (dates === undefined) return text
	const [, one = '', , two = '', year = ''] = yearLast.exec(text) ?? []
	if (year === '') return text
	const [day, month] = dates === 'dmy' ? [one, two] : [two, one]
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
