import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import type { Claim } from '#app/features/prior-learning/find-claim.server.ts'

/**
 * What the learner reads of their own claim on the page of the module; `counts` while the learning done elsewhere is the last that was done. What was decided
 * for an earlier cycle is no longer told.
 */
export function toClaimView(
	claim: Claim | null,
	{ open, lastCompletedOn }: { open: object | null; lastCompletedOn: Day | null },
): { words: string | null; counts: boolean } {
	if (!claim) return { words: null, counts: false }
	const course = `the course of ${inWords(claim.completedOn)} (${claim.issuer})`
	if (claim.outcome === null)
		return { words: `You sent HR the proof of ${course} on ${inWords(dayOf(claim.claimedAt))}. HR has not decided yet.`, counts: false }
	if (claim.outcome === 'refused')
		return { words: open ? `HR did not accept ${course}. Reason: ${claim.decisionReason}` : null, counts: false }
	const counts = open === null && claim.completedOn === lastCompletedOn
	return { words: counts ? `HR accepted ${course} as learning done elsewhere.` : null, counts }
}
