import { inWords, type Day } from '#app/platform/calendar.ts'

const longestId = 30
const earliestApproval = '2000-01-01'

/** What is wrong with the id of a new edition; null if nothing is. */
export function editionIdError(id: string): string | null {
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return 'Enter an id of small letters, digits and hyphens, such as 2026'
	return id.length > longestId ? `The id must be ${longestId} characters or fewer` : null
}

/** The same of the day on which a council has approved one. */
export function approvalDayError(day: Day, today: Day): string | null {
	if (day > today) return `The day of the meeting must be today or earlier, not ${inWords(day)}`
	return day < earliestApproval ? `The day of the meeting must be ${inWords(earliestApproval)} or later` : null
}
