import { z } from 'zod'
import { addMonths, type Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, optionalDay, readDateField, readFormValues, type FieldError, type FormValues } from '#app/platform/form.ts'
import { absenceKinds } from './leave-in-words.ts'
import type { Absence, Leave } from './record-absence.server.ts'

/** How far ahead long leave may begin, in calendar months. */
const monthsAhead = 12

const chooseKind = 'Choose the kind of leave'
const schema = z.object({
	kind: z.string().min(1, chooseKind).max(40),
	from: dayField('The first day of leave'),
	to: optionalDay('The last day of leave'),
})

export type LeaveForm = { formValues: FormValues } & (
	| { errors: FieldError[] }
	/** Back to the fields, as they were filled in. */
	| { intent: 'change' }
	| { intent: 'remove' }
	| { intent: 'check' | 'save'; leave: Leave }
)

/**
 * What the form about long leave has sent: which step, with all that it needs, or what is wrong with it. `replaces` is the leave that it corrects, and
 * `recorded` the leave on record: what an older register calls leave may be chosen again.
 */
export function readLeaveForm(
	form: FormData,
	{ replaces, recorded, today }: { replaces: number | null; recorded: readonly Pick<Absence, 'kind'>[]; today: Day },
): LeaveForm {
	const formValues = readFormValues(form)
	const { intent } = formValues
	if (intent === 'change') return { formValues, intent }
	if (intent === 'remove' && replaces !== null) return { formValues, intent }
	const days = { from: readDateField(formValues, 'from'), to: readDateField(formValues, 'to') }
	const { data: leave, error } = schema.safeParse({ kind: '', ...formValues, ...days })
	if (error) return { formValues, errors: fieldErrors(error) }
	const kinds: readonly string[] = [...absenceKinds, ...recorded.map(({ kind }) => kind)]
	if (!kinds.includes(leave.kind)) return { formValues, errors: [{ field: 'kind', text: chooseKind }] }
	if (leave.from > addMonths(today, monthsAhead))
		return { formValues, errors: [{ field: 'from', text: 'The first day of leave must be within the next twelve months' }] }
	return { formValues, intent: intent === 'save' ? 'save' : 'check', leave }
}
