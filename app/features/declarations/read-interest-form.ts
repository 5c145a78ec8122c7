import type { Day } from '#app/platform/calendar.ts'
import { dateFieldValues, fieldErrors, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'
import type { InterestKind } from '#db/schema/declarations.ts'
import { checkPlausible } from './check-plausible.ts'
import { detailsSchemas, type InterestDetails } from './interest-details.ts'
import { fieldsOf, type InterestField } from './interest-fields.ts'
import { readPounds, writePounds } from './pounds.ts'

const hours = (typed: string) => (/^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined)

function valueOf({ name, as }: InterestField, formValues: FormValues): unknown {
	const typed = formValues[name] ?? ''
	if (as === 'day') return readDateField(formValues, name)
	if (as === 'pounds') return readPounds(typed) ?? undefined
	if (as === 'hours') return hours(typed)
	return as === 'choice' ? typed || undefined : typed
}

/** What a form about one interest has sent, or every fault, in the order of the fields. */
export function readInterestForm(
	kind: InterestKind,
	formValues: FormValues,
	today: Day,
): { details: InterestDetails } | { errors: FieldError[] } {
	const fields = fieldsOf(kind)
	const values = Object.fromEntries(fields.map((field) => [field.name, valueOf(field, formValues)]))
	const parsed = detailsSchemas[kind].safeParse({ ...values, kind })
	const found = [...(parsed.success ? [] : fieldErrors(parsed.error)), ...checkPlausible(kind, values, today)]
	if (parsed.success && found.length === 0) return { details: parsed.data }
	return { errors: fields.flatMap(({ name }) => found.find(({ field }) => field === name) ?? []) }
}

/** What the form holds at first when something is corrected. */
export function sentOf(details: InterestDetails): FormValues {
	const values: Readonly<Record<string, unknown>> = details
	return Object.assign(
		{},
		...fieldsOf(details.kind).map(({ name, as }) => {
			const value = values[name]
			if (value === undefined) return {}
			if (as === 'day') return dateFieldValues(name, String(value))
			return { [name]: as === 'pounds' ? writePounds(Number(value)).slice(1) : String(value) }
		}),
	)
}
