import { describe, expect, it } from 'vitest'
import type { DrawnQuestion } from '#app/features/learning/quiz/draw-quiz.ts'
import { describeMissing, describeQuizRefusal, readQuizForm } from '#app/features/learning/quiz/read-quiz-form.ts'
import { sentForm } from '#tests/factories/sent-form.ts'

const question: DrawnQuestion = {
	id: 'q1',
	type: 'single',
	outcome: 'o1',
	page: 'one',
	mustPass: false,
	scenario: null,
	stem: 'Which?',
	items: ['This', 'That'],
	choices: [],
	key: [1],
	reasons: [],
	explanation: '',
	source: '',
}

describe('readQuizForm', () => {
	it('reads the start and the end of an attempt', () => {
		expect(readQuizForm(sentForm({ intent: 'start' }))).toEqual({ intent: 'start' })
		expect(readQuizForm(sentForm({ intent: 'submit', attempt: '2', revision: '5' }))).toEqual({
			intent: 'submit',
			attempt: 2,
			revision: 5,
		})
	})

	it('reads an answer once the question is known', () => {
		const read = readQuizForm(sentForm({ intent: 'answer', attempt: '1', question: '3', answer: '1', from: 'check' }))
		expect(read).toMatchObject({ intent: 'answer', attempt: 1, index: 2, fromCheck: true })
		expect(read?.intent === 'answer' && read.readAnswer(question)).toEqual([1])
		const unanswered = readQuizForm(sentForm({ intent: 'answer', attempt: '1', question: '3' }))
		expect(unanswered).toMatchObject({ fromCheck: false })
		expect(unanswered?.intent === 'answer' && unanswered.readAnswer(question)).toBeNull()
	})

	it('knows no other form', () => {
		const others: Record<string, string>[] = [
			{},
			{ intent: 'delete' },
			{ intent: 'submit', attempt: '1' },
			{ intent: 'answer', attempt: '1', question: '0' },
		]
		for (const fields of others) expect(readQuizForm(sentForm(fields))).toBeNull()
	})
})

it('says what is missing by the kind of question', () => {
	expect(describeMissing({ type: 'multiple', key: [0, 2] })).toBe('Choose 2 answers. You can change them before you send')
	expect(describeMissing({ type: 'match', key: [] })).toBe('Choose an answer for every part')
	expect(describeMissing({ type: 'order', key: [] })).toBe('Give each step a place of its own')
	expect(describeMissing({ type: 'single', key: [] })).toMatch(/^Choose an answer\./)
	expect(describeQuizRefusal('not-yet')).toBe('Read the pages that are asked of you before you take the quiz.')
})
