import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'

const schema = z.object({ ended: dayField('The day on which it ended') })

/** The day on which an interest ended, or what is wrong with it. */
export function readEndingForm(formValues: FormValues): { on: Day } | { errors: FieldError[] } {
	const parsed = schema.safeParse({ ended: readDateField(formValues, 'ended') })
	return parsed.success ? { on: parsed.data.ended } : { errors: fieldErrors(parsed.error) }
}
