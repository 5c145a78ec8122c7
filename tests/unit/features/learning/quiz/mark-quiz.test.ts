import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBank, anySeed } from '#tests/factories/any-question.ts'
import { wrongAnswer } from '#app/features/learning/quiz/wrong-answer.ts'
import { drawQuiz, type DrawnQuestion } from '#app/features/learning/quiz/draw-quiz.ts'
import { isAnswered, isRight, markQuiz, type Answer } from '#app/features/learning/quiz/mark-quiz.ts'

const anyQuiz = fc.tuple(anyBank, anySeed).map(([bank, seed]) => drawQuiz(bank, seed))
const anyAnswer: fc.Arbitrary<Answer> = fc.option(fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 6 }))
const anyPassMark = fc.integer({ min: 1, max: 100 })
const question = (type: DrawnQuestion['type'], key: number[], count = 4) => ({ type, key, items: [...Array(count).keys()].map(String) })

describe('markQuiz', () => {
	it('scores from 0 to 100, whatever is sent', () => {
		fc.assert(
			fc.property(anyQuiz, fc.array(anyAnswer, { maxLength: 20 }), anyPassMark, (drawn, answers, passMark) => {
				const { score, outcome, right, mustPassMissed } = markQuiz(drawn, answers, passMark)
				expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
				expect(right).toHaveLength(drawn.length)
				expect(outcome).toBe(score >= passMark && !mustPassMissed ? 'passed' : 'failed')
			}),
		)
	})

	it('passes all right with 100', () => {
		fc.assert(
			fc.property(anyQuiz, anyPassMark, (drawn, passMark) => {
				expect(
					markQuiz(
						drawn,
						drawn.map(({ key }) => key),
						passMark,
					),
				).toMatchObject({ score: 100, outcome: 'passed', mustPassMissed: false })
			}),
		)
	})

	it('fails all wrong, and nothing at all, with 0', () => {
		fc.assert(
			fc.property(anyQuiz, anyPassMark, (drawn, passMark) => {
				expect(markQuiz(drawn, drawn.map(wrongAnswer), passMark)).toMatchObject({ score: 0, outcome: 'failed' })
				expect(markQuiz(drawn, [], passMark)).toMatchObject({ score: 0, outcome: 'failed' })
			}),
		)
	})

	it('fails whoever misses a question that must be passed, whatever the score', () => {
		fc.assert(
			fc.property(anyQuiz, fc.nat(), (drawn, at) => {
				const missed = at % drawn.length
				const quiz = drawn.map((put, index) => ({ ...put, mustPass: index === missed }))
				const answers = quiz.map((put, index) => (index === missed ? wrongAnswer(put) : put.key))
				expect(markQuiz(quiz, answers, 1)).toMatchObject({ outcome: 'failed', mustPassMissed: true })
			}),
		)
	})

	it('counts one question more for one more right', () => {
		fc.assert(
			fc.property(anyQuiz, fc.nat(), (drawn, count) => {
				const right = count % (drawn.length + 1)
				const answers = drawn.map((put, index) => (index < right ? put.key : wrongAnswer(put)))
				expect(markQuiz(drawn, answers, 80).score).toBe(Math.floor((100 * right) / drawn.length))
			}),
		)
	})

	it('takes 8 of 10 at 80, and rounds 7 of 9 down to no pass', () => {
		const quiz = (count: number, right: number) => {
			const drawn = drawQuiz({ questions: [], outcomes: [], questionsDrawn: 0 }, 1)
			for (let index = 0; index < count; index += 1) {
				const put = {
					outcome: 'o',
					page: 'p',
					mustPass: false,
					scenario: null,
					stem: '?',
					choices: [],
					reasons: [],
					explanation: '',
					source: '',
				}
				drawn.push({ ...put, id: String(index), ...question('single', [0]) })
			}
			return markQuiz(
				drawn,
				drawn.map((_, index) => [index < right ? 0 : 1]),
				80,
			)
		}
		expect(quiz(10, 8)).toMatchObject({ score: 80, outcome: 'passed' })
		expect(quiz(10, 7)).toMatchObject({ score: 70, outcome: 'failed' })
		expect(quiz(9, 7)).toMatchObject({ score: 77, outcome: 'failed' })
		expect(quiz(0, 0)).toMatchObject({ score: 0, outcome: 'failed' })
	})
})

describe('isRight', () => {
	it('does not mind the order in which several are chosen', () => {
		const several = fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 4 })
		fc.assert(
			fc.property(
				several.chain((key) => fc.tuple(fc.constant([...key].sort()), fc.shuffledSubarray(key, { minLength: key.length }))),
				([key, answer]) => {
					expect(isRight(question('multiple', key, 5), answer)).toBe(true)
					expect(isRight(question('multiple', key, 5), answer.slice(1))).toBe(false)
					expect(
						isRight(
							question('multiple', key, 5),
							answer.map(() => answer[0] ?? 0),
						),
					).toBe(false)
				},
			),
		)
	})

	it('minds it where the order is the answer', () => {
		expect(isRight(question('order', [2, 1, 3], 3), [1, 2, 3])).toBe(false)
		expect(isRight(question('match', [2, 0, 1], 3), [0, 1, 2])).toBe(false)
		expect(isRight(question('match', [2, 0, 1], 3), [2, 0, 1])).toBe(true)
	})

	it('is never right for one more choice than there are right ones', () => {
		expect(isRight(question('multiple', [0, 1]), [0, 1, 2])).toBe(false)
		expect(isRight(question('single', [0]), [0, 1])).toBe(false)
	})
})

describe('isAnswered', () => {
	it.each<[DrawnQuestion['type'], Answer, boolean]>([
		['single', null, false],
		['single', [], false],
		['single', [2], true],
		['match', [0, 1, -1, 2], false],
		['match', [0, 1, 3, 2], true],
		['order', [1, 2, 3, 0], false],
		['order', [1, 2, 3], false],
		['order', [1, 2, 4, 3], true],
	])('%s %j: %s', (type, answer, expected) => {
		expect(isAnswered(question(type, []), answer)).toBe(expected)
	})

	it.each<[Answer, boolean]>([
		[[0], false],
		[[0, 2], true],
		[[2, 2], false],
		[[0, 1, 2], false],
	])('takes as many as are asked for, no more and no less: %j of two, %s', (answer, expected) => {
		expect(isAnswered(question('multiple', [0, 1]), answer)).toBe(expected)
	})

	it('holds for every key', () => {
		fc.assert(
			fc.property(anyQuiz, (drawn) => {
				for (const put of drawn) expect(isAnswered(put, put.key)).toBe(true)
			}),
		)
	})
})
