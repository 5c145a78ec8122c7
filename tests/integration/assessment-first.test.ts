import { beforeEach, describe, expect, it } from 'vitest'
import { finishPage, unlockQuiz } from '#app/features/learning/progress/advance-progress.server.ts'
import { wrongAnswer } from '#app/features/learning/quiz/wrong-answer.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { answerQuestion, findOpenAttempt, startQuiz, submitQuiz } from '#app/features/learning/quiz/take-quiz.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { createSmallCouncil, type SmallCouncil } from '#tests/factories/small-council.ts'

/** A page for each outcome of the module, and one that teaches them all. */
function createRenewal(): SmallCouncil & { outcomes: string[] } {
	const council = createSmallCouncil({ renewal: true, pages: ['overview', 'first', 'second'] })
	const outcomes = [...new Set(council.learner.module.questions.map(({ outcome }) => outcome))]
	const taught = [[], outcomes.slice(0, 1), outcomes.slice(1)]
	const pages = council.learner.module.pages.map((page, at) => ({ ...page, outcomes: taught[at] ?? [] }))
	return { ...council, learner: { ...council.learner, module: { ...council.learner.module, pages } }, outcomes }
}

let council: ReturnType<typeof createRenewal>
const where = () => {
	const { db, learner, context } = council
	return findLearnerModule(db, { personId: learner.personId, requirementId: learner.requirement.id, today: dayOf(context.now) }).row
}

/** Answers everything right but the questions on these outcomes, and sends it. */
function takeQuiz(missed: readonly string[]): void {
	const { db, learner, context } = council
	expect(startQuiz(db, learner, context, 5)).toBe(true)
	const attempt = findOpenAttempt(db, learner, context)
	if (!attempt) throw new Error('No attempt is open.')
	for (const [index, question] of attempt.drawn.entries()) {
		const answer = missed.includes(question.outcome) ? wrongAnswer(question) : question.key
		expect(answerQuestion(db, learner, { attempt: attempt.number, index, answer }, context)).toBeNull()
	}
	const revision = attempt.revision + attempt.drawn.length
	expect(submitQuiz(db, learner, { attempt: attempt.number, revision }, context)).toBeNull()
}

beforeEach(() => {
	council = createRenewal()
})

describe('a renewal', () => {
	it('is done by the quiz alone', () => {
		takeQuiz([])
		expect(where().pagesRead).toEqual([])
		expect(council.db.$client.prepare('select count(*) from completions where requirement_id = 1').pluck().get()).toBe(2)
	})

	it('that is not passed asks for the pages on what was missed, and no others, before the next attempt', () => {
		const { db, learner, context, outcomes } = council
		takeQuiz(outcomes.slice(0, 1))
		expect(where()).toMatchObject({ state: 'failed', pagesAsked: ['first'], page: 'first' })
		expect(startQuiz(db, learner, context)).toBe(false)
		expect(finishPage(db, learner, 'overview', context)).toBe('first')
		expect(startQuiz(db, learner, context)).toBe(false)
		expect(finishPage(db, learner, 'first', context)).toBeNull()
		expect(where()).toMatchObject({ state: 'ready', pagesRead: ['overview', 'first'] })
		takeQuiz([])
		expect(db.$client.prepare('select count(*) from completions where requirement_id = 1').pluck().get()).toBe(2)
	})

	it('leads from one page that is asked for to the next, over those that are not', () => {
		const { db, learner, context, outcomes } = council
		takeQuiz(outcomes)
		expect(where().pagesAsked).toEqual(['first', 'second'])
		expect(finishPage(db, learner, 'first', context)).toBe('second')
		expect(finishPage(db, learner, 'second', context)).toBeNull()
	})

	it('that is locked asks for those pages still, once it is unlocked', () => {
		const { db, learner, context, outcomes } = council
		for (let attempt = 0; attempt < learner.module.attemptsAllowed; attempt += 1) {
			takeQuiz(outcomes.slice(0, 1 + (attempt % 2)))
			for (const page of where().pagesAsked ?? []) if (where().state !== 'locked') finishPage(db, learner, page, context)
		}
		expect(where().state).toBe('locked')
		expect(unlockQuiz(db, learner, 'We talked.', context)).toBe(true)
		expect(where()).toMatchObject({ state: 'failed', attemptsUsed: 0, pagesAsked: ['first'] })
	})
})
