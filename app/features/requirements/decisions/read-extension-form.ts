import { z } from 'zod'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, readDateField, readFormValues, type FieldError, type FormValues } from '#app/platform/form.ts'
import { extensionReasons, hasNote, needsNote, noteField } from './decision-reasons.ts'
import type { ExtensionLimits } from './extension-limits.ts'
import type { ExtensionRefusal } from './grant-extension.server.ts'

const schema = z
	.object({ due: dayField('The new due day'), reason: z.enum(extensionReasons, 'Choose a reason'), note: noteField })
	.refine(hasNote, needsNote)

export type ExtensionForm = { formValues: FormValues } & (
	| { errors: FieldError[] }
	/** Back to the fields, as they were filled in. */
	| { intent: 'change' }
	| { intent: 'withdraw'; extension: number }
	| { intent: 'check' | 'grant'; dueOn: Day; reason: string; note: string }
)

/** What the form about more time has sent: which step, with all that it needs, or what is wrong with it. */
export function readExtensionForm(form: FormData): ExtensionForm {
	const formValues = readFormValues(form)
	const { intent } = formValues
	if (intent === 'change') return { formValues, intent }
	if (intent === 'withdraw') return { formValues, intent, extension: Number(formValues.extension) }
	const { data, error } = schema.safeParse({ ...formValues, due: readDateField(formValues, 'due') })
	if (error) return { formValues, errors: fieldErrors(error) }
	const { due: dueOn, reason, note } = data
	return { formValues, intent: intent === 'grant' ? 'grant' : 'check', dueOn, reason, note }
}

/** Why no more time was given, beside the field that it is about. */
export function describeExtensionRefusal(refusal: ExtensionRefusal, limits: ExtensionLimits | null): FieldError {
	return { field: 'due', text: textOf(refusal, limits) }
}

function textOf(refusal: ExtensionRefusal, limits: ExtensionLimits | null): string {
	if (refusal === 'too-early' && limits) return `The new due day must be ${inWords(limits.earliest)} or later`
	if (refusal === 'too-late' && limits) return `The new due day must be ${inWords(limits.latest)} or earlier`
	return refusal === 'not-open' ? 'Nothing is due now: no more time is needed' : 'Only HR can give more time now'
}
