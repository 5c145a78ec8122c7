import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'

const shared = {
	from: dayField('The day from which it holds'),
	reason: z.string().min(1, 'Say why, in a few words').max(300, 'The reason must have 300 characters or fewer'),
}
const renamed = z.object({
	...shared,
	name: z
		.string()
		.transform((name) => name.replaceAll(/\s+/g, ' '))
		.pipe(
			z
				.string()
				.min(1, 'Enter the new name')
				.max(120, 'The name must have 120 characters or fewer')
				.regex(/^[^\p{Cc}\ufffd]*$/u, 'The name has signs that are no letters. Type it again'),
		),
})
const merged = z.object({
	...shared,
	into: z.coerce.number('Choose what it becomes part of').int().positive('Choose what it becomes part of'),
})

export type UnitForm =
	| { kind: 'renamed'; name: string; from: Day; reason: string }
	| { kind: 'merged'; into: number; from: Day; reason: string }
	| { errors: FieldError[] }

/** What the form has sent about a unit that is renamed or merged, or what is wrong with it. */
export function readUnitForm(formValues: FormValues, kind: 'renamed' | 'merged'): UnitForm {
	const values = { reason: '', name: '', into: '', ...formValues, from: readDateField(formValues, 'from') }
	if (kind === 'renamed') {
		const { data, error } = renamed.safeParse(values)
		return error ? { errors: fieldErrors(error) } : { kind, ...data }
	}
	const { data, error } = merged.safeParse(values)
	return error ? { errors: fieldErrors(error) } : { kind, ...data }
}
