import { z } from 'zod'
import { answersField, readAnswers } from '#app/features/declarations/read-answers.ts'
import { fieldErrors, readFormValues, type FieldError } from '#app/platform/form.ts'
import type { AssistedAnswer } from './record-assisted.server.ts'

const schema = z.object({
	outcome: z.enum(['agreed', 'not-agreed']),
	note: z.string().min(1, 'Write where and how it was done').max(500, 'Where and how it was done must be 500 characters or fewer'),
	comment: z.string().max(2000, 'What they do not agree with must be 2,000 characters or fewer'),
	/** Fingerprint of the edition that was read. */
	edition: z.string(),
})

/** What the form holds, to show it again. */
export type AssistedSent = { ticked: string[]; interests: string[]; note: string; comment: string }

/** What the helper has sent: an answer, or every fault. `standing`: interests that they declared before still stand. */
export function readAssistedForm(
	form: FormData,
	{ statements, standing }: { statements: readonly { id: string }[]; standing: boolean },
): { seen: string; answer: AssistedAnswer } | { formValues: AssistedSent; errors: FieldError[] } {
	const fields = readFormValues(form)
	const ticked = form.getAll('statement').map(String)
	const interests = form.getAll(answersField).map(String)
	const parsed = schema.safeParse({ note: '', comment: '', edition: '', ...fields })
	const agrees = fields.outcome === 'agreed'
	const missing = statements.find(({ id }) => !ticked.includes(id))
	const read = readAnswers(interests, { standing })
	const errors: FieldError[] = [
		...(agrees && missing
			? [
					{
						field: `statement-${missing.id}`,
						text: 'Tick each statement that they agree to. If they do not agree to one, use “They do not agree”',
					},
				]
			: []),
		...(agrees && 'errors' in read ? read.errors : []),
		...(parsed.success ? [] : fieldErrors(parsed.error)),
	]
	if (parsed.success && errors.length === 0) {
		const { note, comment, edition: seen, outcome } = parsed.data
		if (outcome === 'not-agreed') return { seen, answer: { outcome, ticked, note, comment } }
		if ('answers' in read) return { seen, answer: { outcome, ticked, note, interests: read.answers } }
	}
	return { formValues: { ticked, interests, note: fields.note ?? '', comment: fields.comment ?? '' }, errors }
}
