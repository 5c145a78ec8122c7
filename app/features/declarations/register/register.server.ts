import { and, desc, eq, exists, gt, inArray, isNotNull, lte, not, or, sql, type SQL } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { isNamed } from '#app/features/people/directory/named.server.ts'
import { endOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import { memoize } from '#app/platform/memoize.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inSnapshot, iterateSnapshot } from '#db/snapshot.server.ts'
import { interestKinds, type AnswerKind, type InterestKind } from '#db/schema/declarations.ts'
import { evidence } from '#db/schema/evidence.ts'
import { directorates, people, placements } from '#db/schema/people.ts'
import type { DeclarationRow } from '#app/features/declarations/declaration-row.ts'
import {
	asBound,
	attention,
	correction,
	decision,
	declaration,
	declarationColumns,
	hasManager,
	isCorrection,
	isDeclarant,
	isLastDecision,
	managerHasPart,
	stands,
	waits,
	type AsAt,
} from '#app/features/declarations/declaration-fragments.server.ts'
import type { RegisterQuery, RegisterView } from './register-query.ts'

/** One line of the register. An answer such as a nil return has no details to read. */
export type RegisterRow = DeclarationRow<InterestKind | AnswerKind> & {
	/** Where they work on the day, and as what; null for somebody who does not. */
	directorate: string | null
	jobTitle: string | null
}

const inView: Record<RegisterView, (asAt: AsAt) => SQL | undefined> = {
	current: stands,
	past: (asAt) => not(stands(asAt)),
	attention: (asAt) => isNotNull(attention(asAt)),
	'to-decide': (asAt) => and(waits(asAt), or(managerHasPart, not(hasManager(asAt)))),
}

const build = new QueryBuilder()
const placed = alias(placements, 'placed')

/** Not by the index of kinds and days (`+` keeps SQLite from it): nearly everything is meant, and a page is read in the order of its lines without sorting them all. */
const isAnyInterest = inArray(sql`+${declaration.kind}`, interestKinds)
const wasDeclared = ({ known }: AsAt) => lte(sql`+${declaration.declaredAt}`, known)

/** As subqueries, so that nothing is joined only to be counted. */
function inFilters({ kind, directorate, q }: Pick<RegisterQuery, 'kind' | 'directorate' | 'q'>, asAt: AsAt) {
	const inDirectorate = (name: string) =>
		build
			.select({ one: sql`1` })
			.from(placed)
			.innerJoin(directorates, eq(directorates.id, placed.directorateId))
			.where(and(eq(placed.personId, declaration.personId), holdsOn(placed, asAt.day), eq(directorates.name, name)))
	return and(
		wasDeclared(asAt),
		kind === null ? isAnyInterest : eq(declaration.kind, kind),
		directorate === null ? undefined : exists(inDirectorate(directorate)),
		q === null ? undefined : inArray(declaration.personId, build.select({ id: people.id }).from(people).where(isNamed(q))),
	)
}

const registerColumns = (asAt: AsAt) => ({ ...declarationColumns(asAt), directorate: directorates.name, jobTitle: placements.jobTitle })

const bound = ({ asAt }: { asAt: Day }, now: Instant) => ({ known: Math.min(now, endOfDay(asAt)), day: asAt })

type Filters = Pick<RegisterQuery, 'show' | 'kind' | 'directorate' | 'q'>

/** The statements of the filters that were asked for last: to build and prepare them costs more than to run them on a register of a few hundred lines. */
const statementsOf = prepared((db) => memoize((filters) => prepareFor(db, JSON.parse(filters) as Filters), 50))

function prepareFor(db: Database, { show, ...filters }: Filters) {
	const inside = (view: RegisterView) => sql<number>`count(*) filter (where ${inView[view](asBound)})`
	const count = db
		.select({ current: inside('current'), past: inside('past'), attention: inside('attention'), 'to-decide': inside('to-decide') })
		.from(declaration)
		.leftJoin(correction, isCorrection(asBound))
		.leftJoin(decision, isLastDecision(asBound))
		.where(inFilters(filters, asBound))
		.prepare()
	const list = db
		.select(registerColumns(asBound))
		.from(declaration)
		.leftJoin(correction, isCorrection(asBound))
		.leftJoin(decision, isLastDecision(asBound))
		.crossJoin(people)
		.leftJoin(placements, and(eq(placements.personId, declaration.personId), holdsOn(placements, asBound.day)))
		.leftJoin(directorates, eq(directorates.id, placements.directorateId))
		.where(and(isDeclarant, inFilters(filters, asBound), inView[show](asBound)))
		.orderBy(desc(declaration.id))
		.limit(perPage)
		.offset(sql.placeholder('offset'))
		.prepare()
	return { count, list }
}

const perPage = 25

export type RegisterPage = { counts: Record<RegisterView, number>; rows: RegisterRow[]; page: number; pages: number }

/** One page of the register as at a day, the newest first, and how many each view has: two statements. */
export function listRegister(db: Database, query: RegisterQuery, { now }: { now: Instant }): RegisterPage {
	const { show, kind, directorate, q } = query
	const asAt = bound(query, now)
	const { count, list } = statementsOf(db)(JSON.stringify({ show, kind, directorate, q } satisfies Filters))
	return inSnapshot(db, () => {
		const counts = count.get(asAt) ?? { current: 0, past: 0, attention: 0, 'to-decide': 0 }
		const pages = Math.max(1, Math.ceil(counts[show] / perPage))
		const page = Math.min(query.page, pages)
		return { counts, rows: list.all({ ...asAt, offset: (page - 1) * perPage }), page, pages }
	})
}

/** A subquery over the entries of the evidence that tell of the declaration by this action. */
const entries = <Answer>(select: SQL, action: string) =>
	sql<Answer>`${build
		.select({ found: select })
		.from(evidence)
		.where(
			and(
				eq(evidence.subject, sql`'person:' || ${declaration.personId}`),
				eq(evidence.action, action),
				sql`${evidence.details} ->> 'declaration' = ${declaration.id}`,
				lte(evidence.at, asBound.known),
			),
		)}`

const batchOf = prepared((db) =>
	db
		.select({
			...registerColumns(asBound),
			declaredEvidence: entries<number | null>(sql`min(${evidence.seq})`, 'interests.declared'),
			decidedEvidence: entries<string | null>(sql`group_concat(${evidence.seq}, ' ')`, 'interest.decided'),
			endedEvidence: entries<number | null>(sql`max(${evidence.seq})`, 'interest.ended'),
		})
		.from(declaration)
		.leftJoin(correction, isCorrection(asBound))
		.leftJoin(decision, isLastDecision(asBound))
		.crossJoin(people)
		.leftJoin(placements, and(eq(placements.personId, declaration.personId), holdsOn(placements, asBound.day)))
		.leftJoin(directorates, eq(directorates.id, placements.directorateId))
		.where(and(isDeclarant, gt(declaration.id, sql.placeholder('after')), wasDeclared(asBound)))
		.orderBy(declaration.id)
		.limit(500)
		.prepare(),
)

export type AuditRow = RegisterRow & { declaredEvidence: number | null; decidedEvidence: string | null; endedEvidence: number | null }

/**
 * Every declaration and every answer up to a day, the oldest first, with the numbers of their entries in the evidence. Read in batches: a cursor left open would
 * keep everybody else from writing.
 */
export const iterateRegister = (db: Database, asked: { asAt: Day }, at: { now: Instant }): Generator<AuditRow> =>
	iterateSnapshot(db, (moment) => iterateRows(moment, asked, at))

function* iterateRows(db: Database, { asAt }: { asAt: Day }, { now }: { now: Instant }): Generator<AuditRow> {
	let after = 0
	for (;;) {
		const rows = batchOf(db).all({ ...bound({ asAt }, now), after })
		yield* rows
		const last = rows.at(-1)
		if (!last) return
		after = last.id
	}
}
