import type { Instant } from './calendar.ts'

/** What time it is. Passed in wherever time matters, so that a test or a demonstration can say what day it is. */
export type Clock = () => Instant

export const systemClock: Clock = () => Date.now()

/** Starts at `start` and runs on from there. */
export function clockFrom(start: Instant): Clock {
	const offset = start - Date.now()
	return () => Date.now() + offset
}
