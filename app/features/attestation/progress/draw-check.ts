import type { CheckQuestion } from '#app/features/content/content.ts'
import { seededRandom } from '#app/platform/seeded-random.ts'

/** A question as it is put: the options in the order shown; positions, not ids, are what a browser sees. */
export type DrawnCheck = {
	clause: string
	stem: string
	options: readonly { text: string; right: boolean; reason: string }[]
	explanation: string
}

const asked = 6

/**
 * Six questions of the bank, or all if there are fewer: those on what changed first, the rest by lot, shuffled with their options. Only those whose clause the
 * edition has. The same seed gives the same questions, so that nothing about them has to be stored.
 */
export function drawCheck(
	bank: readonly CheckQuestion[],
	{ clauses, changed, seed }: { clauses: ReadonlySet<string>; changed: ReadonlySet<string>; seed: number },
): DrawnCheck[] {
	const lots = seededRandom(seed)
	const pool = lots.shuffled(bank.filter(({ clause }) => clauses.has(clause)))
	const drawn = [...pool.filter(({ clause }) => changed.has(clause)), ...pool.filter(({ clause }) => !changed.has(clause))].slice(0, asked)
	return drawn.map(({ clause, stem, options, explanation }) => ({ clause, stem, explanation, options: lots.shuffled(options) }))
}

/** The positions that were chosen, as the address holds them; null for a question without one. */
export const readChosen = (drawn: readonly DrawnCheck[], params: URLSearchParams): (number | null)[] =>
	drawn.map(({ options }, index) => {
		const formValues = params.get(`question-${index + 1}`)
		const position = formValues === null || formValues === '' ? -1 : Number(formValues)
		return options[position] ? position : null
	})
