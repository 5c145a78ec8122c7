import { readRegisterAnswer, type RegisterQuestion } from '#app/features/people/asking/read-register-answer.ts'
import { recordByHand, type HandOrder, type HandResult } from '#app/features/people/by-hand/record-by-hand.server.ts'
import { fieldName, fieldValue } from '#app/features/people/import/change-in-words.ts'
import { layoutSchema, plainLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { FieldError, FormValues } from '#app/platform/form.ts'
import { newToken } from '#app/platform/ids.ts'
import { dryRun } from '#db/transaction.server.ts'
import type { Site } from '#app/load-context.ts'

/** What the form about one person leads to next. */
export type HandStep =
	| { step: 'form'; formValues: FormValues; errors: FieldError[] }
	| { step: 'question'; formValues: FormValues; errors: FieldError[]; question: RegisterQuestion }
	| { step: 'check'; formValues: FormValues; rows: { key: string; value: string }[]; notices: string[] }
	/** It is somebody on record, with this number. */
	| { step: 'same'; employeeNumber: string }
	| { step: 'done'; id: number; employeeNumber: string }

/** What was answered so far comes along in the form, as text. */
function readSaid(formValues: FormValues): ImportLayout {
	try {
		return layoutSchema.safeParse(JSON.parse(formValues.said ?? '')).data ?? plainLayout
	} catch {
		return plainLayout
	}
}

/** Asks what has to be asked, shows what would change, or (`save`) changes it. */
export function stepByHand(
	{ db, requirements }: Site,
	sent: FormValues,
	order: Omit<HandOrder, 'layout' | 'token' | 'requirements'>,
	viewer: Viewer,
): HandStep {
	const { token = newToken() } = sent
	const record = (layout: ImportLayout): HandResult => recordByHand(db, { ...order, token, layout, requirements }, viewer)
	const before = readSaid(sent)
	const isSaved = sent.intent === 'save'
	let found = isSaved ? record(before) : dryRun(db, () => record(before))
	let formValues = withoutAnswers({ ...sent, token })
	if ('question' in found && sent.intent === 'answer') {
		const known = sent['choice-1'] === 'same' ? knownOf(found.question) : null
		if (known !== null) return { step: 'same', employeeNumber: known }
		const answer = readRegisterAnswer(found.question, before, sent)
		if ('errors' in answer) return { step: 'question', formValues, errors: answer.errors, question: found.question }
		formValues = { ...formValues, said: JSON.stringify(answer.layout) }
		found = dryRun(db, () => record(answer.layout))
	}
	if ('errors' in found) return { step: 'form', formValues, errors: found.errors }
	if ('question' in found) return { step: 'question', formValues, errors: [], question: found.question }
	const { id, employeeNumber, fields } = found.recorded
	if (isSaved) return { step: 'done', id, employeeNumber }
	const rows = fields.map((field) => ({ key: fieldName(field), value: fieldValue(field) }))
	return { step: 'check', formValues, rows, notices: found.notices }
}

/** Who somebody new is, where they are said to be the same. */
function knownOf(question: RegisterQuestion): string | null {
	if (question.about === 'same-people') return question.people[0]?.known ?? null
	if (question.about === 'shared-emails') return question.addresses[0]?.people.find(({ isKnown }) => isKnown)?.number ?? null
	return null
}

const withoutAnswers = (formValues: FormValues): FormValues =>
	Object.fromEntries(Object.entries(formValues).filter(([name]) => !name.startsWith('choice-')))
