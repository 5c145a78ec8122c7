import { readImportAnswer } from '#app/features/people/import/answer-import-question.ts'
import { importPeople, type ImportResult } from '#app/features/people/import/apply-people-import.server.ts'
import { plainLayout, rememberedLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import type { ImportQuestion } from '#app/features/people/import/import-question.ts'
import { openPeopleFile } from '#app/features/people/import/open-people-file.server.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import type { ImportKind } from '#app/features/people/import/plan-people-import.ts'
import { choiceField } from '#app/features/people/asking/read-register-answer.ts'
import { sentBefore } from '#app/routes/people/import/$id/view-model.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Database } from '#db/open.server.ts'

/** What somebody answers where nothing is proposed: by what is asked about, or by the name of a field. */
export type Answers = Partial<Record<string, string>>
type How = { answers?: Answers; layout?: ImportLayout; kind?: ImportKind; now: number; rules?: readonly Requirement[] }

/** Imports a file as somebody does who takes what is proposed, and answers the rest. Says what was asked, and what is remembered. */
export async function importAnswered(
	db: Database,
	file: Uint8Array,
	{ answers = {}, layout = plainLayout, kind = 'delta', now, rules = [] }: How,
): Promise<{ asked: ImportQuestion[]; found: ImportResult; layout: ImportLayout }> {
	const source = await openPeopleFile(file)
	const asked: ImportQuestion[] = []
	const load = (dryRun: boolean) => importPeople(db, { file, source, layout, kind, rules, dryRun }, { now, actor: 'person:1' })
	for (let turn = 0; turn < 12; turn += 1) {
		const parsed = parsePeopleImport(source, layout)
		const question = parsed.question ?? load(true).question
		if (!question) return { asked, found: load(false), layout: rememberedLayout(layout) }
		asked.push(question)
		const answer = readImportAnswer(question, layout, { ...chosen(question, answers), ...filled(sentBefore(question, layout)) })
		if ('errors' in answer) throw new Error(`${question.about}: ${JSON.stringify(answer.errors)}`)
		layout = answer.layout
	}
	throw new Error(`It asks without end: ${asked.map(({ about }) => about).join(', ')}`)
}

const filled = (values: Record<string, string>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

function chosen({ about }: ImportQuestion, answers: Answers): Answers {
	const said = answers[about] ?? ''
	return { ...answers, [about]: said, ...Object.fromEntries(Array.from({ length: 100 }, (_, at) => [choiceField(at), said])) }
}
