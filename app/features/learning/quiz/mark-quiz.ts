import type { DrawnQuestion } from './draw-quiz.ts'

/** What was chosen, by position, in the form of `DrawnQuestion.key`; null where nothing was. `-1` or `0` stands for a select left blank. */
export type Answer = number[] | null

export type Marked = { score: number; outcome: 'passed' | 'failed'; right: boolean[]; mustPassMissed: boolean }

/**
 * A question is right or wrong as a whole. `score` is the share right in per cent, rounded down so that 79.9 is no pass; whoever misses a must-pass
 * question fails whatever the score.
 */
export function markQuiz(drawn: readonly DrawnQuestion[], answers: readonly Answer[], passMark: number): Marked {
	const right = drawn.map((question, index) => isRight(question, answers[index] ?? null))
	const score = drawn.length === 0 ? 0 : Math.floor((100 * right.filter(Boolean).length) / drawn.length)
	const mustPassMissed = drawn.some(({ mustPass }, index) => mustPass && !right[index])
	return { score, outcome: score >= passMark && !mustPassMissed ? 'passed' : 'failed', right, mustPassMissed }
}

export function isRight({ key, type }: Pick<DrawnQuestion, 'key' | 'type'>, answer: Answer): boolean {
	if (answer === null || answer.length !== key.length) return false
	const chosen = type === 'multiple' ? [...new Set(answer)].sort((a, b) => a - b) : answer
	return chosen.length === key.length && chosen.every((value, index) => value === key[index])
}

/** True once something is chosen for every part of the question: as many as it asks to choose, and a place of its own for each step to put in order. */
export function isAnswered({ type, items, key }: Pick<DrawnQuestion, 'type' | 'items' | 'key'>, answer: Answer): boolean {
	if (answer === null) return false
	if (type === 'match') return answer.length === items.length && answer.every((value) => value >= 0)
	if (type === 'order') return new Set(answer.filter((value) => value >= 1)).size === items.length
	// The stem says how many: the content is checked for it.
	return type === 'multiple' ? new Set(answer).size === key.length : answer.length > 0
}
