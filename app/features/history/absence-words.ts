import type { absenceKinds } from '#app/features/people/record/leave-in-words.ts'

export type AbsenceKind = (typeof absenceKinds)[number]

/** Words that mean one kind of long leave and no other. Plain sickness is none of them: whether the colds of a day count as long leave, HR says. */
const words: readonly [AbsenceKind, RegExp][] = [
	[
		'parental leave',
		/^((ordinary |additional |statutory |occupational )?(maternity|paternity|adoption|shared parental|parental)( support)?( leave| absence| pay)?|spl)$/,
	],
	['long-term sickness', /^(long[- ]term (sick(ness)?|absence|illness)( leave| absence)?|lts)$/],
	['career break', /^(career break|sabbatical|unpaid career break)( leave)?$/],
	['secondment', /^(secondment|seconded( out)?|external secondment|secondment out)$/],
	['other', /^other( long)?( leave)?$/],
]

export const foldWord = (word: string): string =>
	word
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, ' ')

/** The kind that a word means here; undefined where somebody has to say. */
export function kindOf(word: string, meant: Readonly<Record<string, AbsenceKind | null>>): AbsenceKind | null | undefined {
	const folded = foldWord(word)
	if (folded in meant) return meant[folded]
	return words.find(([, pattern]) => pattern.test(folded))?.[0]
}
