import type { Day } from '#app/platform/calendar.ts'
import type { Column } from './people-rows.ts'

type Days = { startDate: Day | undefined; leaveDate: Day | null | undefined; effectiveDate: Day | null }

/** What is at odds among the days of one person. */
export function checkDayOrder({ startDate, leaveDate, effectiveDate }: Days): { column: Column; message: string }[] {
	const faults: { column: Column; message: string }[] = []
	const fault = (column: Column, message: string) => void faults.push({ column, message: `${message} Correct one of them.` })
	if (leaveDate && startDate && leaveDate < startDate)
		fault('leave_date', `The last day, ${leaveDate}, is before the start day, ${startDate}.`)
	if (effectiveDate && startDate && effectiveDate < startDate)
		fault('effective_date', `The change holds from ${effectiveDate}, before the start day, ${startDate}.`)
	if (effectiveDate && leaveDate && effectiveDate > leaveDate)
		fault('effective_date', `The change holds from ${effectiveDate}, after the last day, ${leaveDate}.`)
	return faults
}
