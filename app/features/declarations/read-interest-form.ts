import type { Day } from '#app/platform/calendar.ts'
import { boxesOf, faultsOf, typedDay, type Fault, type Sent } from '#app/platform/form.ts'
import type { InterestKind } from '#db/schema/declarations.ts'
import { detailsSchemas, type InterestDetails } from './interest-details.ts'
import { fieldsOf, type InterestField } from './interest-fields.ts'
import { readPounds, writePounds } from './pounds.ts'

const hours = (typed: string) => (/^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined)

function valueOf({ name, as }: InterestField, sent: Sent): unknown {
	const typed = sent[name] ?? ''
	if (as === 'day') return typedDay(sent, name)
	if (as === 'pounds') return readPounds(typed) ?? undefined
	if (as === 'hours') return hours(typed)
	return as === 'choice' ? typed || undefined : typed
}

/** What a form about one interest has sent, or every fault. A gift of tomorrow was not offered yet. */
export function readInterestForm(kind: InterestKind, sent: Sent, today: Day): { details: InterestDetails } | { faults: Fault[] } {
	const values = Object.fromEntries(fieldsOf(kind).map((field) => [field.name, valueOf(field, sent)]))
	const parsed = detailsSchemas[kind].safeParse({ ...values, kind })
	const late = kind === 'gift' && String(values.on) > today && !(parsed.error && faultsOf(parsed.error).some(({ field }) => field === 'on'))
	const faults = [
		...(parsed.success ? [] : faultsOf(parsed.error)),
		...(late ? [{ field: 'on', text: 'The day on which it was offered must be today or earlier' }] : []),
	]
	return parsed.success && !late ? { details: parsed.data } : { faults }
}

/** What the form holds at first when something is corrected. */
export function sentOf(details: InterestDetails): Sent {
	const values: Readonly<Record<string, unknown>> = details
	return Object.assign(
		{},
		...fieldsOf(details.kind).map(({ name, as }) => {
			const value = values[name]
			if (value === undefined) return {}
			if (as === 'day') return boxesOf(name, String(value))
			return { [name]: as === 'pounds' ? writePounds(Number(value)).slice(1) : String(value) }
		}),
	)
}
