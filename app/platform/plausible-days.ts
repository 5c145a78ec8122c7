import { addMonths, inWords, type Day } from './calendar.ts'

/** The years that a people file may speak of: longer than anybody works, and than anybody plans. */
export const plausibleYears = { first: 1940, last: 2099 }

/**
 * How many years ahead something may end. The longest career breaks are of three years. Ten years are longer than people mostly stay in a job, and what is to
 * hold for longer has no end at all: 9999 is how some systems write that, and would be counted as two million days.
 */
const yearsAhead = { leave: 3, decision: 10 }

/** The last day on which leave that is recorded today, or an exemption or consent that is decided today, may end. */
export const lastPlausibleDay = (of: keyof typeof yearsAhead, today: Day): Day => addMonths(today, 12 * yearsAhead[of])

/** What is wrong with a day that is real and cannot be meant; null if nothing is. `what` as in “The first day of leave”. */
export function implausible(what: string, day: Day, { earliest, latest }: { earliest: Day | null; latest: Day | null }): string | null {
	if (earliest !== null && day < earliest) return `${what} must be ${inWords(earliest)} or later`
	if (latest !== null && day > latest) return `${what} must be ${inWords(latest)} or earlier`
	return null
}
