import { inWords } from '#app/platform/calendar.ts'
import type { FieldError } from '#app/platform/form.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { backdatedDays } from './exemption-limits.ts'
import type { EndingRefusal, ExemptionRefusal } from './grant-exemption.server.ts'

/** `from 1 March 2026 to 31 March 2026` */
export const exemptionInWords = ({ from, to }: Span) =>
	`from ${inWords(from)} ${to === null ? 'until further notice' : `to ${inWords(to)}`}`

/** Why an exemption was not granted, beside the field that it is about. */
export function describeExemptionRefusal(refusal: ExemptionRefusal): FieldError {
	switch (refusal.why) {
		case 'overlaps':
			return { field: 'from', text: `There is an exemption ${exemptionInWords(refusal.with)} already. End it, or choose other days` }
		case 'too-early':
			return { field: 'from', text: `The first day must be at most ${backdatedDays} days ago` }
		case 'ends-before-it-begins':
			return { field: 'to', text: 'The last day must not be before the first' }
		case 'too-late': {
			const what = refusal.field === 'from' ? 'The first day' : 'The last day'
			return {
				field: refusal.field,
				text: `${what} must be ${inWords(refusal.latest)} or earlier. Leave the last day empty if no end is known`,
			}
		}
		case 'not-asked':
			return { field: 'from', text: 'This is not asked of them, so no exemption is needed' }
	}
}

const endingTexts: Record<EndingRefusal, string> = {
	'not-there': 'This exemption was changed meanwhile. Look at it again',
	'too-early': 'The last day must be yesterday or later, and not before the exemption began',
	'too-late': 'The last day must not be later than it is now, nor more than ten years ahead',
}

/** Why an exemption was not ended, beside the field that it is about. */
export const describeEndingRefusal = (refusal: EndingRefusal): FieldError => ({ field: 'last', text: endingTexts[refusal] })
