import { inWords, isDay, type Day } from '#app/platform/calendar.ts'
import type { FieldError } from '#app/platform/form.ts'
import type { InterestKind } from '#db/schema/declarations.ts'
import { mostPence, writePounds } from './pounds.ts'

/** The law speaks of a code for officers since the Local Government Act 2000: an earlier day is a slip, or no matter of this Code. */
const firstDay = '2000-01-01'

/** What nobody can mean, by field. Not part of `detailsSchemas`: what was taken before is still read. */
export function checkPlausible(kind: InterestKind, { pence, on }: { pence?: unknown; on?: unknown }, today: Day): FieldError[] {
	const errors: FieldError[] = []
	const refuse = (field: string, text: string) => errors.push({ field, text })
	const worth = kind === 'gift' ? 'What it is worth' : 'The nominal value'
	if (typeof pence === 'number' && pence > mostPence) refuse('pence', `${worth} must be ${writePounds(mostPence)} or less`)
	if (kind !== 'gift') return errors
	// A ticket that cost the officer nothing is not worth nothing, and what is worth nothing would be under every limit.
	if (pence === 0) refuse('pence', 'What it is worth must be more than £0: enter what it would cost to buy, not what you paid')
	const day = String(on)
	if (isDay(day) && day > today) refuse('on', 'The day on which it was offered must be today or earlier')
	if (isDay(day) && day < firstDay) refuse('on', `The day on which it was offered must be ${inWords(firstDay)} or later`)
	return errors
}
