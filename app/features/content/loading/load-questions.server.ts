import type { Manifest, Page, Question } from '#app/features/content/content.ts'
import type { ReportError } from './content-errors.ts'
import { isAsked, type LawFacts } from '#app/features/content/law-watch.ts'
import { questionSchema, quizFileSchema } from './question-schemas.ts'
import { checkShape } from './schema-errors.ts'
import type { SourceFolder } from './source-folder.server.ts'

const file = 'quiz.json'
const mostMustPass = 3

interface Numbered {
	readonly question: Question
	readonly index: number
}

interface Known {
	readonly manifest: Manifest | undefined
	readonly pages: readonly Page[]
	readonly clauses: ReadonlySet<string>
	readonly facts: LawFacts | undefined
}

/** Each question against what it names: its outcome, its page, the Code and the law watch; and an id of its own. */
function checkReferences(all: readonly Numbered[], { manifest, pages, clauses, facts }: Known, report: ReportError): void {
	const outcomes = manifest?.outcomes.map((outcome) => outcome.id)
	const slugs = pages.map((page) => page.slug)
	const ids = new Set<string>()
	for (const { question, index } of all) {
		const error = (field: string, message: string, remedy: string): void =>
			report({ file, field: `questions[${index}].${field}`, message, remedy })
		if (ids.has(question.id)) error('id', `"${question.id}" is used twice`, 'Give each one its own id.')
		ids.add(question.id)
		if (outcomes && !outcomes.includes(question.outcome)) {
			error('outcome', `there is no outcome "${question.outcome}"`, `Choose from module.json: ${outcomes.join(', ')}.`)
		}
		if (!slugs.includes(question.page)) error('page', `there is no page "${question.page}"`, `Choose one of: ${slugs.join(', ')}.`)
		const { clause, law, when } = question
		if (clause !== undefined && !clauses.has(clause)) {
			error('clause', `there is no clause "${clause}"`, 'Write the edition, # and the id of a clause, such as 2017#p40.')
		}
		if (!facts) continue
		const factError = (field: string, id: string): void =>
			error(field, `there is no fact "${id}"`, 'Add it to content/law-watch.json, or correct its id.')
		law.forEach((id, at) => facts.has(id) || factError(`law[${at}]`, id))
		const awaited = when && facts.get(when.law)
		if (when && !awaited) factError('when.law', when.law)
		else if (awaited && awaited.inForce === undefined) {
			error('when.law', `"${awaited.id}" has no flag to wait for`, 'Write "inForce": false beside that fact in content/law-watch.json.')
		}
	}
}

/** The bank against the draw: every attempt must be able to test every outcome. */
function checkBank(questions: readonly Question[], { outcomes, questionsDrawn }: Manifest, report: ReportError): void {
	const error = (message: string, remedy: string): void => report({ file, field: 'questions', message, remedy })
	for (const { id } of outcomes) {
		if (!questions.some((question) => question.outcome === id)) error(`none tests the outcome "${id}"`, 'Write at least one.')
	}
	if (questions.length < questionsDrawn) {
		error(`there are ${questions.length}, and module.json draws ${questionsDrawn}`, 'Write more, or draw fewer.')
	}
	const mustPass = questions.filter((question) => question.mustPass).length
	if (mustPass > mostMustPass) error(`${mustPass} must be passed`, `Mark at most ${mostMustPass} with "mustPass": true.`)
}

/** Every question of the file, and of these the ones that may be asked now: one that waits for a law does not count when the bank is measured. */
export function loadQuestions(
	source: SourceFolder,
	manifest: Manifest | undefined,
	pages: readonly Page[],
	{ clauses, facts }: Pick<Known, 'clauses' | 'facts'>,
): { bank: Question[]; questions: Question[] } {
	const quiz = source.json(file, quizFileSchema)
	if (quiz === undefined) return { bank: [], questions: [] }
	const report: ReportError = (error) => source.report({ ...error, file: source.fileName(error.file) })
	const sound = quiz.questions.flatMap((raw, index): Numbered[] => {
		const question = checkShape(questionSchema, raw, { file, path: ['questions', index] }, report)
		return question ? [{ question, index }] : []
	})
	checkReferences(sound, { manifest, pages, clauses, facts }, report)
	const bank = sound.map(({ question }) => question)
	const questions = facts ? bank.filter((question) => isAsked(question, facts)) : bank
	// A question that could not be read would make the bank look smaller than it is.
	if (manifest && sound.length === quiz.questions.length) checkBank(questions, manifest, report)
	return { bank, questions }
}
