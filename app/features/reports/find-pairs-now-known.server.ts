import { and, eq, lte, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import { obligationOn, type ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import { readFacts } from '#app/features/requirements/planning/read-facts.server.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { findCodeRequirement, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { statusOn } from '#app/features/requirements/status/status.ts'
import { endOfDay, type Day } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { isAmong, prepared } from '#db/prepare.server.ts'
import { attestationProgress, broughtLearning, completions, moduleProgress } from '#db/schema/index.ts'
import { requirementsAsked, type CompletionQuestion, type PairRow, type StaffRow } from './completion-question.ts'
import { statusesOf } from './report-query.ts'

const completionsOf = prepared((db) =>
	db
		.select({
			personId: completions.personId,
			requirementId: completions.requirementId,
			completedOn: completions.completedOn,
			validUntil: completions.validUntil,
			score: completions.score,
			version: completions.version,
		})
		.from(completions)
		.where(and(isAmong(completions.personId, 'people'), lte(completions.completedOn, sql.placeholder('day'))))
		.orderBy(completions.cycle)
		.prepare(),
)
const broughtOf = prepared((db) =>
	db
		.select({
			personId: broughtLearning.personId,
			requirementId: broughtLearning.requirementId,
			completedOn: broughtLearning.completedOn,
			validUntil: broughtLearning.validUntil,
			score: sql<number | null>`cast(${broughtLearning.score} as real)`,
			version: sql<string>`'elsewhere'`,
		})
		.from(broughtLearning)
		.where(
			and(
				isAmong(broughtLearning.personId, 'people'),
				eq(broughtLearning.standing, 'counts'),
				isCurrent(broughtLearning),
				lte(broughtLearning.completedOn, sql.placeholder('day')),
			),
		)
		.orderBy(broughtLearning.completedOn)
		.prepare(),
)
const startedOf = prepared((db) =>
	unionAll(
		db
			.select({ personId: moduleProgress.personId, requirementId: moduleProgress.requirementId, cycle: moduleProgress.cycle })
			.from(moduleProgress)
			.where(and(isAmong(moduleProgress.personId, 'people'), lte(moduleProgress.startedAt, sql.placeholder('end')))),
		db
			.select({
				personId: attestationProgress.personId,
				requirementId: sql<number>`${sql.placeholder('codeId')}`,
				cycle: attestationProgress.cycle,
			})
			.from(attestationProgress)
			.where(and(isAmong(attestationProgress.personId, 'people'), lte(attestationProgress.startedAt, sql.placeholder('end')))),
	).prepare(),
)

type Pair = { personId: number; requirementId: number }
const nameOf = ({ personId, requirementId }: Pair) => `${personId}/${requirementId}`
const nameOfCycle = (pair: Pair & { cycle: number }) => `${nameOf(pair)}/${pair.cycle}`

/** What these people had to do on the day, worked out anew from all that is known of it now; in the order of the requirements. */
export function findPairsNowKnown(db: Database, question: CompletionQuestion, staff: readonly StaffRow[]): Map<number, PairRow[]> {
	const { asAt: day, filters } = question
	const personIds = staff.map(({ personId }) => personId)
	const people = JSON.stringify(personIds)
	const completed = new Map<string, Completed & Pair>(
		completionsOf(db)
			.all({ people, day })
			.map((row) => [nameOf(row), row]),
	)
	for (const row of broughtOf(db).all({ people, day }))
		if (row.completedOn > (completed.get(nameOf(row))?.completedOn ?? '')) completed.set(nameOf(row), row)
	const codeId = findCodeRequirement(question.requirements)?.id ?? null
	const started = startedOf(db).all({ people, codeId, end: endOfDay(day) })
	const known = { day, completed, started: new Set(started.map(nameOfCycle)) }
	const facts = new Map(readFacts(db, personIds, day).map((person) => [person.personId, person]))
	const statuses = filters.status === null ? null : statusesOf(filters.status)
	const asked = requirementsAsked(question)
	return new Map(
		staff.flatMap(({ personId, awaySince }) => {
			const person = facts.get(personId)
			if (!person) return []
			const pairs = asked.map((requirement) => toPair({ person, awaySince }, requirement, known))
			return [[personId, statuses === null ? pairs : pairs.filter(({ status }) => statuses.includes(status))]]
		}),
	)
}

type Completed = Pick<PairRow, 'completedOn' | 'validUntil' | 'score' | 'version'>
type Known = { day: Day; completed: ReadonlyMap<string, Completed>; started: ReadonlySet<string> }

const notAsked = { cycle: null, opensOn: null, dueOn: null }
const notDone: Completed = { completedOn: null, validUntil: null, score: null, version: null }

function toPair(
	{ person, awaySince }: { person: ObligationFacts; awaySince: Day | null },
	requirement: Requirement,
	{ day, completed, started }: Known,
): PairRow {
	const { personId } = person
	const requirementId = requirement.id
	const { obligation: planned } = obligationOn(person, requirement, day)
	const obligation = planned && planned.askedFrom <= day ? planned : null
	const exemption = person.exemptions.get(requirementId)?.find((span) => covers(span, day))
	const hasStarted = obligation !== null && started.has(nameOfCycle({ personId, requirementId, cycle: obligation.cycle }))
	const status = statusOn(day, { obligation, started: hasStarted, away: awaySince !== null, exempt: exemption !== undefined })
	const { cycle, opensOn, dueOn } = obligation ?? notAsked
	const cause = obligation && JSON.stringify(obligation.cause)
	const { completedOn, validUntil, score, version } = completed.get(nameOf({ personId, requirementId })) ?? notDone
	const exempt = exemption ? JSON.stringify([exemption.from, exemption.to]) : null
	return { personId, requirementId, status, awaySince, exempt, cycle, opensOn, dueOn, cause, completedOn, validUntil, score, version }
}

const covers = ({ from, to }: Span, day: Day) => from <= day && (to === null || to >= day)
