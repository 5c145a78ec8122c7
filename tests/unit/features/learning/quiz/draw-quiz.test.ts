import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '#app/features/content/content.ts'
import { anyBank, anySeed } from '#tests/factories/any-question.ts'
import { drawQuiz, type DrawnQuestion } from '#app/features/learning/quiz/draw-quiz.ts'

const byId = (questions: readonly Question[]) => new Map(questions.map((question) => [question.id, question]))

/** The words that the key points at, in an order of their own, told from the bank. */
function rightInBank(question: Question): string[] {
	if (question.type === 'true-false') return [question.answer ? 'True' : 'False']
	if (question.type === 'match') return question.pairs.map(({ left, right }) => `${left} - ${right}`).sort()
	if (question.type === 'order') return question.steps.map(({ text }) => text)
	return question.options.flatMap(({ right, text }) => (right ? [text] : [])).sort()
}

/** The same, told from what was drawn. */
function rightAsDrawn({ type, items, choices, key }: DrawnQuestion): string[] {
	if (type === 'match') return items.map((item, index) => `${item} - ${choices[key[index] ?? -1]}`).sort()
	if (type === 'order') return items.map((_, place) => items[key.indexOf(place + 1)] ?? '')
	return key.map((index) => items[index] ?? '').sort()
}

describe('drawQuiz', () => {
	it('gives the same quiz for the same seed', () => {
		fc.assert(
			fc.property(anyBank, anySeed, (bank, seed) => {
				expect(drawQuiz(bank, seed)).toEqual(drawQuiz(bank, seed))
			}),
		)
	})

	it('draws as many as asked, none twice, each outcome, and all that must be passed', () => {
		fc.assert(
			fc.property(anyBank, anySeed, (bank, seed) => {
				const drawn = drawQuiz(bank, seed)
				expect(drawn).toHaveLength(bank.questionsDrawn)
				expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
				expect(new Set(drawn.map(({ outcome }) => outcome))).toEqual(new Set(bank.outcomes.map(({ id }) => id)))
				const must = (questions: readonly { id: string; mustPass: boolean }[]) =>
					questions.flatMap(({ id, mustPass }) => (mustPass ? [id] : [])).sort()
				expect(must(drawn)).toEqual(must(bank.questions))
			}),
		)
	})

	it('keeps every word, and its key points at the right ones', () => {
		fc.assert(
			fc.property(anyBank, anySeed, (bank, seed) => {
				const questions = byId(bank.questions)
				for (const drawn of drawQuiz(bank, seed)) {
					const question = questions.get(drawn.id)
					if (!question) throw new Error(`${drawn.id} is not in the bank.`)
					const { type, stem, outcome, page, explanation, source } = question
					expect(drawn).toMatchObject({ type, stem, outcome, page, explanation, source })
					expect(rightAsDrawn(drawn)).toEqual(rightInBank(question))
				}
			}),
		)
	})

	it('puts each reason beside the words that it is about', () => {
		fc.assert(
			fc.property(anyBank, anySeed, (bank, seed) => {
				const questions = byId(bank.questions)
				for (const { id, type, items, reasons } of drawQuiz(bank, seed)) {
					const question = questions.get(id)
					if (!question || question.type === 'order') continue
					if (question.type === 'true-false') expect(reasons).toEqual([question.reasonIfTrue, question.reasonIfFalse])
					else {
						const told = new Map(
							question.type === 'match'
								? question.pairs.map(({ left, reason }) => [left, reason])
								: question.options.map(({ text, reason }) => [text, reason]),
						)
						expect(reasons, type).toEqual(items.map((item) => told.get(item)))
					}
				}
			}),
		)
	})

	it('never shows steps in their right order already', () => {
		fc.assert(
			fc.property(anyBank, anySeed, (bank, seed) => {
				for (const { type, key } of drawQuiz(bank, seed)) if (type === 'order') expect(key).not.toEqual([...key].sort((a, b) => a - b))
			}),
		)
	})

	it('does not put the right option in the same place each time', () => {
		const option = (id: string, right: boolean) => ({ id, text: id, reason: id, right })
		const options = [option('a', true), option('b', false), option('c', false), option('d', false)]
		const question: Question = {
			id: 'q',
			type: 'single',
			outcome: 'o',
			page: 'p',
			stem: 'Which?',
			explanation: '.',
			source: '.',
			mustPass: false,
			law: [],
			options,
		}
		const bank = { questions: [question], outcomes: [{ id: 'o' }], questionsDrawn: 1 }
		const places = [...Array(400).keys()].map((seed) => drawQuiz(bank, seed * 7919)[0]?.key[0])
		for (const place of [0, 1, 2, 3]) expect(places.filter((found) => found === place).length).toBeGreaterThan(60)
	})
})
