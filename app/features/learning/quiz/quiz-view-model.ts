import type { Module } from '#app/features/content/content.ts'
import type { DrawnQuestion } from './draw-quiz.ts'
import { isAnswered, isRight, type Answer } from './mark-quiz.ts'
import { answerInWords } from './read-answer.ts'

/** A question as a browser may have it before it is sent: no key, no reasons, no id of the bank. */
export type QuestionView = Pick<DrawnQuestion, 'type' | 'scenario' | 'stem' | 'items' | 'choices'>

export const toQuestionView = ({ type, scenario, stem, items, choices }: DrawnQuestion): QuestionView => ({
	type,
	scenario,
	stem,
	items,
	choices,
})

/** What a pass asks for beside the score, before the quiz; null where it is the score alone. Each attempt has every must-pass question. */
export function describeMustPass({ questions }: Pick<Module, 'questions'>): string | null {
	const count = questions.filter(({ mustPass }) => mustPass).length
	if (count === 0) return null
	return `${count === 1 ? 'One question has' : `${count} questions have`} to be right whatever your score, because people could be harmed.`
}

type Answers = { drawn: readonly DrawnQuestion[]; answers: readonly Answer[] }

/** Where each question stands before it is sent. */
export function toAnswersView({
	drawn,
	answers,
}: Answers): { scenario: string | null; stem: string; chosen: string[]; answered: boolean }[] {
	return drawn.map((question, index) => {
		const answer = answers[index] ?? null
		return {
			scenario: question.scenario,
			stem: question.stem,
			chosen: answerInWords(question, answer),
			answered: isAnswered(question, answer),
		}
	})
}

export type Feedback = {
	scenario: string | null
	stem: string
	right: boolean
	mustPass: boolean
	chosen: string[]
	/** What was right, where the person was not. */
	rightAnswer: string[]
	/** Why what they chose is right or wrong; each with the choice, where there are several. */
	reasons: { choice: string | null; reason: string }[]
	explanation: string
	source: string
	page: string
}

/** What is told after an attempt is sent: what was chosen, what is right, why, and where it is taught. */
export function toFeedbackView({ drawn, answers }: Answers): Feedback[] {
	return drawn.map((question, index) => {
		const { type, scenario, stem, items, key, reasons, explanation, source, page, mustPass } = question
		const answer = answers[index] ?? null
		const right = isRight(question, answer)
		const told = type === 'match' ? items.map((_, item) => item).filter((item) => answer?.[item] !== key[item]) : (answer ?? [])
		const about = told.flatMap((at) => {
			const reason = reasons[at]
			return reason ? [{ choice: type === 'multiple' || type === 'match' ? (items[at] ?? null) : null, reason }] : []
		})
		return {
			scenario,
			stem,
			right,
			mustPass,
			chosen: answerInWords(question, answer),
			rightAnswer: right ? [] : answerInWords(question, key),
			reasons: about,
			explanation,
			source,
			page,
		}
	})
}
