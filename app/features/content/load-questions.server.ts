import type { Manifest, Page, Question } from '#app/features/content/content.ts'
import type { ReportFault } from '#app/features/content/content-faults.ts'
import { questionSchema, quizFileSchema } from '#app/features/content/question-schemas.ts'
import { checkShape } from '#app/features/content/schema-faults.ts'
import type { SourceFolder } from '#app/features/content/source-folder.server.ts'

const file = 'quiz.json'
const mostMustPass = 3

interface Numbered {
	readonly question: Question
	readonly index: number
}

/** Each question against the module: its outcome, its page, and an id of its own. */
function checkReferences(all: readonly Numbered[], manifest: Manifest | undefined, pages: readonly Page[], report: ReportFault): void {
	const outcomes = manifest?.outcomes.map((outcome) => outcome.id)
	const slugs = pages.map((page) => page.slug)
	const ids = new Set<string>()
	for (const { question, index } of all) {
		const fault = (field: string, message: string, remedy: string): void =>
			report({ file, field: `questions[${index}].${field}`, message, remedy })
		if (ids.has(question.id)) fault('id', `"${question.id}" is used twice`, 'Give each one its own id.')
		ids.add(question.id)
		if (outcomes && !outcomes.includes(question.outcome)) {
			fault('outcome', `there is no outcome "${question.outcome}"`, `Choose from module.json: ${outcomes.join(', ')}.`)
		}
		if (!slugs.includes(question.page)) fault('page', `there is no page "${question.page}"`, `Choose one of: ${slugs.join(', ')}.`)
	}
}

/** The bank against the draw: every attempt must be able to test every outcome. */
function checkBank(questions: readonly Question[], { outcomes, questionsDrawn }: Manifest, report: ReportFault): void {
	const fault = (message: string, remedy: string): void => report({ file, field: 'questions', message, remedy })
	for (const { id } of outcomes) {
		if (!questions.some((question) => question.outcome === id)) fault(`none tests the outcome "${id}"`, 'Write at least one.')
	}
	if (questions.length < questionsDrawn) {
		fault(`there are ${questions.length}, and module.json draws ${questionsDrawn}`, 'Write more, or draw fewer.')
	}
	const mustPass = questions.filter((question) => question.mustPass).length
	if (mustPass > mostMustPass) fault(`${mustPass} must be passed`, `Mark at most ${mostMustPass} with "mustPass": true.`)
}

export function loadQuestions(source: SourceFolder, manifest: Manifest | undefined, pages: readonly Page[]): Question[] {
	const quiz = source.json(file, quizFileSchema)
	if (quiz === undefined) return []
	const report: ReportFault = (fault) => source.report({ ...fault, file: source.fileName(fault.file) })
	const sound = quiz.questions.flatMap((raw, index): Numbered[] => {
		const question = checkShape(questionSchema, raw, { file, path: ['questions', index] }, report)
		return question ? [{ question, index }] : []
	})
	checkReferences(sound, manifest, pages, report)
	const questions = sound.map(({ question }) => question)
	// A question that could not be read would make the bank look smaller than it is.
	if (manifest && sound.length === quiz.questions.length) checkBank(questions, manifest, report)
	return questions
}
