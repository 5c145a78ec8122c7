import { isDay, type Day } from '#app/platform/calendar.ts'
import type { ImportLayout } from './import-layout.ts'

/** Three numbers with the year last: 01/04/2026, 1.4.2026, 01-04-2026. Whether day or month comes first, only a person can say. */
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
export const isYearLast = (text: string): boolean => yearLast.test(text)

const judged = new Map<string, Day | null>()

/** The day that is meant, or null. A file of thousands of people has few different days, and the calendar is slow to ask. */
export function readDay(text: string, dates: ImportLayout['dates']): Day | null {
	const key = `${text} ${dates ?? ''}`
	const before = judged.get(key)
	if (before !== undefined) return before
	const written = dates === undefined ? text : turned(text, dates)
	// The year is held to a working life: 0026 is a slip.
	const answer = written >= '1940' && written < '2100' && isDay(written) ? written : null
	if (judged.size > 50_000) judged.clear()
	judged.set(key, answer)
	return answer
}

function turned(text: string, dates: 'dmy' | 'mdy'): string {
	const [, one = '', , two = '', year = ''] = yearLast.exec(text) ?? []
	if (year === '') return text
	const [day, month] = dates === 'dmy' ? [one, two] : [two, one]
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
