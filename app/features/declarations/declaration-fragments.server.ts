import { and, count, eq, gte, inArray, isNotNull, isNull, lt, lte, max, ne, not, notExists, or, sql } from 'drizzle-orm'
import type { Placeholder, SQL, SQLWrapper } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { managerOn } from '#db/leads.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { declarationDecisions, declarations, interestKinds, type InterestKind } from '#db/schema/declarations.ts'
import { people } from '#db/schema/people.ts'
import type { Attention } from './declaration-row.ts'
import { limitPence } from './gift-rules.ts'

/**
 * What queries about declarations are made of. They say how a declaration stood on `day`, as it was known at `known`: of today, now and today. The rules of gifts
 * are those of gift-rules.ts; a test holds the two equal.
 */
export type AsAt = { known: Instant | Placeholder; day: Day | Placeholder }

/** For a query that is prepared: bind `known` and `day`. */
export const asBound: AsAt = { known: sql.placeholder('known'), day: sql.placeholder('day') }

const build = new QueryBuilder()

export const declaration = alias(declarations, 'declaration')
/** What corrected it. */
export const correction = alias(declarations, 'correction')
/** The last decision about it. */
export const decision = alias(declarationDecisions, 'decision')

/** An interest or a gift, not an answer such as a nil return. */
export const isInterest: SQL = inArray(declaration.kind, interestKinds)

const detail = (name: 'pence' | 'answer' | 'consentBefore' | 'managerHasPart'): SQL =>
	sql`${declaration.details} ->> ${sql.raw(`'${name}'`)}`

const hadEnded = ({ known, day }: AsAt) =>
	and(isNotNull(declaration.endedAt), lte(declaration.endedAt, known), lte(declaration.endedOn, day)) ?? sql`false`

/** It stands: neither ended nor corrected. */
export const stands = (asAt: AsAt): SQL => sql`(${not(hadEnded(asAt))} and ${isNull(correction.id)})`

/** `afterThreeMonths` of gift-rules.ts, for an expression that is a day. */
export const afterThreeMonthsOf = (day: SQLWrapper): SQL<Day> =>
	sql<Day>`min(date(${day}, '+3 months'), date(${day}, 'start of month', '+4 months'))`

const earlier = alias(declarations, 'earlier')
const newer = alias(declarations, 'newer')

/** The third or later small gift within three months. `smallGiftOn` is the day of a gift that counts, null for all else. */
function isFrequent({ known }: AsAt): SQL {
	const corrected = build
		.select({ one: sql`1` })
		.from(newer)
		.where(and(eq(newer.replaces, earlier.id), lte(newer.declaredAt, known)))
	const within = build
		.select({ gifts: count() })
		.from(earlier)
		.where(
			and(
				eq(earlier.personId, declaration.personId),
				lte(earlier.smallGiftOn, declaration.smallGiftOn),
				or(lt(earlier.smallGiftOn, declaration.smallGiftOn), lte(earlier.id, declaration.id)),
				lt(declaration.smallGiftOn, afterThreeMonthsOf(earlier.smallGiftOn)),
				lte(earlier.declaredAt, known),
				notExists(corrected),
			),
		)
	return sql`(${isNotNull(declaration.smallGiftOn)} and ${isNull(correction.id)} and 2 < ${within})`
}

/** Not decided: somebody has to. */
export const waits = (asAt: AsAt): SQL =>
	sql`(${and(
		stands(asAt),
		isNull(decision.id),
		isInterest,
		or(ne(declaration.kind, 'gift'), gte(detail('pence'), limitPence), isFrequent(asAt)),
	)})`

/** Why the Monitoring Officer should look at it; null: nothing is wrong with it. */
export const attention = (asAt: AsAt): SQL<Attention | null> => sql<Attention | null>`case when not ${stands(asAt)} then null
	when ${declaration.kind} = 'secondary-employment' then case
		when ${decision.id} is null or ${decision.outcome} = 'asked' then 'work-without-decision'
		when ${decision.outcome} = 'consented' and ${decision.until} < ${asAt.day} then 'consent-ran-out' end
	when ${declaration.kind} = 'gift' then case
		when ${detail('pence')} >= ${limitPence} and ${detail('answer')} = 'accepted' and ${detail('consentBefore')} is not 'yes'
			and ${decision.outcome} is not 'consented' then 'gift-without-consent'
		when ${decision.id} is null and ${isFrequent(asAt)} then 'frequent-gifts' end end`

/** The person has a line manager who works here on the day, or somebody above one who has left. */
export const hasManager = ({ day }: Pick<AsAt, 'day'>): SQL => isNotNull(managerOn(declaration.personId, day))

export const managerHasPart: SQL = sql`${detail('managerHasPart')} is 'yes'`

/** The columns of `DeclarationRow`, for any declaration. */
export const declarationColumns = (asAt: AsAt) => ({
	id: declaration.id,
	personId: declaration.personId,
	employeeNumber: people.employeeNumber,
	name: fullName(people),
	kind: declaration.kind,
	details: declaration.details,
	occasion: declaration.occasion,
	cycle: declaration.cycle,
	declaredAt: declaration.declaredAt,
	actor: declaration.actor,
	replaces: declaration.replaces,
	replacedBy: sql<number | null>`${correction.id}`,
	endedOn: sql<Day | null>`iif(${hadEnded(asAt)}, ${declaration.endedOn}, null)`,
	frequent: isFrequent(asAt).mapWith(Boolean),
	attention: attention(asAt),
	decision: {
		id: decision.id,
		outcome: decision.outcome,
		conditions: decision.conditions,
		until: decision.until,
		note: decision.note,
		by: decision.decidedBy,
		as: decision.decidedAs,
		at: decision.decidedAt,
	},
})

/** The same, where `isInterest` is asked for. */
export const interestColumns = (asAt: AsAt) => ({ ...declarationColumns(asAt), kind: sql<InterestKind>`${declaration.kind}` })

/** Joins what corrected a declaration by then. */
export const isCorrection = ({ known }: AsAt): SQL | undefined =>
	and(eq(correction.replaces, declaration.id), lte(correction.declaredAt, known))

const later = alias(declarationDecisions, 'later')

/** Joins what was decided about it last. */
export const isLastDecision = ({ known }: AsAt): SQL =>
	eq(
		decision.id,
		build
			.select({ id: max(later.id) })
			.from(later)
			.where(and(eq(later.declarationId, declaration.id), lte(later.decidedAt, known))),
	)

/** Goes with `.crossJoin(people)`, so that declarations are read in their own order and a page needs no sorting of them all. */
export const isDeclarant: SQL = eq(people.id, declaration.personId)
