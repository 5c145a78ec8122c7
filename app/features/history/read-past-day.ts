import { dayAlone } from '#app/features/people/import/day-alone.ts'
import { explainDay, isYearLast, readDay } from '#app/features/people/import/read-day.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { HistoryLayout } from './history-layout.ts'

/** Only a person can say whether the day or the month comes first. */
export const isUndecided = isYearLast

/** The day that a file of the past means, or in one sentence what is wrong with it. A day with a time in another zone is the day in London. */
export function readPastDay(text: string, dates: HistoryLayout['dates']): { day: Day } | { error: string } {
	const alone = dayAlone(text)
	const day = readDay(alone, dates)
	return day === null ? { error: explainDay(alone, dates) } : { day }
}
