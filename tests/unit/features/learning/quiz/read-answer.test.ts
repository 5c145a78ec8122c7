import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBank, anySeed } from '#tests/factories/any-question.ts'
import { drawQuiz, type DrawnQuestion } from '#app/features/learning/quiz/draw-quiz.ts'
import { isAnswered, isRight } from '#app/features/learning/quiz/mark-quiz.ts'
import { readAnswer } from '#app/features/learning/quiz/read-answer.ts'

const anyDrawn = fc.tuple(anyBank, anySeed).map(([bank, seed]) => drawQuiz(bank, seed)[0] as DrawnQuestion)

/** What the page's form sends for an answer. */
function formOf({ type }: DrawnQuestion, answer: number[]): FormData {
	const form = new FormData()
	for (const [index, value] of answer.entries())
		form.append(type === 'match' || type === 'order' ? `item-${index}` : 'answer', String(value))
	return form
}

describe('readAnswer', () => {
	it('reads back the key of any question as a right answer', () => {
		fc.assert(
			fc.property(anyDrawn, (drawn) => {
				expect(isRight(drawn, readAnswer(drawn, formOf(drawn, drawn.key)))).toBe(true)
			}),
		)
	})

	it('reads whatever is sent as positions that are there, or as nothing', () => {
		const anyField = fc.tuple(
			fc.constantFrom('answer', 'item-0', 'item-1', 'item-2', 'item-3', 'item-4', 'item-9'),
			fc.oneof(fc.string(), fc.integer().map(String)),
		)
		fc.assert(
			fc.property(anyDrawn, fc.array(anyField), (drawn, fields) => {
				const form = new FormData()
				for (const [name, value] of fields) form.append(name, value)
				const answer = readAnswer(drawn, form)
				const isParts = drawn.type === 'match' || drawn.type === 'order'
				if (answer === null) expect(isParts).toBe(false)
				else if (isParts) expect(answer).toHaveLength(drawn.items.length)
				else for (const position of answer) expect(drawn.items[position]).toBeDefined()
				if (drawn.type === 'single' || drawn.type === 'scenario' || drawn.type === 'true-false') expect(answer?.length ?? 1).toBe(1)
			}),
		)
	})

	it('takes an empty form for no answer', () => {
		fc.assert(
			fc.property(anyDrawn, (drawn) => {
				expect(isAnswered(drawn, readAnswer(drawn, new FormData()))).toBe(false)
			}),
		)
	})
})
