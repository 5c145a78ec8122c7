import type { Day } from '#app/platform/calendar.ts'
import type { DecisionOutcome, InterestKind } from '#db/schema/declarations.ts'
import { isTreatedAsOver, needsConsent, type Gift } from './gift-rules.ts'

export type DeclarationStatus =
	'waiting' | 'registered' | 'consented' | 'consent-ran-out' | 'refused' | 'asked' | 'noted' | 'ended' | 'corrected'

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

/** One day's status. A small gift that is none too many is registered and waits for nobody. */
export function statusOfDeclaration({ gift, frequent, endedOn, replacedBy, decision }: StatusFacts, today: Day): DeclarationStatus {
	if (replacedBy !== null) return 'corrected'
	if (endedOn !== null && endedOn <= today) return 'ended'
	if (decision === null) return gift && !isTreatedAsOver(gift) && !frequent ? 'registered' : 'waiting'
	return decision.outcome === 'consented' && decision.until !== null && decision.until < today ? 'consent-ran-out' : decision.outcome
}

/** It stands: neither ended nor corrected. */
export const isCurrent = (status: DeclarationStatus): boolean => status !== 'ended' && status !== 'corrected'

/** For a tag. */
export const statusWords: Record<DeclarationStatus, string> = {
	waiting: 'Waiting',
	registered: 'Registered',
	consented: 'Consent given',
	'consent-ran-out': 'Consent ran out',
	refused: 'Consent refused',
	asked: 'Question asked',
	noted: 'Noted',
	ended: 'Ended',
	corrected: 'Corrected',
}
