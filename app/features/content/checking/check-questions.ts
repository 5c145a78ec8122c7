import { wordsPut } from './check-bank.ts'
import type { Module, Question } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'

/** What each question falls short of. Its place is its place in quiz.json. */
export function checkQuestions({ id: module, pages, questions, bank }: Module): FieldError[] {
	const file = `modules/${module}/quiz.json`
	const asked = new Map<string, string>()
	return bank.flatMap((question, index): FieldError[] => {
		const warnings: FieldError[] = []
		const warn = (field: string, message: string, remedy: string): void => {
			warnings.push({ file, field: `questions[${index}].${field}`, message, remedy })
		}
		if (question.type === 'multiple') {
			const right = question.options.filter((option) => option.right).length
			const words = `choose ${numbers[right] ?? right}`
			if (!same(wordsPut(question)).includes(words))
				warn('stem', `does not say how many to choose: ${right} are right`, `Say "${words}": no other number is taken.`)
		}
		const page = pages.find(({ slug }) => slug === question.page)
		if (page && !page.outcomes.includes(question.outcome)) {
			warn(
				'page',
				`"${page.slug}" does not teach "${question.outcome}"`,
				'Name the page that does, or add the outcome to its front matter.',
			)
		}
		const twice = firstTwice(textsOf(question))
		if (twice !== undefined) warn(question.type === 'order' ? 'steps' : 'options', `say "${twice}" twice`, 'Word each one differently.')
		// Two wordings of one question, each for its own state of the law, are never asked together.
		if (questions.includes(question)) {
			const put = same(wordsPut(question))
			const other = asked.get(put)
			if (other !== undefined) warn('stem', `is that of "${other}" too`, 'Ask something else, or take one out.')
			else asked.set(put, question.id)
		}
		return warnings
	})
}

const numbers = ['none', 'one', 'two', 'three', 'four', 'five', 'six']

const same = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

function textsOf(question: Question): string[] {
	if (question.type === 'order') return question.steps.map(({ text }) => text)
	return 'options' in question ? question.options.map(({ text }) => text) : []
}

const firstTwice = (texts: readonly string[]): string | undefined =>
	texts.find((text, index) => texts.some((other, at) => at < index && same(other) === same(text)))
