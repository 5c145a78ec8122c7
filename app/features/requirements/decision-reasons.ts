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
