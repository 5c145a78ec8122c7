import { z } from 'zod'
import { addMonths, inWords, type Day } from '#app/platform/calendar.ts'
import { dayField, fieldErrors, readDateField, readFormValues, type FieldError, type FormValues } from '#app/platform/form.ts'
import { mostOnAList, readNumbers } from './plan-roll-call.ts'

export type Session = { heldOn: Day; place: string; ledBy: string }

const schema = z.object({
	held: dayField('The day of the session'),
	place: z.string().min(1, 'Enter where it was').max(200, 'Where it was must be 200 characters or fewer'),
	'led-by': z.string().min(1, 'Enter who led it').max(200, 'Who led it must be 200 characters or fewer'),
})

/** What the pages of a roll call have sent, as it was filled in. `checked` is what the check page said, for `recordRollCall`. */
export type FilledRollCall = {
	intent: 'show' | 'change' | 'check' | 'record'
	/** As they were filled in. */
	formValues: FormValues
	/** Numbers that were ticked in a list. */
	ticked: string[]
	/** The fields with all numbers in one of them, typed or ticked. */
	gathered: FormValues
	checked: { numbers: string[]; edition: string }
}

const intents = ['show', 'change', 'check', 'record'] as const

export function fillRollCall(form: FormData): FilledRollCall {
	const formValues = readFormValues(form)
	const ticked = form.getAll('person').map(String)
	const { person: _, ...rest } = formValues
	return {
		intent: intents.find((each) => each === formValues.intent) ?? 'check',
		formValues,
		ticked,
		gathered: { ...rest, numbers: readNumbers(formValues.numbers ?? '', ...ticked).join(' ') },
		checked: { numbers: readNumbers(formValues.seen ?? ''), edition: formValues.edition ?? '' },
	}
}

/** The session and the people on its list, or every error. `known` are the employee numbers that somebody has. */
export function readRollCallForm(
	formValues: FormValues,
	{ today, since, known }: { today: Day; since: Day; known: (numbers: readonly string[]) => ReadonlySet<string> },
): { session: Session; numbers: string[] } | { errors: FieldError[] } {
	const parsed = schema.safeParse({ place: '', 'led-by': '', ...formValues, held: readDateField(formValues, 'held') })
	const numbers = readNumbers(formValues.numbers ?? '')
	const errors = [
		...(parsed.success ? outside(parsed.data.held, { today, since }) : fieldErrors(parsed.error)),
		...errorsOfNumbers(numbers, known),
	]
	if (!parsed.success || errors.length > 0) return { errors }
	const { held: heldOn, place, 'led-by': ledBy } = parsed.data
	return { session: { heldOn, place, ledBy }, numbers }
}

/** How long ago a session may have been, in calendar months: a list that is older is somebody’s memory, and they agree themselves. */
const monthsBack = 6

function outside(held: Day, { today, since }: { today: Day; since: Day }): FieldError[] {
	if (held > today) return [{ field: 'held', text: 'The day of the session must be today or earlier' }]
	if (held < since)
		return [{ field: 'held', text: `The day of the session must be ${inWords(since)} or later, when this edition came into force` }]
	const earliest = addMonths(today, -monthsBack)
	if (held < earliest)
		return [
			{
				field: 'held',
				text: `The day of the session must be ${inWords(earliest)} or later. Ask those on an older list to agree again, by themselves or with help`,
			},
		]
	return []
}

function errorsOfNumbers(numbers: readonly string[], known: (numbers: readonly string[]) => ReadonlySet<string>): FieldError[] {
	const error = (text: string) => [{ field: 'numbers', text }]
	if (numbers.length === 0) return error('Enter the employee numbers of those who signed, or tick them in the list')
	if (numbers.length > mostOnAList) return error(`A list must be of ${mostOnAList} people or fewer`)
	const found = known(numbers)
	const unknown = numbers.filter((number) => !found.has(number))
	return unknown.length === 0 ? [] : error(`Nobody has the employee number ${unknown.slice(0, 5).join(' or ')}. Correct it, or take it out`)
}
