import { randomInt } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { issueCertificate, type Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import { issueInductionCertificate } from '#app/features/certificates/issue-induction-certificate.server.ts'
import type { Module } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { boundTo, prepared } from '#db/prepare.server.ts'
import { quizAttempts } from '#db/schema/index.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { advanceProgress, learnerSubject, type Learner } from '#app/features/learning/progress/advance-progress.server.ts'
import { drawQuiz, type DrawnQuestion } from './draw-quiz.ts'
import { findLearnerModule, type LearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { isAnswered, markQuiz, type QuizAnswer } from './mark-quiz.ts'
import { findLatestAttempt, type QuizAttempt } from './quiz-attempt.server.ts'

type Context = { now: Instant; actor: string }

const insertAttempt = prepared((db) =>
	db
		.insert(quizAttempts)
		.values({
			progressId: sql.placeholder('progressId'),
			number: sql`${db
				.select({ next: sql`count(*) + 1` })
				.from(quizAttempts)
				.where(eq(quizAttempts.progressId, sql.placeholder('progressId')))}`,
			moduleVersion: sql.placeholder('version'),
			moduleFingerprint: sql.placeholder('fingerprint'),
			passMark: sql.placeholder('passMark'),
			drawn: sql.placeholder('drawn'),
			answers: sql.placeholder('answers'),
			revision: 0,
			startedAt: sql.placeholder('now'),
		})
		.returning({ number: quizAttempts.number })
		.prepare(),
)
/** The attempt `id`, if it is still open and nobody has changed it since `revision`. */
const isUnchanged = and(
	eq(quizAttempts.id, sql.placeholder('id')),
	eq(quizAttempts.revision, sql.placeholder('revision')),
	isNull(quizAttempts.submittedAt),
)
const nextRevision = sql`${quizAttempts.revision} + 1`

const saveAnswers = prepared((db) =>
	db
		.update(quizAttempts)
		.set({ answers: boundTo(quizAttempts.answers, 'answers'), revision: nextRevision })
		.where(isUnchanged)
		.prepare(),
)
const closeAttempt = prepared((db) =>
	db
		.update(quizAttempts)
		.set({
			score: boundTo(quizAttempts.score, 'score'),
			outcome: boundTo(quizAttempts.outcome, 'outcome'),
			submittedAt: boundTo(quizAttempts.submittedAt, 'now'),
			revision: nextRevision,
		})
		.where(isUnchanged)
		.prepare(),
)

/** Where somebody stands with a module, and the attempt that they are answering now; null if none is open. */
function findOpen(db: Database, { personId, requirement }: Learner, now: Instant): { found: LearnerModule; attempt: QuizAttempt | null } {
	const found = findLearnerModule(db, { personId, requirementId: requirement.id, today: dayOf(now) })
	const { row, progressId } = found
	return { found, attempt: row.state === 'answering' && progressId !== null ? findLatestAttempt(db, progressId) : null }
}

/** The attempt that somebody is answering now; null if none is open. */
export const findOpenAttempt = (db: Database, learner: Learner, { now }: { now: Instant }): QuizAttempt | null =>
	findOpen(db, learner, now).attempt

/** Draws the questions and begins an attempt. True too if one is open already: starting twice is starting once. False if it may not be started yet. */
export function startQuiz(db: Database, learner: Learner, { now, actor }: Context, seed: number = randomInt(2 ** 31)): boolean {
	return inTransaction(db, () => {
		const { found, attempt } = findOpen(db, learner, now)
		if (attempt) return true
		const saved = advanceProgress(db, learner, { type: 'START_QUIZ' }, now, found)
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
		const { number } = insertAttempt(db).get(columns)
		const details = { attempt: number, version, fingerprint }
		recordEvidence(db, { at: now, actor, action: 'quiz.started', subject: learnerSubject(learner, saved.cycle), details })
		return true
	})
}

export type AnswerRefusal = 'not-open' | 'not-answered'

/** `index` from 0, of the attempt of that number. */
type AnswerTo = { attempt: number; index: number }

/** What became of an answer as a form sent it; `no-question`: no attempt is open, or it has no such question. */
export type SentAnswer =
	| { refusal: 'no-question' | 'not-open' }
	| { refusal: 'not-answered'; question: DrawnQuestion; answer: QuizAnswer }
	| { refusal: null; isLast: boolean }

/**
 * Saves the answer to one question of the open attempt, read by the question as it was drawn; it is on the disk when this returns. An empty answer is refused
 * as `not-answered`; an attempt that is no longer open (sent in another tab) as `not-open`.
 */
export function answerQuestionAsSent(
	db: Database,
	learner: Learner,
	{ attempt: number, index, readAnswer }: AnswerTo & { readAnswer: (question: DrawnQuestion) => QuizAnswer },
	{ now, actor }: Context,
): SentAnswer {
	return inTransaction(db, () => {
		const { found, attempt } = findOpen(db, learner, now)
		const question = attempt?.drawn[index]
		if (!attempt || !question) return { refusal: 'no-question' }
		if (attempt.number !== number) return { refusal: 'not-open' }
		const answer = readAnswer(question)
		if (!isAnswered(question, answer)) return { refusal: 'not-answered', question, answer }
		const saved = advanceProgress(db, learner, { type: 'ANSWER' }, now, found)
		if (!saved) return { refusal: 'not-open' }
		const answers = attempt.answers.map((old, at) => (at === index ? answer : old))
		saveAnswers(db).run({ id: attempt.id, revision: attempt.revision, answers: JSON.stringify(answers) })
		const details = { attempt: number, question: index + 1 }
		recordEvidence(db, { at: now, actor, action: 'quiz.answered', subject: learnerSubject(learner, saved.cycle), details })
		return { refusal: null, isLast: index === attempt.drawn.length - 1 }
	})
}

/** Saves an answer that is known by position. An attempt that is not open, or has no such question, is `not-open`. */
export function answerQuestion(
	db: Database,
	learner: Learner,
	{ answer, ...to }: AnswerTo & { answer: QuizAnswer },
	context: Context,
): AnswerRefusal | null {
	const { refusal } = answerQuestionAsSent(db, learner, { ...to, readAnswer: () => answer }, context)
	return refusal === 'no-question' ? 'not-open' : refusal
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
		const { found, attempt } = findOpen(db, learner, now)
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
			found,
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
	attempt: QuizAttempt,
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
