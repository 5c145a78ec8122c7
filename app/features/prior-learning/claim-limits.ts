import type { LearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { addMonths, type Day } from '#app/platform/calendar.ts'
import type { Claim } from './find-claim.server.ts'

/** How long ago learning may have been done, in calendar months. */
const monthsBack = 60

export const earliestDay = (today: Day): Day => addMonths(today, -monthsBack)

export type DayRefusal = 'too-early' | 'too-late'

/** Why learning of that day cannot be handed in; null if it can. */
export function whyNotThatDay(completedOn: Day, today: Day): DayRefusal | null {
	if (completedOn > today) return 'too-late'
	return completedOn < earliestDay(today) ? 'too-early' : null
}

/** HR has not decided it yet. */
export const isWaiting = (claim: Claim | null): claim is Claim => claim !== null && claim.outcome === null

export type ClaimRefusal = 'not-asked' | 'locked' | 'waiting'

/**
 * Why nothing may be handed in for a module now; null if something may. Whoever is locked out (`isOwn`: it is their own claim) does not get round it: HR may
 * hand it in for them.
 */
export function whyNoClaim(
	{ open, row }: Pick<LearnerModule, 'open' | 'row'>,
	{ claim, isOwn }: { claim: Claim | null; isOwn: boolean },
): ClaimRefusal | null {
	if (!open) return 'not-asked'
	if (row.state === 'locked' && isOwn) return 'locked'
	return isWaiting(claim) ? 'waiting' : null
}
