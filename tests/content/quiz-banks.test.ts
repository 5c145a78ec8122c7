import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { anySeed } from '#tests/factories/any-question.ts'
import { wrongAnswer } from '#app/features/learning/quiz/wrong-answer.ts'
import { drawQuiz } from '#app/features/learning/quiz/draw-quiz.ts'
import { markQuiz } from '#app/features/learning/quiz/mark-quiz.ts'
import { toAnswersView, toFeedbackView, toQuestionView } from '#app/features/learning/quiz/quiz-view-model.ts'

const { modules } = loadContent(fileURLToPath(new URL('../../content', import.meta.url)), '2026-11-20')

describe.each([...modules.values()].map((module) => [module.id, module] as const))('the bank of %s', (_, module) => {
	const mustPass = module.questions.filter((question) => question.mustPass).map(({ id }) => id)

	it('gives a whole quiz for every seed', () => {
		fc.assert(
			fc.property(anySeed, (seed) => {
				const drawn = drawQuiz(module, seed)
				expect(drawn).toHaveLength(module.questionsDrawn)
				expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
				expect(new Set(drawn.map(({ outcome }) => outcome)).size).toBe(module.outcomes.length)
				expect(drawn.map(({ id }) => id)).toEqual(expect.arrayContaining(mustPass))
			}),
		)
	})

	it('can be passed with 100% and failed with 0%', () => {
		fc.assert(
			fc.property(anySeed, (seed) => {
				const drawn = drawQuiz(module, seed)
				const right = drawn.map(({ key }) => key)
				expect(markQuiz(drawn, right, module.passMark)).toMatchObject({ score: 100, outcome: 'passed' })
				expect(markQuiz(drawn, drawn.map(wrongAnswer), module.passMark)).toMatchObject({ score: 0, outcome: 'failed' })
			}),
		)
	})

	it('can be answered all right and all wrong as a whole', () => {
		const whole = drawQuiz({ ...module, questionsDrawn: module.questions.length }, 1)
		expect(whole).toHaveLength(module.questions.length)
		const right = whole.map(({ key }) => key)
		expect(markQuiz(whole, right, 100)).toMatchObject({ score: 100, outcome: 'passed' })
		expect(markQuiz(whole, whole.map(wrongAnswer), 1)).toMatchObject({ score: 0, outcome: 'failed' })
	})

	it('asks each question sooner or later', () => {
		const asked = new Set([...Array(500).keys()].flatMap((seed) => drawQuiz(module, seed * 104_729).map(({ id }) => id)))
		expect([...module.questions.map(({ id }) => id)].filter((id) => !asked.has(id))).toEqual([])
	})

	it('shows nothing before it is sent that tells a right answer', () => {
		fc.assert(
			fc.property(anySeed, (seed) => {
				const drawn = drawQuiz(module, seed)
				const shown = JSON.stringify([drawn.map(toQuestionView), toAnswersView({ drawn, answers: drawn.map(() => null) })])
				for (const { id, explanation, reasons } of drawn) {
					for (const secret of [`"${id}"`, explanation, ...reasons]) expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1))
				}
				expect(shown).not.toMatch(/"(key|id|right|reasons|mustPass|explanation)"/)
			}),
		)
	})

	it('tells afterwards what was right, why, and where it is taught', () => {
		fc.assert(
			fc.property(anySeed, (seed) => {
				const drawn = drawQuiz(module, seed)
				for (const [index, told] of toFeedbackView({ drawn, answers: drawn.map(wrongAnswer) }).entries()) {
					const question = drawn[index]
					expect(told).toMatchObject({ right: false, explanation: question?.explanation })
					expect(told.rightAnswer.length).toBeGreaterThan(0)
					expect(question?.type === 'order' || told.reasons.length > 0).toBe(true)
					expect(module.pages.map(({ slug }) => slug)).toContain(told.page)
				}
				for (const { right, rightAnswer } of toFeedbackView({ drawn, answers: drawn.map(({ key }) => key) }))
					expect([right, rightAnswer]).toEqual([true, []])
			}),
		)
	})
})
