import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, optionalDay, readDateField, readFormValues, type FieldError, type FormValues } from '#app/platform/form.ts'
import { exemptionReasons, hasNote, needsNote, noteField } from './decision-reasons.ts'
import { isBackdated } from './exemption-limits.ts'

const grantSchema = z
	.object({
		from: dayField('The first day'),
		to: optionalDay('The last day'),
		reason: z.enum(exemptionReasons, 'Choose a reason'),
		note: noteField,
	})
	.refine(hasNote, needsNote)

const endSchema = z.object({ last: dayField('The last day') })

export type ExemptionForm = { formValues: FormValues } & (
	| { errors: FieldError[] }
	/** Back to the fields, as they were filled in. */
	| { intent: 'change' }
	/** Without a last day it is taken back. */
	| { intent: 'end'; exemption: number; lastDay: Day | null }
	| { intent: 'check' | 'grant'; days: { from: Day; to: Day | null }; reason: string; note: string }
)

/** What a form about an exemption has sent: which step, with all that it needs, or what is wrong with it. */
export function readExemptionForm(form: FormData, today: Day): ExemptionForm {
	const formValues = readFormValues(form)
	const { intent } = formValues
	if (intent === 'change') return { formValues, intent }
	if (intent === 'take-back') return { formValues, intent: 'end', exemption: Number(formValues.exemption), lastDay: null }
	if (intent === 'end') {
		const { data, error } = endSchema.safeParse({ last: readDateField(formValues, 'last') })
		if (error) return { formValues, errors: fieldErrors(error) }
		return { formValues, intent, exemption: Number(formValues.exemption), lastDay: data.last }
	}
	const days = { from: readDateField(formValues, 'from'), to: readDateField(formValues, 'to') }
	const { data, error } = grantSchema.safeParse({ ...formValues, ...days })
	if (error) return { formValues, errors: fieldErrors(error) }
	const { from, to, reason, note } = data
	if (isBackdated({ from }, today) && note === '')
		return { formValues, errors: [{ field: 'note', text: 'Write a note that says why the exemption begins on a day that is over' }] }
	return { formValues, intent: intent === 'grant' ? 'grant' : 'check', days: { from, to }, reason, note }
}
