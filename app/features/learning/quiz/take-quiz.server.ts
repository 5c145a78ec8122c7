import { randomInt } from 'node:crypto'
import { issueCertificate, type Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import { issueInductionCertificate } from '#app/features/certificates/issue-induction-certificate.server.ts'
import type { Module } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { advanceProgress, learnerSubject, type Learner } from '#app/features/learning/progress/advance-progress.server.ts'
import { drawQuiz } from './draw-quiz.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { isAnswered, markQuiz, type Answer } from './mark-quiz.ts'
import { findLatestAttempt, type Attempt } from './quiz-attempt.server.ts'

type Context = { now: Instant; actor: string }

const insertAttempt = prepared((db) =>
	db.$client.prepare(
		`insert into quiz_attempts (progress_id, number, module_version, module_fingerprint, pass_mark, drawn, answers, revision, started_at)
		 values (@progressId, (select count(*) + 1 from quiz_attempts where progress_id = @progressId), @version, @fingerprint, @passMark, @drawn, @answers, 0, @now)
		 returning number`,
	),
)
const saveAnswers = prepared((db) =>
	db.$client.prepare(
		'update quiz_attempts set answers = @answers, revision = revision + 1 where id = @id and revision = @revision and submitted_at is null',
	),
)
const closeAttempt = prepared((db) =>
	db.$client.prepare(
		`update quiz_attempts set score = @score, outcome = @outcome, submitted_at = @now, revision = revision + 1
		 where id = @id and revision = @revision and submitted_at is null`,
	),
)

/** The attempt that somebody is answering now; null if none is open. */
export function findOpenAttempt(db: Database, { personId, requirement }: Learner, { now }: { now: Instant }): Attempt | null {
	const found = findLearnerModule(db, { personId, requirementId: requirement.id, today: dayOf(now) })
	return found.row.state === 'answering' && found.progressId !== null ? findLatestAttempt(db, found.progressId) : null
}

/** Draws the questions and begins an attempt. True too if one is open already: starting twice is starting once. False if it may not be started yet. */
export function startQuiz(db: Database, learner: Learner, { now, actor }: Context, seed: number = randomInt(2 ** 31)): boolean {
	return inTransaction(db, () => {
		if (findOpenAttempt(db, learner, { now })) return true
		const saved = advanceProgress(db, learner, { type: 'START_QUIZ' }, now)
		if (!saved) return false
		const { version, fingerprint, passMark } = learner.module
		const drawn = drawQuiz(learner.module, seed)
		const columns = {
			progressId: saved.id,
			version,
			fingerprint,
			passMark,
			drawn: JSON.stringify(drawn),
			answers: JSON.stringify(drawn.map(() => null)),
			now,
		}
		const inserted = insertAttempt(db).get(columns) as { number: number }
		const details = { attempt: inserted.number, version, fingerprint }
		recordEvidence(db, { at: now, actor, action: 'quiz.started', subject: learnerSubject(learner, saved.cycle), details })
		return true
	})
}

export type AnswerRefusal = 'not-open' | 'not-answered'

/**
 * Saves the answer to one question (`index` from 0) of the open attempt; it is on the disk when this returns. An empty answer to `index` is refused as
 * `not-answered`; an attempt that is no longer open (sent in another tab) as `not-open`.
 */
export function answerQuestion(
	db: Database,
	learner: Learner,
	{ attempt: number, index, answer }: { attempt: number; index: number; answer: Answer },
	{ now, actor }: Context,
): AnswerRefusal | null {
	return inTransaction(db, () => {
		const attempt = findOpenAttempt(db, learner, { now })
		const question = attempt?.drawn[index]
		if (!attempt || !question || attempt.number !== number) return 'not-open'
		if (!isAnswered(question, answer)) return 'not-answered'
		const saved = advanceProgress(db, learner, { type: 'ANSWER' }, now)
		if (!saved) return 'not-open'
		const answers = attempt.answers.map((old, at) => (at === index ? answer : old))
		saveAnswers(db).run({ id: attempt.id, revision: attempt.revision, answers: JSON.stringify(answers) })
		const details = { attempt: number, question: index + 1 }
		recordEvidence(db, { at: now, actor, action: 'quiz.answered', subject: learnerSubject(learner, saved.cycle), details })
		return null
	})
}

export type SubmitRefusal = 'not-open' | 'unanswered' | 'changed'

/**
 * Marks the open attempt. A pass completes the module and issues the certificate in the same transaction. `revision` is that of the answers which the person
 * has checked: if another tab has changed one since, nothing is sent (`changed`).
 */
export function submitQuiz(
	db: Database,
	learner: Learner & { requirements: readonly Requirement[]; issuer: Issuer },
	{ attempt: number, revision }: { attempt: number; revision: number },
	{ now, actor }: Context,
): SubmitRefusal | null {
	return inTransaction(db, () => {
		const attempt = findOpenAttempt(db, learner, { now })
		if (!attempt || attempt.number !== number) return 'not-open'
		if (attempt.revision !== revision) return 'changed'
		if (!attempt.drawn.every((question, index) => isAnswered(question, attempt.answers[index] ?? null))) return 'unanswered'
		const { score, outcome, right } = markQuiz(attempt.drawn, attempt.answers, attempt.passMark)
		const missed = attempt.drawn.filter((_, index) => !right[index])
		closeAttempt(db).run({ id: attempt.id, revision, score, outcome, now })
		const saved = advanceProgress(
			db,
			learner,
			{ type: 'SUBMIT', passed: outcome === 'passed', pagesMissed: pagesOn(learner.module, missed) },
			now,
		)
		if (!saved) throw new Error(`Attempt ${attempt.id} is open, but the learner is not answering.`)
		const answersSha256 = sha256(attempt.kept)
		const details = { attempt: number, score, outcome, passMark: attempt.passMark, answersSha256 }
		recordEvidence(db, { at: now, actor, action: 'quiz.marked', subject: learnerSubject(learner, saved.cycle), details })
		if (outcome === 'passed') completeModule(db, learner, attempt, score, { now, actor })
		return null
	})
}

/** The pages that teach the outcomes of these questions. */
const pagesOn = ({ pages }: Module, questions: readonly { outcome: string }[]): string[] =>
	pages.filter(({ outcomes }) => questions.some(({ outcome }) => outcomes.includes(outcome))).map(({ slug }) => slug)

function completeModule(
	db: Database,
	{ personId, requirement, requirements, module, issuer }: Learner & { requirements: readonly Requirement[]; issuer: Issuer },
	attempt: Attempt,
	score: number,
	context: Context,
): void {
	const version = attempt.moduleVersion
	const met = meetRequirement(db, { personId, requirement, version, score, attemptId: attempt.id, source: 'quiz' }, context)
	const printed = {
		kind: 'module' as const,
		awardTitle: module.title,
		awardLine: 'has completed the module',
		completedOn: met.completedOn,
		scoreText: `Score ${score}% against a pass mark of ${attempt.passMark}%`,
		versionText: `Module version ${version}`,
	}
	issueCertificate(db, { personId, award: requirement.slug, cycle: met.cycle, validUntil: met.validUntil, printed }, issuer, context)
	issueInductionCertificate(db, { personId, requirements }, issuer, context)
}
