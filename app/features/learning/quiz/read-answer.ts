import { z } from 'zod'
import type { DrawnQuestion } from './draw-quiz.ts'
import type { Answer } from './mark-quiz.ts'

const position = z.coerce.number().int().min(0).max(9)

/** What a question's form holds, as positions; null if nothing that the form could have sent. Names: `answer` for choices, `item-0`, `item-1` … for parts. */
export function readAnswer({ type, items }: Pick<DrawnQuestion, 'type' | 'items'>, form: FormData): Answer {
	if (type === 'match' || type === 'order') {
		const blank = type === 'match' ? -1 : 0
		return items.map((_, index) => {
			const parsed = position.safeParse(form.get(`item-${index}`) || undefined)
			return parsed.success ? parsed.data : blank
		})
	}
	const chosen = form.getAll('answer').flatMap((value) => {
		const parsed = position.safeParse(value || undefined)
		return parsed.success && parsed.data < items.length ? [parsed.data] : []
	})
	if (chosen.length === 0) return null
	return type === 'multiple' ? [...new Set(chosen)].sort((a, b) => a - b) : chosen.slice(0, 1)
}

/** The choice as words, to check before sending: one line for each part. */
export function answerInWords({ type, items, choices }: Pick<DrawnQuestion, 'type' | 'items' | 'choices'>, answer: Answer): string[] {
	if (answer === null) return []
	if (type === 'match') return items.map((item, index) => `${item}: ${choices[answer[index] ?? -1] ?? 'not answered'}`)
	if (type === 'order') {
		return items
			.map((item, index) => ({ item, place: answer[index] ?? 0 }))
			.sort((a, b) => a.place - b.place)
			.map(({ item, place }) => `${place || '?'}. ${item}`)
	}
	return answer.flatMap((index) => items[index] ?? [])
}
