import { inWords } from '#app/platform/calendar.ts'
import type { FieldError } from '#app/platform/form.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import type { AbsenceRefusal } from './record-absence.server.ts'

/** The kinds of long leave to choose from. Only HR is told. */
export const absenceKinds = ['parental leave', 'long-term sickness', 'career break', 'secondment', 'other'] as const

export const kindInWords = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1)

/** `1 March 2026 to 31 March 2026` */
export const leaveInWords = ({ from, to }: Span) => `${inWords(from)} to ${to === null ? 'a day that is not known yet' : inWords(to)}`

/** Why leave was not recorded, beside the field that it is about. */
export function describeLeaveRefusal(refusal: AbsenceRefusal): FieldError {
	switch (refusal.why) {
		case 'overlaps':
			return { field: 'from', text: `There is long leave from ${leaveInWords(refusal.with)} already. Correct that, or choose other days` }
		case 'implausible':
			return { field: refusal.field, text: refusal.text }
		case 'changed':
			return { field: 'from', text: 'This leave was changed meanwhile. Go back and look at it again' }
		case 'ends-before-it-begins':
			return { field: 'to', text: 'The last day must not be before the first' }
	}
}
