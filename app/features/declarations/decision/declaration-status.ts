import type { Day } from '#app/platform/calendar.ts'
import type { DecisionOutcome, InterestKind } from '#db/schema/declarations.ts'
import { isTreatedAsOver, needsConsent, type Gift } from '#app/features/declarations/gift-rules.ts'

export type DeclarationStatus =
	'waiting' | 'unnoted' | 'registered' | 'consented' | 'consent-ran-out' | 'refused' | 'asked' | 'noted' | 'ended' | 'corrected'

/** What the status is made of. `frequent`: it is the third or later small gift within three months. */
export type StatusFacts = {
	kind: InterestKind
	gift: Gift | null
	frequent: boolean
	endedOn: Day | null
	replacedBy: number | null
	decision: { outcome: DecisionOutcome; until: Day | null } | null
}

/** Work for others and gifts over £50 need consent; everything else is declared, and whoever leads the person takes note of it. */
export const asksForConsent = ({ kind, gift }: Pick<StatusFacts, 'kind' | 'gift'>): boolean =>
	kind === 'secondary-employment' || (gift !== null && needsConsent(gift))

/**
 * One day's status. What needs consent is `waiting` for it; of everything else somebody takes note, and nothing depends on it. A small gift that is none too many
 * is registered, and that is all.
 */
export function statusOfDeclaration(facts: StatusFacts, today: Day): DeclarationStatus {
	const { gift, frequent, endedOn, replacedBy, decision } = facts
	if (replacedBy !== null) return 'corrected'
	if (endedOn !== null && endedOn <= today) return 'ended'
	if (decision === null) {
		if (asksForConsent(facts)) return 'waiting'
		return gift && !isTreatedAsOver(gift) && !frequent ? 'registered' : 'unnoted'
	}
	return decision.outcome === 'consented' && decision.until !== null && decision.until < today ? 'consent-ran-out' : decision.outcome
}

/** It stands: neither ended nor corrected. */
export const isCurrent = (status: DeclarationStatus): boolean => status !== 'ended' && status !== 'corrected'

/** For a tag. */
export const statusWords: Record<DeclarationStatus, string> = {
	waiting: 'To be decided',
	unnoted: 'To be noted',
	registered: 'Registered',
	consented: 'Consent given',
	'consent-ran-out': 'Consent ran out',
	refused: 'Consent refused',
	asked: 'Question asked',
	noted: 'Noted',
	ended: 'Ended',
	corrected: 'Corrected',
}
