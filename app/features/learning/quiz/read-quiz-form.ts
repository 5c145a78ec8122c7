import { z } from 'zod'
import type { DrawnQuestion } from './draw-quiz.ts'
import type { QuizAnswer } from './mark-quiz.ts'
import { readAnswer } from './read-answer.ts'
import type { AnswerRefusal, SubmitRefusal } from './take-quiz.server.ts'

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('start') }),
	z.object({
		intent: z.literal('answer'),
		attempt: z.coerce.number().int(),
		question: z.coerce.number().int().min(1),
		from: z.string().optional(),
	}),
	z.object({ intent: z.literal('submit'), attempt: z.coerce.number().int(), revision: z.coerce.number().int() }),
])

export type QuizForm =
	| { intent: 'start' }
	/** `index` from 0. What is chosen can be read once it is known which question was drawn there. */
	| { intent: 'answer'; attempt: number; index: number; readAnswer: (question: DrawnQuestion) => QuizAnswer; fromCheck: boolean }
	| { intent: 'submit'; attempt: number; revision: number }

/** What a form of the quiz has sent; null if no form of it could have sent that. */
export function readQuizForm(form: FormData): QuizForm | null {
	const { data } = schema.safeParse(Object.fromEntries(form))
	if (!data) return null
	if (data.intent !== 'answer') return data
	const { intent, attempt, question, from } = data
	return { intent, attempt, index: question - 1, readAnswer: (drawn) => readAnswer(drawn, form), fromCheck: from === 'check' }
}

const refusalTexts = {
	'not-open': 'This attempt has been sent already, perhaps in another tab. Nothing was changed.',
	unanswered: 'Answer every question before you send your answers.',
	changed: 'An answer was changed in another tab. Check your answers again, then send them.',
	'not-yet': 'Read the pages that are asked of you before you take the quiz.',
}

/** Why a step of the quiz was not taken; `not-yet`: it may not be started. */
export const describeQuizRefusal = (refusal: Exclude<AnswerRefusal, 'not-answered'> | SubmitRefusal | 'not-yet'): string =>
	refusalTexts[refusal]

/** What is missing from an answer. */
export function describeMissing({ type, key }: Pick<DrawnQuestion, 'type' | 'key'>): string {
	if (type === 'multiple') return `Choose ${key.length} answers. You can change them before you send`
	if (type === 'match') return 'Choose an answer for every part'
	if (type === 'order') return 'Give each step a place of its own'
	return 'Choose an answer. If you are not sure, choose the one that seems best: you can change it before you send'
}
