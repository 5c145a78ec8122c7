import type { CheckQuestion, Edition } from '#app/features/content/content.ts'
import { codeCheckSchema } from './question-schemas.ts'
import type { SourceFolder } from './source-folder.server.ts'

const file = 'check.json'

/** The bank of questions on the Code. Each names a clause, or a question that people ask, of an edition that is here. */
export function loadCodeCheck(source: SourceFolder, editions: Iterable<Edition>): readonly CheckQuestion[] {
	const questions = source.json(file, codeCheckSchema, { questions: [] })?.questions ?? []
	const known = new Set(
		[...editions].flatMap(({ sections, faq }) => [...sections.flatMap(({ clauses }) => clauses), ...faq].map(({ id }) => id)),
	)
	questions.forEach(({ clause }, index) => {
		if (known.has(clause)) return
		const field = `questions[${index}].clause`
		const remedy = 'Write the id of a clause or of a question of the Code, such as p40 or faq-tickets.'
		source.report({ file: source.fileName(file), field, message: `no edition has "${clause}"`, remedy })
	})
	return questions
}
