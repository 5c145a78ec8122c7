import type { Module, Question, QuestionOf } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import { plainEnough, readingEase, writePlainer } from './reading-ease.ts'

/** The shares are told only of a bank with this many questions to choose one answer: among fewer, chance explains them. */
const fewestToShare = 12
const mostInOnePlace = 0.45
const mostLongest = 0.4

/** What a bank as a whole falls short of, against the standard in docs/authors.md. */
export function checkBank({ id, outcomes, questions }: Module): FieldError[] {
	const warnings: FieldError[] = []
	const warn = (message: string, remedy: string, field = 'questions'): void => {
		warnings.push({ file: `modules/${id}/quiz.json`, field, message, remedy })
	}
	if (questions.length < 24) warn(`are ${questions.length}`, 'Write at least 24.')
	for (const outcome of outcomes) {
		const count = questions.filter((question) => question.outcome === outcome.id).length
		if (count < 3) warn(`for the outcome "${outcome.id}" are ${count}`, 'Write at least three for each outcome.')
	}
	const scenarios = questions.filter(({ type }) => type === 'scenario').length
	if (scenarios < questions.length / 3) warn(`hold ${scenarios} scenarios`, 'Make at least a third of them scenarios.')
	const types = new Set(questions.map(({ type }) => type)).size
	if (types < 4) warn(`are of ${types} types`, 'Use at least four types.')
	const ease = readingEase(questions.map(wordsPut).join('\n'))
	if (ease < plainEnough) warn(`is ${ease}`, writePlainer, 'reading ease')
	checkShares(questions.filter(hasOneRight), warn)
	return warnings
}

type OneRight = QuestionOf<'single' | 'scenario'>

const hasOneRight = (question: Question): question is OneRight => question.type === 'single' || question.type === 'scenario'

/** What a learner reads before the answers. */
export const wordsPut = (question: Question): string =>
	question.type === 'scenario' ? `${question.scenario}\n${question.stem}` : question.stem

/** The right answer must not be told by where it stands or by how long it is. */
function checkShares(questions: readonly OneRight[], warn: (message: string, remedy: string) => void): void {
	if (questions.length < fewestToShare) return
	const places = questions.map(({ options }) => options.findIndex(({ right }) => right))
	for (const place of new Set(places)) {
		const count = places.filter((other) => other === place).length
		if (count <= questions.length * mostInOnePlace) continue
		warn(`have the right option in place ${place + 1} in ${count} of ${questions.length}`, 'Spread it over the places.')
	}
	const longest = questions.filter(rightIsLongest).length
	if (longest > questions.length * mostLongest) {
		warn(`have the right option as the longest in ${longest} of ${questions.length}`, 'Cut it, or lengthen a wrong one.')
	}
}

function rightIsLongest({ options }: OneRight): boolean {
	const length = options.find(({ right }) => right)?.text.length ?? 0
	return options.every(({ right, text }) => right || text.length < length)
}
