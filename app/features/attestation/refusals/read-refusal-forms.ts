import { z } from 'zod'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { dayField, readDateField, readForm, type FieldError, type FormValues } from '#app/platform/form.ts'
import { refusalOutcomes } from '#db/schema/attestation.ts'
import { whyNotOutcome } from './refusal-outcomes.ts'
import type { SeeToProblem } from './see-to-refusal.server.ts'

export const longestWords = 1000
const written = (missing: string) =>
	z
		.string()
		.min(1, missing)
		.max(longestWords, `What you write must be ${longestWords.toLocaleString('en-GB')} characters or fewer`)
const tooLong = `The note must be 300 characters or fewer`

/** Who is to see to it. */
export const readOwnerForm = (formValues: FormValues) =>
	readForm(
		z.object({
			owner: z
				.string()
				.regex(/^\d{1,12}$/, 'Choose who sees to it')
				.transform(Number),
			words: z.string().max(300, tooLong),
		}),
		{
			owner: formValues.owner ?? '',
			words: formValues.words ?? '',
		},
	)

/** What was done, and on which day. */
export const readStepForm = (formValues: FormValues, { from, to }: { from: Day; to: Day }) =>
	readForm(
		z.object({
			taken: dayField('The day on which it was done').refine(
				(day) => day >= from && day <= to,
				`The day on which it was done must be from ${inWords(from)}, when they answered, to today`,
			),
			words: written('Write what was done, and what came of it'),
		}),
		{ taken: readDateField(formValues, 'taken'), words: formValues.words ?? '' },
	)

/** What came of it. */
export const readClosingForm = (formValues: FormValues) =>
	readForm(
		z.object({ outcome: z.enum(refusalOutcomes, 'Choose what came of it'), words: written('Write what was done, and how it ended') }),
		{
			outcome: formValues.outcome ?? '',
			words: formValues.words ?? '',
		},
	)

/** Why nothing was recorded, beside the field that it is about. */
export function describeSeeToProblem(problem: Exclude<SeeToProblem, 'none'>, formValues: FormValues): FieldError {
	const outcome = refusalOutcomes.find((each) => each === formValues.outcome)
	switch (problem) {
		case 'own':
			return { field: 'main-content', text: 'This is your own answer: somebody else has to see to it' }
		case 'changed':
			return {
				field: 'main-content',
				text: 'Somebody recorded something since you opened this page. Nothing of yours was recorded: read it, and send yours again',
			}
		case 'not-now':
			return { field: 'main-content', text: 'It is closed, or nobody sees to it yet. Say first who does' }
		case 'no-owner':
			return { field: 'owner', text: 'Choose somebody of HR, or a Monitoring Officer, who works here today' }
		case 'wrong-day':
			return { field: 'taken', text: 'The day must be between their answer and today' }
		case 'not-so':
			return { field: 'outcome', text: outcome ? whyNotOutcome[outcome] : 'Choose what came of it' }
	}
}
