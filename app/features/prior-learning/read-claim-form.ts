import { z } from 'zod'
import { inWords, isDay, type Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, readFormValues, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'
import { readSentDocument, type Document } from '#app/platform/read-document.ts'
import { earliestDay, whyNotThatDay, type ClaimRefusal, type DayRefusal } from './claim-limits.ts'

export type ClaimForm = { completedOn: Day; issuer: string; note: string; document: Document }

const schema = z.object({
	completed: dayField('The day on which it was completed'),
	issuer: z.string().min(1, 'Enter who gave the course').max(200, 'Who gave the course must be 200 characters or fewer'),
	note: z.string().max(500, 'The note must be 500 characters or fewer'),
})

/** What a form about learning done elsewhere has sent: all of it, or every error. */
export async function readClaimForm(
	form: FormData,
	today: Day,
): Promise<{ formValues: FormValues; claim: ClaimForm } | { formValues: FormValues; errors: FieldError[] }> {
	const formValues = readFormValues(form)
	const read = await readSentDocument(form.get('document'), 'Choose the file that proves it')
	const parsed = schema.safeParse({ issuer: '', note: '', ...formValues, completed: readDateField(formValues, 'completed') })
	const day = readDateField(formValues, 'completed')
	const slip = isDay(day) ? whyNotThatDay(day, today) : null
	if (parsed.success && !slip && 'document' in read) {
		const { completed: completedOn, issuer, note } = parsed.data
		return { formValues, claim: { completedOn, issuer, note, document: read.document } }
	}
	const errors = [...(slip ? [describeClaimRefusal(slip, today)] : []), ...(parsed.success ? [] : fieldErrors(parsed.error))]
	return { formValues, errors: [...errors, ...('error' in read ? [{ field: 'document', text: read.error }] : [])] }
}

/** Why it was not taken, beside the field that it is about. */
export function describeClaimRefusal(refusal: ClaimRefusal | DayRefusal, today: Day): FieldError {
	switch (refusal) {
		case 'too-late':
			return { field: 'completed', text: 'The day on which it was completed must be today or earlier' }
		case 'too-early':
			return { field: 'completed', text: `The day on which it was completed must be ${inWords(earliestDay(today))} or later` }
		case 'waiting':
			return { field: 'completed', text: 'Something was handed in already, and HR has not decided yet' }
		case 'locked':
			return { field: 'completed', text: 'The quiz is locked. Talk to your manager or to HR first' }
		case 'not-asked':
			return { field: 'completed', text: 'This module is not asked for now' }
	}
}
