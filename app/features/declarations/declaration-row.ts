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

export const readDeclaration = (row: DeclarationRow): Declaration => toDeclaration(row, row.kind)

/** Field by field: to spread the rows of a whole register costs more than to read them. */
export function toDeclaration(row: Omit<DeclarationRow, 'kind'>, kind: InterestKind): Declaration {
	const { id, personId, employeeNumber, name, occasion, cycle, declaredAt, actor, replaces, replacedBy, endedOn, frequent } = row
	const { attention, decision } = row
	const details = readDetails(kind, row.details)
	const gift = details.kind === 'gift' ? details : null
	return {
		id,
		personId,
		employeeNumber,
		name,
		kind,
		details,
		gift,
		occasion,
		cycle,
		declaredAt,
		actor,
		replaces,
		replacedBy,
		endedOn,
		frequent,
		attention,
		decision,
	}
}
