import type { DrawnQuestion } from './draw-quiz.ts'

/** An answer that is complete and wrong: for the demonstration council, and for tests. */
export function wrongAnswer({ type, key, items }: Pick<DrawnQuestion, 'type' | 'key' | 'items'>): number[] {
	if (type === 'match' || type === 'order') return [...key.slice(1), ...key.slice(0, 1)]
	const wrong = items.findIndex((_, index) => !key.includes(index))
	return [wrong, ...key.slice(1)].sort((a, b) => a - b)
}
