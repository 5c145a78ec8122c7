import { z } from 'zod'
import { fieldErrors, readFormValues, type FieldError } from '#app/platform/form.ts'

const schema = z.object({
	note: z.string().min(1, 'Write where and how they were told').max(500, 'The note must be 500 characters or fewer'),
	/** Fingerprint of the edition that the page showed. */
	edition: z.string(),
})

/** What somebody has sent who records for another that they were reminded: or every error, with the note to show it again. */
export function readLeavingForm(form: FormData): { shown: string; note: string } | { note: string; errors: FieldError[] } {
	const formValues = readFormValues(form)
	const parsed = schema.safeParse({ note: '', edition: '', ...formValues })
	if (!parsed.success) return { note: formValues.note ?? '', errors: fieldErrors(parsed.error) }
	return { shown: parsed.data.edition, note: parsed.data.note }
}
