import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Decider, DecisionOutcome, InterestKind, Occasion } from '#db/schema/declarations.ts'
import type { Gift } from './gift-rules.ts'
import { readDetails, type InterestDetails } from './interest-details.ts'

/** Why the Monitoring Officer should look at something. */
export type Attention = 'gift-without-consent' | 'frequent-gifts' | 'work-without-decision' | 'consent-ran-out'

/** As `declarationColumns` select it. */
export type DeclarationRow = {
	id: number
	personId: number
	employeeNumber: string
	name: string
	kind: InterestKind
	details: string
	occasion: Occasion
	cycle: number | null
	declaredAt: Instant
	actor: string
	replaces: number | null
	replacedBy: number | null
	endedOn: Day | null
	frequent: number
	attention: Attention | null
	decisionId: number | null
	outcome: DecisionOutcome | null
	conditions: string | null
	until: Day | null
	note: string | null
	decidedBy: string | null
	decidedAs: Decider | null
	decidedAt: Instant | null
}

/** One interest, gift or hospitality that somebody declared, with what was decided last. `frequent`: the third or later small gift in three months. */
export type Declaration = Pick<
	DeclarationRow,
	| 'id'
	| 'personId'
	| 'employeeNumber'
	| 'name'
	| 'kind'
	| 'occasion'
	| 'cycle'
	| 'declaredAt'
	| 'replaces'
	| 'replacedBy'
	| 'endedOn'
	| 'attention'
> & {
	details: InterestDetails
	gift: (Gift & { on: Day }) | null
	frequent: boolean
	decision: { id: number; outcome: DecisionOutcome; conditions: string; until: Day | null; note: string } | null
}

export function readDeclaration(row: DeclarationRow): Declaration {
	const { id, personId, employeeNumber, name, kind, occasion, cycle, declaredAt, replaces, replacedBy, endedOn, attention } = row
	const details = readDetails(kind, row.details)
	const { decisionId, outcome, conditions, until, note } = row
	return {
		...{ id, personId, employeeNumber, name, kind, occasion, cycle, declaredAt, replaces, replacedBy, endedOn, attention },
		details,
		gift: details.kind === 'gift' ? details : null,
		frequent: row.frequent === 1,
		decision:
			decisionId === null || outcome === null ? null : { id: decisionId, outcome, conditions: conditions ?? '', until, note: note ?? '' },
	}
}
