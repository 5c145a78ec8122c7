import type { Instant } from './calendar.ts'

/** What time it is. Passed in wherever time matters, so that a test or a demonstration can say what day it is. */
export type Clock = () => Instant

/** The system's clock, or where `PROBITY_NOW` gives an instant, one that starts there and runs on. */
export function clockOf({ now }: { now: Instant | null }): Clock {
	const offset = now === null ? 0 : now - Date.now()
	return () => Date.now() + offset
}
