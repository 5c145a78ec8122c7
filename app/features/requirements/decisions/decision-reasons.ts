import { z } from 'zod'

/** Why more time is given. Neutral words: what is private stands in the note, if anywhere. */
export const extensionReasons = ['operational-pressure', 'no-access-to-the-course', 'personal-circumstances', 'other'] as const
export const exemptionReasons = [
	'duties-do-not-need-it',
	'equivalent-learning-in-another-role',
	'temporary-adjustment',
	'secondment-elsewhere',
	'other',
] as const

/** `Operational pressure` */
export const reasonInWords = (reason: string): string => {
	const words = reason.replaceAll('-', ' ')
	return words.charAt(0).toUpperCase() + words.slice(1)
}

export const reasonChoices = (reasons: readonly string[]) => reasons.map((value) => ({ value, text: reasonInWords(value) }))

export const noteField = z.string().max(500, 'The note must be 500 characters or fewer')

/** For the `refine` of a schema with a reason and a note, whatever else is wrong with it. */
export const needsNote = { error: 'Write a note that says what the reason is', path: ['note'], when: () => true }
export const hasNote = ({ reason, note }: { reason: string; note: string }): boolean => reason !== 'other' || note !== ''
