import type { Question } from '#app/features/content/content.ts'
import { seededRandom, type SeededRandom } from '#app/platform/seeded-random.ts'

/**
 * A question as it was put to somebody: the words in the order shown, and the key by position. Positions, not the bank's ids, are what a browser sees.
 * `key`: for one or several choices, the positions of the right ones; to match, for each item the position of its choice; to order, for each item its place
 * from 1.
 */
export type DrawnQuestion = {
	id: string
	type: Question['type']
	outcome: string
	page: string
	mustPass: boolean
	scenario: string | null
	stem: string
	items: string[]
	choices: string[]
	key: number[]
	reasons: string[]
	explanation: string
	source: string
}

type Bank = { questions: readonly Question[]; outcomes: readonly { id: string }[]; questionsDrawn: number }

/**
 * Draws `questionsDrawn` questions, none twice: every must-pass question, at least one for each outcome, the rest by lot; shuffled, with their options.
 * The same seed (32 bits) gives the same quiz. Where numbers or true and false stand in an order of their own, they keep it.
 */
export function drawQuiz({ questions, outcomes, questionsDrawn }: Bank, seed: number): DrawnQuestion[] {
	const lot = seededRandom(seed)
	const pool = lot.shuffled(questions)
	const drawn = new Set(pool.filter(({ mustPass }) => mustPass))
	for (const { id } of lot.shuffled(outcomes)) {
		if ([...drawn].some(({ outcome }) => outcome === id)) continue
		const first = pool.find(({ outcome }) => outcome === id)
		if (first) drawn.add(first)
	}
	for (const question of pool) {
		if (drawn.size >= questionsDrawn) break
		drawn.add(question)
	}
	return lot.shuffled([...drawn]).map((question) => putQuestion(question, lot))
}

function putQuestion(question: Question, lot: SeededRandom): DrawnQuestion {
	const { id, type, outcome, page, mustPass, stem, explanation, source } = question
	const put = {
		id,
		type,
		outcome,
		page,
		mustPass,
		stem,
		explanation,
		source,
		scenario: type === 'scenario' ? question.scenario : null,
		choices: [],
	}
	switch (type) {
		case 'true-false':
			return { ...put, items: ['True', 'False'], key: [question.answer ? 0 : 1], reasons: [question.reasonIfTrue, question.reasonIfFalse] }
		case 'match': {
			const pairs = lot.shuffled(question.pairs)
			const choices = lot.shuffled(question.pairs.map(({ right }) => right))
			return {
				...put,
				items: pairs.map(({ left }) => left),
				choices,
				key: pairs.map(({ right }) => choices.indexOf(right)),
				reasons: pairs.map(({ reason }) => reason),
			}
		}
		case 'order': {
			const steps = lot.shuffledApart(question.steps)
			return { ...put, items: steps.map(({ text }) => text), key: steps.map((step) => question.steps.indexOf(step) + 1), reasons: [] }
		}
		default: {
			const options = lot.shuffled(question.options)
			const key = options.flatMap(({ right }, index) => (right ? [index] : []))
			return { ...put, items: options.map(({ text }) => text), key, reasons: options.map(({ reason }) => reason) }
		}
	}
}
