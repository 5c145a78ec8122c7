import { addDays, type Day } from '#app/platform/calendar.ts'
import { lastPlausibleDay } from '#app/platform/plausible-days.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'

/** How far back an exemption may begin, in calendar days. */
export const backdatedDays = 90

/** The first day on which an exemption that is granted today may begin. */
export const earliestFirstDay = (today: Day): Day => addDays(today, -backdatedDays)

/** Whether an exemption begins on a day that is over: then its note has to say why. */
export const isBackdated = ({ from }: Pick<Span, 'from'>, today: Day): boolean => from < today

/** The days that may be the last of an exemption that is ended early: nobody is asked again for days that are over. */
export function lastDays({ from, to }: Span, today: Day): { earliest: Day; latest: Day } {
	const yesterday = addDays(today, -1)
	return { earliest: yesterday > from ? yesterday : from, latest: to ?? lastPlausibleDay('decision', today) }
}

/** Whether it was a mistake that may be taken back: no day of it is over. */
export const mayTakeBack = ({ from }: Pick<Span, 'from'>, today: Day): boolean => from >= today
