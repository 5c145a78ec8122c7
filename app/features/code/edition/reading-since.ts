import { compareEditions, minutesToRead, nothingToRead, type Comparison } from '#app/features/code/comparison/compare-editions.ts'
import type { EditionText } from './edition-text.ts'
import type { RenderedEdition } from './edition.ts'

export type ReadingSince = {
	what: 'nothing' | 'changes' | 'whole'
	/** For what is read. */
	minutes: number
	/** For the changes, also where the whole is read instead. */
	changes: number
	comparison: Comparison
}

/** What somebody has to read of an edition who agreed to the one before: what changed; but where nearly all is new, old and new side by side are longer than the whole. */
export function readingSince(before: EditionText, { text, minutes: whole }: Pick<RenderedEdition, 'text' | 'minutes'>): ReadingSince {
	const comparison = compareEditions(before, text)
	const changes = minutesToRead(comparison)
	if (nothingToRead(comparison)) return { what: 'nothing', minutes: 0, changes, comparison }
	return changes > whole
		? { what: 'whole', minutes: whole, changes, comparison }
		: { what: 'changes', minutes: changes, changes, comparison }
}
