import { z } from 'zod'
import { addMonths, type Day } from '#app/platform/calendar.ts'
import { dateFieldValues, dayField, fieldErrors, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'
import type { ApprovedText, LivePublication } from './publications.server.ts'
import type { Publishing } from './simulate-publication.ts'

/** What a publication says beside the text. */
export type PublicationChoice = Publishing & { reason: string }

export const usualDueDays = 28
const yearsAhead = 3
/** What is wrong with the day from which an edition is to bind, beside that it is over; null if nothing is. */
export const comingDayError = (day: Day, today: Day): string | null =>
	day <= addMonths(today, 12 * yearsAhead) ? null : `The day must be within the next ${yearsAhead} years`

/** Why an edition is published as it is. */
export const publicationReason = z
	.string()
	.transform((text) => text.replace(/\s+/g, ' ').replace(/[\s.]+$/, ''))
	.pipe(z.string().min(1, 'Enter the reason').max(300, 'The reason must be 300 characters or fewer'))

const days = `Enter the days that people have as a whole number from 1 to 365`

const form = (today: Day) =>
	z.object({
		from: dayField('The day from which it binds')
			.refine((day) => day >= today, 'The day must be today or later: nobody can have been bound by this edition before')
			.check(({ value, issues }) => {
				const wrong = comingDayError(value, today)
				if (wrong) issues.push({ code: 'custom', message: wrong, input: value })
			}),
		kind: z.enum(['material', 'minor'], 'Choose whether the edition is material or minor'),
		reason: publicationReason,
		dueDays: z
			.string()
			.regex(/^\d{1,3}$/, days)
			.transform(Number)
			.pipe(z.number().min(1, days).max(365, days)),
	})

/** What the form asks for, or what is wrong with it. The days do not matter for a minor edition, which asks nobody. */
export function readPublicationForm(formValues: FormValues, today: Day): PublicationChoice | { errors: FieldError[] } {
	const isMinor = formValues.kind === 'minor'
	const parsed = form(today).safeParse({
		...formValues,
		from: readDateField(formValues, 'from'),
		...(isMinor && { dueDays: String(usualDueDays) }),
	})
	if (!parsed.success) return { errors: fieldErrors(parsed.error) }
	const { from, kind, reason, dueDays } = parsed.data
	return { effectiveFrom: from, material: kind === 'material', reason, dueDays }
}

type Known = Pick<ApprovedText, 'material' | 'reason' | 'approver'> & { publication: Omit<LivePublication, 'publication'> | null }

/** The form as it is shown first: what was published, else what was said when the text was drafted. */
export function fillPublicationForm({ material, reason, approver, publication }: Known, today: Day): FormValues {
	const isMaterial = publication?.material ?? material
	return {
		...dateFieldValues('from', publication?.effectiveFrom ?? today),
		...(isMaterial !== null && { kind: isMaterial ? 'material' : 'minor' }),
		reason: publication?.reason ?? reason ?? (approver === null ? '' : `Adopted by ${approver}`),
		dueDays: String(publication?.dueDays ?? usualDueDays),
	}
}
