import { compareEditions, minutesToRead, nothingToRead, type Comparison } from '#app/features/code/comparison/compare-editions.ts'
import type { EditionText } from './edition-text.ts'
import type { RenderedEdition } from './edition.ts'

export type ReadingSince = {
	what: 'nothing' | 'changes' | 'whole'
	/** Why the whole is read: it is another text than the one before, or old and new side by side would be longer. */
	why: 'another-text' | 'shorter' | null
	/** For what is read. */
	minutes: number
	/** For the changes, also where the whole is read instead. */
	changes: number
	comparison: Comparison
}

/** What somebody has to read of an edition who agreed to the one before: what changed; but of another text, or where nearly all is new, the whole. */
export function readingSince(before: EditionText, { text, minutes: whole }: Pick<RenderedEdition, 'text' | 'minutes'>): ReadingSince {
	const comparison = compareEditions(before, text)
	const changes = minutesToRead(comparison)
	const found = { changes, comparison }
	if (comparison.isAnotherText) return { ...found, what: 'whole', why: 'another-text', minutes: whole }
	if (nothingToRead(comparison)) return { ...found, what: 'nothing', why: null, minutes: 0 }
	return changes > whole
		? { ...found, what: 'whole', why: 'shorter', minutes: whole }
		: { ...found, what: 'changes', why: null, minutes: changes }
}
