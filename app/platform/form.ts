import { z } from 'zod'
import { isDay, type Day } from './calendar.ts'
import { seenText } from './seen-text.ts'

/**
 * How every form is read (docs/decisions/0020): `readFormValues` takes what was sent, `readForm` gives what it means or the errors, each with the name of its
 * field. A page that refuses shows the errors and the values as they were sent, with status 400.
 */

/** What a form has sent, as text, by name. A date input `to` comes as `to-day`, `to-month` and `to-year`. */
export type FormValues = Readonly<Record<string, string>>
export type FieldError = { field: string; text: string }

/**
 * What a page was sent: the one way to read it. What is no form, or half of one, is refused with 400. Characters that nobody sees are taken out of every text
 * (docs/decisions/0031), so that what is kept is what was shown.
 */
export async function sentForm(request: Request): Promise<FormData> {
	const sent = await request.formData().catch(() => null)
	if (!sent) throw new Response(null, { status: 400 })
	const form = new FormData()
	for (const [name, value] of sent) {
		if (typeof value === 'string') form.append(seenText(name), seenText(value))
		else form.append(seenText(name), value, seenText(value.name))
	}
	return form
}

/** Without the files. */
export function readFormValues(form: FormData): FormValues {
	return Object.fromEntries(
		// A browser sends two characters for each new line of a text area.
		[...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n').trim()]] : [])),
	)
}

/** The three boxes as one day; empty if all of them are. Text that is no day if they hold none. */
export function readDateField(formValues: FormValues, name: string): string {
	const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => formValues[`${name}-${part}`])
	return day + month + year === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** What the three boxes hold for a day. */
export function dateFieldValues(name: string, day: Day | null): FormValues {
	if (day === null) return {}
	const [year = '', month, date] = day.split('-')
	return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

const realDay = (what: string) => z.string().refine(isDay, `${what} must be a real date`)

/** A day that has to be given; `what` as in “The new due day”. */
export const dayField = (what: string) =>
	z
		.string()
		.min(1, `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}`)
		.pipe(realDay(what))

/** A day that may be left out: then null. */
export const optionalDay = (what: string) => z.union([z.literal('').transform(() => null), realDay(what)])

export type ReadForm<Values> = { values: Values; errors: [] } | { values: null; errors: FieldError[] }

/** What the form means by a feature's schema; else what is wrong, an error for each field. */
export function readForm<Values>(schema: z.ZodType<Values>, formValues: unknown): ReadForm<Values> {
	const parsed = schema.safeParse(formValues)
	return parsed.success ? { values: parsed.data, errors: [] } : { values: null, errors: fieldErrors(parsed.error) }
}

/** The first error of each field. */
export function fieldErrors(error: z.ZodError): FieldError[] {
	const errors = new Map<string, FieldError>()
	for (const { path, message } of error.issues) {
		const field = String(path[0])
		if (!errors.has(field)) errors.set(field, { field, text: message })
	}
	return [...errors.values()]
}
