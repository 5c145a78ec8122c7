import { z } from 'zod'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'
import { mostOnAList, readNumbers } from './plan-roll-call.ts'

export type Session = { heldOn: Day; place: string; ledBy: string }

const schema = z.object({
	held: dayField('The day of the session'),
	place: z.string().min(1, 'Enter where it was').max(200, 'Where it was must be 200 characters or fewer'),
	'led-by': z.string().min(1, 'Enter who led it').max(200, 'Who led it must be 200 characters or fewer'),
})

/** The session and the people on its list, or every fault. `known` are the employee numbers that somebody has. */
export function readRollCallForm(
	formValues: FormValues,
	{ today, since, known }: { today: Day; since: Day; known: (numbers: readonly string[]) => ReadonlySet<string> },
): { session: Session; numbers: string[] } | { errors: FieldError[] } {
	const parsed = schema.safeParse({ place: '', 'led-by': '', ...formValues, held: readDateField(formValues, 'held') })
	const numbers = readNumbers(formValues.numbers ?? '')
	const errors = [
		...(parsed.success ? outside(parsed.data.held, { today, since }) : fieldErrors(parsed.error)),
		...faultsOfNumbers(numbers, known),
	]
	if (!parsed.success || errors.length > 0) return { errors }
	const { held: heldOn, place, 'led-by': ledBy } = parsed.data
	return { session: { heldOn, place, ledBy }, numbers }
}

function outside(held: Day, { today, since }: { today: Day; since: Day }): FieldError[] {
	if (held > today) return [{ field: 'held', text: 'The day of the session must be today or earlier' }]
	if (held < since)
		return [{ field: 'held', text: `The day of the session must be ${inWords(since)} or later, when this edition came into force` }]
	return []
}

function faultsOfNumbers(numbers: readonly string[], known: (numbers: readonly string[]) => ReadonlySet<string>): FieldError[] {
	const error = (text: string) => [{ field: 'numbers', text }]
	if (numbers.length === 0) return error('Enter the employee numbers of those who signed, or tick them in the list')
	if (numbers.length > mostOnAList) return error(`A list must be of ${mostOnAList} people or fewer`)
	const found = known(numbers)
	const unknown = numbers.filter((number) => !found.has(number))
	return unknown.length === 0 ? [] : error(`Nobody has the employee number ${unknown.slice(0, 5).join(' or ')}. Correct it, or take it out`)
}
