import { z } from 'zod'
import { inWords } from '#app/platform/calendar.ts'
import { fieldErrors, readFormValues, type FieldError, type FormValues } from '#app/platform/form.ts'
import type { AcceptRefusal } from './decide-claim.server.ts'

const schema = z
	.object({
		decision: z.enum(['accept', 'refuse'], 'Choose whether it counts'),
		reason: z.string().max(500, 'The reason must be 500 characters or fewer'),
	})
	.refine(({ decision, reason }) => decision !== 'refuse' || reason !== '', { error: 'Write why it does not count', path: ['reason'] })

export type DecisionForm = { formValues: FormValues } & (
	| { errors: FieldError[] }
	/** Empty where it was accepted and nothing was written. */
	| { decision: 'accept' | 'refuse'; reason: string }
)

/** What HR decides about learning done elsewhere, or what is wrong with the form. */
export function readDecisionForm(form: FormData): DecisionForm {
	const formValues = readFormValues(form)
	const { data, error } = schema.safeParse({ reason: '', ...formValues })
	return error ? { formValues, errors: fieldErrors(error) } : { formValues, ...data }
}

/** Why it cannot be accepted, as a sentence without its full stop. */
export function describeAcceptRefusal(refusal: AcceptRefusal): string {
	switch (refusal.why) {
		case 'own-hand':
			return 'You handed this in. Somebody else who has the role of HR decides whether it counts'
		case 'not-asked':
			return 'It cannot count: the module is not asked for now, or was completed meanwhile'
		case 'run-out':
			return `It cannot count: it would have run out on ${inWords(refusal.on)}`
		case 'not-later':
			return `It cannot count: the module was last completed on ${inWords(refusal.than)}, which is not earlier`
		case 'new-version':
			return `It cannot count: everybody is asked to take a new version that came on ${inWords(refusal.on)}`
	}
}
