import { and, eq, inArray, isNotNull, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { unionAll, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { EvidenceAction } from '#app/features/evidence/evidence-entries.ts'
import { causeSchema, type ObligationCause } from '#app/features/requirements/planning/obligation-cause.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { evidence } from '#db/schema/evidence.ts'
import { broughtLearning, historyImports, type Standing } from '#db/schema/history.ts'
import { completions } from '#db/schema/learning.ts'
import { people } from '#db/schema/people.ts'
import { exemptions, extensions, obligations, priorLearning, requirements } from '#db/schema/requirements.ts'

/** One thing as it was asked from an instant on. `requirement` is its id. */
export type AskedFact = {
	requirement: string
	cycle: number
	opensOn: Day
	dueOn: Day
	askedTo: Day | null
	cause: ObligationCause
	recordedAt: Instant
}
export type CompletionFact = {
	requirement: string
	cycle: number
	version: string
	score: number | null
	completedOn: Day
	validUntil: Day
	source: 'quiz' | 'attestation' | 'prior-learning'
	recordedAt: Instant
}
/** Learnt elsewhere, by row `row` of a file of the last system. `withdrawn`: it was brought wrongly, and counts no more. */
export type BroughtFact = {
	requirement: string
	completedOn: Day
	validUntil: Day
	standing: Standing
	score: string | null
	source: string
	file: string
	row: number
	recordedAt: Instant
	withdrawn: { at: Instant; reason: string } | null
}
/** `day` and `until` are the days of the exemption; the day of granting and the new due day; the day on which the learning was done elsewhere. */
export type DecisionFact = {
	kind: 'exemption' | 'extension' | 'claimed' | 'accepted' | 'refused'
	requirement: string
	day: Day
	until: Day | null
	reason: string | null
	note: string | null
	/** Who gave more time, or where the learning was done. */
	whose: string | null
	recordedAt: Instant
	by: string | null
}
/** `note` is that of a quiz that was unlocked; of a step about a refusal, its details as JSON: no words of anybody. */
export type Recording = { at: Instant; action: EvidenceAction; requirement: string | null; note: string | null; by: string | null }

export type TimelineFacts = {
	asked: AskedFact[]
	completions: CompletionFact[]
	brought: BroughtFact[]
	decisions: DecisionFact[]
	recordings: Recording[]
}

const personId = sql.placeholder('personId')

const askedOf = prepared((db) =>
	db
		.select({
			requirement: requirements.slug,
			cycle: obligations.cycle,
			opensOn: obligations.opensOn,
			dueOn: obligations.dueOn,
			askedTo: obligations.askedTo,
			cause: obligations.cause,
			recordedAt: obligations.recordedAt,
		})
		.from(obligations)
		.innerJoin(requirements, eq(requirements.id, obligations.requirementId))
		.where(eq(obligations.personId, personId))
		.orderBy(obligations.recordedAt, obligations.requirementId, obligations.cycle)
		.prepare(),
)
const completionsOf = prepared((db) =>
	db
		.select({
			requirement: requirements.slug,
			cycle: completions.cycle,
			version: completions.version,
			score: completions.score,
			completedOn: completions.completedOn,
			validUntil: completions.validUntil,
			source: completions.source,
			recordedAt: completions.completedAt,
		})
		.from(completions)
		.innerJoin(requirements, eq(requirements.id, completions.requirementId))
		.where(eq(completions.personId, personId))
		.prepare(),
)

const broughtOf = prepared((db) =>
	db
		.select({
			requirement: requirements.slug,
			completedOn: broughtLearning.completedOn,
			validUntil: broughtLearning.validUntil,
			standing: broughtLearning.standing,
			score: broughtLearning.score,
			source: broughtLearning.source,
			file: historyImports.fileName,
			row: broughtLearning.importRow,
			recordedAt: broughtLearning.recordedAt,
			withdrawnAt: historyImports.withdrawnAt,
			reason: historyImports.withdrawalReason,
		})
		.from(broughtLearning)
		.innerJoin(requirements, eq(requirements.id, broughtLearning.requirementId))
		.innerJoin(historyImports, eq(historyImports.id, broughtLearning.importId))
		.where(eq(broughtLearning.personId, personId))
		.prepare(),
)

/** The name of whoever did it, or what did it. */
function whoIs(db: Database, actor: SQLWrapper): SQL<string | null> {
	const name = db
		.select({ name: fullName(people) })
		.from(people)
		.where(sql`${people.id} = cast(substr(${actor}, 8) as integer)`)
	return sql<
		string | null
	>`${sql`case when ${actor} like 'person:%' then iif(${actor} = ${sql.placeholder('subject')}, 'themselves', (${name}))
		else case ${actor} when 'system' then 'Probity' when 'command-line' then 'a command on the server' when 'demonstration' then 'the demonstration' end end`}`
}

type DecisionColumns = Record<'kind' | 'day' | 'until' | 'reason' | 'note' | 'whose' | 'actor' | 'recordedAt', SQLWrapper>

const decisionsOf = prepared((db) => {
	const none = sql`null`
	/** Four tables tell of decisions, each in its own words: here under the same names. */
	const columns = (requirementId: SQLiteColumn, told: DecisionColumns) => ({
		kind: sql<DecisionFact['kind']>`${told.kind}`.as('kind'),
		requirementId: sql<number>`${requirementId}`.as('requirement_id'),
		day: sql<Day>`${told.day}`.as('day'),
		until: sql<Day | null>`${told.until}`.as('until'),
		reason: sql<string | null>`${told.reason}`.as('reason'),
		note: sql<string | null>`${told.note}`.as('note'),
		whose: sql<string | null>`${told.whose}`.as('whose'),
		actor: sql<string | null>`${told.actor}`.as('actor'),
		recordedAt: sql<Instant>`${told.recordedAt}`.as('recorded_at'),
	})
	const e = exemptions
	const x = extensions
	const c = priorLearning
	const decision = unionAll(
		db
			.select(
				columns(e.requirementId, {
					kind: sql`'exemption'`,
					day: e.validFrom,
					until: e.validTo,
					reason: e.reason,
					note: e.note,
					whose: none,
					actor: e.grantedBy,
					recordedAt: e.recordedAt,
				}),
			)
			.from(e)
			.where(and(eq(e.personId, personId), isCurrent(e))),
		db
			.select(
				columns(x.requirementId, {
					kind: sql`'extension'`,
					day: x.grantedOn,
					until: x.dueOn,
					reason: x.reason,
					note: x.note,
					whose: x.grantedAs,
					actor: x.grantedBy,
					recordedAt: x.recordedAt,
				}),
			)
			.from(x)
			.where(and(eq(x.personId, personId), isCurrent(x))),
		db
			.select(
				columns(c.requirementId, {
					kind: sql`'claimed'`,
					day: c.completedOn,
					until: none,
					reason: none,
					note: c.note,
					whose: c.issuer,
					actor: c.claimedBy,
					recordedAt: c.claimedAt,
				}),
			)
			.from(c)
			.where(eq(c.personId, personId)),
		db
			.select(
				columns(c.requirementId, {
					kind: c.outcome,
					day: c.completedOn,
					until: none,
					reason: c.decisionReason,
					note: none,
					whose: c.issuer,
					actor: c.decidedBy,
					recordedAt: c.decidedAt,
				}),
			)
			.from(c)
			.where(and(eq(c.personId, personId), isNotNull(c.decidedAt))),
	).as('decision')
	const { kind, day, until, reason, note, whose, recordedAt } = decision
	return db
		.select({ kind, requirement: requirements.slug, day, until, reason, note, whose, recordedAt, by: whoIs(db, decision.actor) })
		.from(decision)
		.innerJoin(requirements, eq(requirements.id, decision.requirementId))
		.prepare()
})

/** What the evidence tells of who recorded what. The rest of it, such as every page that was opened, is not read. */
const told: EvidenceAction[] = [
	'person.joined',
	'person.moved',
	'person.returned',
	'person.leaves',
	'person.corrected',
	'person.posts-recorded',
	'absence.recorded',
	'absence.brought',
	'learning.brought',
	'obligations.planned',
	'requirement.met',
	'quiz.marked',
	'quiz.unlocked',
	'attestation.given',
	'refusal.step',
	'certificate.issued',
	'leaving.acknowledged',
	'interests.declared',
	'interest.decided',
	'interest.ended',
]

const recordingsOf = prepared((db) => {
	const { at, action, details, actor, seq } = evidence
	const subject = sql.placeholder('subject')
	return db
		.select({
			at,
			action: sql<EvidenceAction>`${action}`,
			subject: evidence.subject,
			note: sql<string | null>`case ${action} when 'quiz.unlocked' then ${details} ->> 'note' when 'refusal.step' then ${details} end`,
			by: whoIs(db, actor),
		})
		.from(evidence)
		.where(
			and(
				// Of the person, and of what belongs to them: person:7, person:7/data-protection.
				sql`(${evidence.subject} = ${subject} or (${evidence.subject} > ${subject} || '/' and ${evidence.subject} < ${subject} || '0'))`,
				inArray(action, told),
			),
		)
		.orderBy(seq)
		.prepare()
})

/** What somebody was asked for and did, what was decided for them, and who recorded it: five statements, however long the record is. */
export function listTimeline(db: Database, { personId }: { personId: number }): TimelineFacts {
	const subject = `person:${personId}`
	return {
		asked: askedOf(db)
			.all({ personId })
			.map(({ cause, ...asked }) => ({ ...asked, cause: causeSchema.parse(cause) })),
		completions: completionsOf(db).all({ personId }),
		brought: broughtOf(db)
			.all({ personId })
			.map(({ withdrawnAt: at, reason, ...fact }) => ({ ...fact, withdrawn: at === null ? null : { at, reason: reason ?? '' } })),
		decisions: decisionsOf(db).all({ personId, subject }),
		recordings: recordingsOf(db)
			.all({ subject })
			.map(({ subject, ...recording }) => ({ ...recording, requirement: subject.split('/')[1] ?? null })),
	}
}
