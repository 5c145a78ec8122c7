import { and, desc, eq, inArray, ne, not, or, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { idsOf, leads } from '#db/leads.server.ts'
import { nameOfPerson, personOfActor } from '#app/features/people/directory/name-of-actor.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { holdsOn } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { declarationDecisions, type Decider } from '#db/schema/declarations.ts'
import { people, placements } from '#db/schema/people.ts'
import {
	asBound,
	correction,
	decision,
	declaration,
	hasManager,
	interestColumns,
	isCorrection,
	isDeclarant,
	isInterest,
	isLastDecision,
	managerHasPart,
	waits,
} from './declaration-fragments.server.ts'
import { readDeclaration, type Declaration } from './declaration-row.ts'
import { decidesAs, whoDecides, type WhoDecides } from '#app/features/declarations/decision/who-decides.ts'

const ofPerson = prepared((db) =>
	db
		.select(interestColumns(asBound))
		.from(declaration)
		.leftJoin(correction, isCorrection(asBound))
		.leftJoin(decision, isLastDecision(asBound))
		.crossJoin(people)
		.where(and(isDeclarant, eq(declaration.personId, sql.placeholder('personId')), isInterest))
		.orderBy(desc(declaration.id))
		.prepare(),
)

const viewerId = sql.placeholder('viewerId')
const isManaged = leads(viewerId, declaration.personId, asBound.day)
const visible = prepared((db) =>
	db
		.select({
			...interestColumns(asBound),
			managed: isManaged.mapWith(Boolean),
			hasManager: hasManager(asBound).mapWith(Boolean),
			managerHasPart: managerHasPart.mapWith(Boolean),
		})
		.from(declaration)
		.leftJoin(correction, isCorrection(asBound))
		.leftJoin(decision, isLastDecision(asBound))
		.crossJoin(people)
		.where(
			and(
				isDeclarant,
				eq(declaration.id, sql.placeholder('id')),
				isInterest,
				or(eq(declaration.personId, viewerId), sql`${sql.placeholder('readsAll')}`, and(isManaged, not(managerHasPart))),
			),
		)
		.prepare(),
)

const report = alias(placements, 'report')
const reports = new QueryBuilder()
	.select({ id: report.personId })
	.from(report)
	.where(
		and(
			sql`${report.managerId} in ${idsOf(sql`${sql.placeholder('managerId')}`, asBound.day)}`,
			ne(report.personId, sql.placeholder('managerId')),
			holdsOn(report, asBound.day),
		),
	)
const ofReports = prepared((db) =>
	db
		.select(interestColumns(asBound))
		.from(declaration)
		.leftJoin(correction, isCorrection(asBound))
		.leftJoin(decision, isLastDecision(asBound))
		.crossJoin(people)
		.where(and(isDeclarant, inArray(declaration.personId, reports), waits(asBound), not(managerHasPart)))
		.orderBy(declaration.id)
		.limit(sql.placeholder('limit'))
		.prepare(),
)

const decisionsOf = prepared((db) =>
	db
		.select({
			at: declarationDecisions.decidedAt,
			outcome: declarationDecisions.outcome,
			conditions: declarationDecisions.conditions,
			until: declarationDecisions.until,
			note: declarationDecisions.note,
			as: declarationDecisions.decidedAs,
			by: sql<string>`coalesce(${nameOfPerson(personOfActor(declarationDecisions.decidedBy))}, ${declarationDecisions.decidedBy})`,
		})
		.from(declarationDecisions)
		.where(eq(declarationDecisions.declarationId, sql.placeholder('id')))
		.orderBy(desc(declarationDecisions.id))
		.prepare(),
)

/** Everything that somebody has declared, the newest first. */
export function listDeclarations(
	db: Database,
	{ personId }: { personId: number },
	{ now, today }: { now: Instant; today: Day },
): Declaration[] {
	return ofPerson(db).all({ personId, known: now, day: today }).map(readDeclaration)
}

/** One declaration that the viewer may see: their own, somebody's who reports to them, anybody's for those who read the register. `as`: as what they decide it; `by`: whose it is. */
export function findDeclaration(
	db: Database,
	{ id, viewer }: { id: number; viewer: Viewer },
): { declaration: Declaration; isOwn: boolean; as: Decider | null; by: WhoDecides } | null {
	const { personId, now: known, today: day, roles } = viewer
	const found = visible(db).get({ id, viewerId: personId, readsAll: Number(may(viewer, 'read-register')), known, day })
	if (!found) return null
	const { managed, hasManager: hasOne, managerHasPart: hasPart, ...row } = found
	const about = { managed, hasManager: hasOne, managerHasPart: hasPart }
	const isOwn = row.personId === personId
	const as = decidesAs({ isOwn, ...about }, { roles, mayDecide: may(viewer, 'decide-declarations') })
	return { declaration: readDeclaration(row), isOwn, as, by: whoDecides(about) }
}

export type TakenDecision = ReturnType<typeof listDecisions>[number]

/** Every decision about one declaration, the last first, with the name of whoever decided. */
export const listDecisions = (db: Database, { id }: { id: number }) => decisionsOf(db).all({ id })

/** More than these a manager does not see at once: the next follow when these are decided. */
const toDecideAtMost = 20

/** What those who report to somebody directly have declared and nobody has decided yet, the longest waiting first. */
export function listToDecide(
	db: Database,
	{ managerId }: { managerId: number },
	{ now, today }: { now: Instant; today: Day },
): Declaration[] {
	return ofReports(db).all({ managerId, known: now, day: today, limit: toDecideAtMost }).map(readDeclaration)
}
