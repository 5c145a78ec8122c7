import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Decider, DecisionOutcome, InterestKind, Occasion } from '#db/schema/declarations.ts'
import type { Gift } from './gift-rules.ts'
import { readDetails, type InterestDetails } from './interest-details.ts'

/** Why the Monitoring Officer should look at something. */
export type Attention = 'gift-without-consent' | 'frequent-gifts' | 'work-without-decision' | 'consent-ran-out'

/** As `declarationColumns` select it. `frequent`: the third or later small gift in three months. */
export type DeclarationRow<Kind extends string = InterestKind> = {
	id: number
	personId: number
	employeeNumber: string
	name: string
	kind: Kind
	details: unknown
	occasion: Occasion
	cycle: number | null
	declaredAt: Instant
	actor: string
	replaces: number | null
	replacedBy: number | null
	endedOn: Day | null
	frequent: boolean
	attention: Attention | null
	/** What was decided last. */
	decision: {
		id: number
		outcome: DecisionOutcome
		conditions: string
		until: Day | null
		note: string
		by: string
		as: Decider
		at: Instant
	} | null
}

/** One interest, gift or hospitality that somebody declared, with what was decided last. */
export type Declaration = Omit<DeclarationRow, 'details'> & { details: InterestDetails; gift: (Gift & { on: Day }) | null }

export function readDeclaration(row: DeclarationRow): Declaration {
	const details = readDetails(row.kind, row.details)
	return { ...row, details, gift: details.kind === 'gift' ? details : null }
}
