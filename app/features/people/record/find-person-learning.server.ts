import { and, desc, eq, isNotNull, max, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { explainObligation } from '#app/features/requirements/status/explain-obligation.ts'
import { exemptionOn, isLive, longLeaveSince } from '#app/features/requirements/status/as-at.server.ts'
import { readBasis } from '#app/features/requirements/status/read-basis.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { statusOn, type Status } from '#app/features/requirements/status/status.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { holdsOn, isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { attestationProgress, attestations } from '#db/schema/attestation.ts'
import { codeEditions } from '#db/schema/code.ts'
import { broughtLearning } from '#db/schema/history.ts'
import { completions, moduleProgress, quizAttempts } from '#db/schema/learning.ts'
import { directorates, placements, services } from '#db/schema/people.ts'
import { obligations } from '#db/schema/requirements.ts'

type Row = ReturnType<ReturnType<typeof obligationsOf>['all']>[number]

const personId = sql.placeholder('personId')

const obligationsOf = prepared((db) => {
	const day = sql.placeholder('day')
	const isOfObligation = (each: typeof moduleProgress | typeof completions) =>
		and(eq(each.personId, obligations.personId), eq(each.requirementId, obligations.requirementId))
	const last = alias(completions, 'last_completion')
	const lastCycle = db
		.select({ cycle: max(last.cycle) })
		.from(last)
		.where(and(eq(last.personId, obligations.personId), eq(last.requirementId, obligations.requirementId)))
	const brought = db
		.select({ last: sql`json_array(${broughtLearning.completedOn}, ${broughtLearning.score})` })
		.from(broughtLearning)
		.where(
			and(
				eq(broughtLearning.personId, obligations.personId),
				eq(broughtLearning.requirementId, obligations.requirementId),
				eq(broughtLearning.standing, 'counts'),
				isCurrent(broughtLearning),
			),
		)
		.orderBy(desc(broughtLearning.completedOn))
		.limit(1)
	const { personId: owner, requirementId, cycle, opensOn, dueOn, askedTo } = obligations
	return db
		.select({
			requirementId,
			cycle,
			opensOn,
			dueOn,
			askedTo,
			// As text: thousands of people share a cause, so it is parsed once for each.
			cause: sql<string>`${obligations.cause}`,
			moduleState: moduleProgress.state,
			progressState: attestationProgress.state,
			completedOn: completions.completedOn,
			score: completions.score,
			brought: sql<string | null>`(${brought})`,
			awaySince: sql<Day | null>`(${longLeaveSince(owner, day)})`,
			exempt: sql<string | null>`(${exemptionOn(owner, requirementId, day)})`,
			placedFrom: placements.validFrom,
			workerType: placements.workerType,
			directorate: directorates.name,
			service: services.name,
		})
		.from(obligations)
		.leftJoin(placements, and(eq(placements.personId, owner), holdsOn(placements, day)))
		.leftJoin(services, eq(services.id, placements.serviceId))
		.leftJoin(directorates, eq(directorates.id, placements.directorateId))
		.leftJoin(moduleProgress, and(isOfObligation(moduleProgress), eq(moduleProgress.cycle, cycle)))
		.leftJoin(attestationProgress, and(eq(attestationProgress.personId, owner), eq(attestationProgress.cycle, cycle)))
		.leftJoin(completions, and(isOfObligation(completions), sql`${completions.cycle} = (${lastCycle})`))
		.where(and(eq(owner, personId), isLive(obligations)))
		.prepare()
})
const attemptsOf = prepared((db) =>
	db
		.select({
			requirementId: moduleProgress.requirementId,
			cycle: moduleProgress.cycle,
			number: quizAttempts.number,
			passMark: quizAttempts.passMark,
			// These three are set together.
			score: sql<number>`${quizAttempts.score}`,
			outcome: sql<'passed' | 'failed'>`${quizAttempts.outcome}`,
			submittedAt: sql<Instant>`${quizAttempts.submittedAt}`,
		})
		.from(moduleProgress)
		.innerJoin(quizAttempts, eq(quizAttempts.progressId, moduleProgress.id))
		.where(and(eq(moduleProgress.personId, personId), isNotNull(quizAttempts.submittedAt)))
		.orderBy(desc(quizAttempts.submittedAt))
		.prepare(),
)
const attestationsOf = prepared((db) =>
	db
		.select({
			id: attestations.id,
			edition: codeEditions.label,
			cycle: attestations.cycle,
			outcome: attestations.outcome,
			method: attestations.method,
			attestedAt: attestations.attestedAt,
		})
		.from(attestations)
		.innerJoin(codeEditions, and(eq(codeEditions.id, attestations.editionId), eq(codeEditions.sha256, attestations.editionSha256)))
		.where(eq(attestations.personId, personId))
		.orderBy(desc(attestations.id))
		.prepare(),
)

export type PersonAttempt = Omit<ReturnType<ReturnType<typeof attemptsOf>['all']>[number], 'requirementId'>
export type PersonAttestation = ReturnType<ReturnType<typeof attestationsOf>['all']>[number]
export type PersonRequirement = {
	slug: string
	kind: Requirement['kind']
	title: string
	status: Status
	dueOn: Day | null
	completedOn: Day | null
	score: number | null
	/** By the word of a file of the last system. */
	elsewhere: boolean
	/** Sentences. */
	why: string[]
	locked: boolean
	attempts: PersonAttempt[]
}

type Asked = { personId: number; today: Day }

/**
 * What is asked of somebody today and what they have done: three statements. Scores and outcomes only: what somebody answered is between them and the quiz.
 * Nothing is asked of somebody who has left.
 */
export function findPersonLearning(
	db: Database,
	{ requirements, ...asked }: Asked & { requirements: readonly Requirement[] },
): { requirements: PersonRequirement[]; attestations: PersonAttestation[] } {
	const describe = readRequirements(db, asked)
	return { requirements: requirements.map(describe), attestations: attestationsOf(db).all(asked) }
}

/** One of them alone: two statements. */
export const findPersonRequirement = (db: Database, { requirement, ...asked }: Asked & { requirement: Requirement }): PersonRequirement =>
	readRequirements(db, asked)(requirement)

function readRequirements(db: Database, { personId, today }: Asked): (requirement: Requirement) => PersonRequirement {
	const rows = new Map(
		obligationsOf(db)
			.all({ personId, day: today })
			.map((row) => [row.requirementId, row]),
	)
	const attempts = attemptsOf(db).all({ personId })
	return (requirement) => ({
		...describe(requirement, rows.get(requirement.id) ?? null, today),
		attempts: attempts.filter(({ requirementId }) => requirementId === requirement.id).map(({ requirementId: _, ...attempt }) => attempt),
	})
}

/** How somebody stands with one requirement on a day; `row` null where it was never asked of them. */
function describe(requirement: Requirement, row: Row | null, day: Day): Omit<PersonRequirement, 'attempts'> {
	const { slug, kind, title } = requirement
	if (row === null) {
		const why = explainObligation({ requirement, status: 'not-in-scope', day, ...noBasis }, 'report')
		return { slug, kind, title, status: 'not-in-scope', dueOn: null, completedOn: null, score: null, elsewhere: false, why, locked: false }
	}
	const state = kind === 'attestation' ? row.progressState : row.moduleState
	const status = statusOn(day, { obligation: row, started: state !== null, away: row.awaySince !== null, exempt: row.exempt !== null })
	const isAsked = status !== 'not-in-scope'
	return {
		slug,
		kind,
		title,
		status,
		dueOn: isAsked ? row.dueOn : null,
		...lastDone(row),
		why: explainObligation({ requirement, status, day, ...readBasis(row, row) }, 'report'),
		locked: kind === 'module' && state === 'locked' && isAsked && row.opensOn <= day,
	}
}

const broughtSchema = z.tuple([z.string(), z.string().nullable()])

/** What was done last, here or elsewhere. */
function lastDone({ completedOn, score, brought }: Row): Pick<PersonRequirement, 'completedOn' | 'score' | 'elsewhere'> {
	const [on, per] = brought === null ? ['', null] : broughtSchema.parse(JSON.parse(brought))
	if (on <= (completedOn ?? '')) return { completedOn, score, elsewhere: false }
	return { completedOn: on, score: per === null ? null : Number(per), elsewhere: true }
}

const noBasis = { obligation: null, placement: null, awaySince: null, exempt: null }
