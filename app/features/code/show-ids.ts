import { entriesOf, isSameCode, nameOfEntry, type Draft } from './draft.ts'
import type { EditionText } from './edition-text.ts'

export type ShownId = {
	key: string
	name: string
	id: string
	/** The clause of the edition before that it is; null: a new one. */
	was: string | null
	why: string
	confirmed: boolean
	/** Worth a look: little speaks for it, or it is new. */
	doubtful: boolean
}

/** The entries of the edition before by id, as people call them. */
function nameBefore({ sections, faq }: EditionText): Map<string, string> {
	return new Map([
		...sections.flatMap(({ heading: title, clauses }) =>
			clauses.map(({ id, number }) => [id, nameOfEntry({ kind: 'clause', number, title })] as const),
		),
		...faq.map(({ id, title }) => [id, nameOfEntry({ kind: 'question', number: null, title })] as const),
	])
}

/** Each entry of a draft with the clause that it was matched with; and the clauses of the edition before that nothing was matched with. */
export function showIds(draft: Draft): { entries: ShownId[]; gone: string[]; choices: { id: string; name: string }[] } {
	const before = nameBefore(draft.base)
	const all = entriesOf(draft.outline)
	const holders = new Map(all.map((entry) => [draft.ids[entry.key]?.id, nameOfEntry(entry)]))
	const sameCode = isSameCode(draft)
	const entries = all.flatMap((entry): ShownId[] => {
		const match = draft.ids[entry.key]
		if (!match) return []
		const was = before.get(match.id) ?? null
		const isSameName = nameOfEntry(entry).toLowerCase() === was?.toLowerCase()
		const isSure =
			match.because === 'same words' ||
			match.likeness >= 0.6 ||
			(sameCode && (isSameName || (match.because === 'same number' && match.likeness >= 0.2)))
		return [
			{
				key: entry.key,
				name: nameOfEntry(entry),
				id: match.id,
				was,
				why: was === null ? 'New' : (reasons[match.because ?? ''] ?? 'You chose it'),
				confirmed: match.confirmed,
				doubtful: !match.confirmed && !isSure,
			},
		]
	})
	return {
		entries,
		gone: [...before].flatMap(([id, name]) => (holders.has(id) ? [] : [name])),
		choices: [...before].map(([id, name]) => ({ id, name: holders.has(id) ? `${name} (now matched with ${holders.get(id)})` : name })),
	}
}

const reasons: Record<string, string> = {
	'same words': 'The same words',
	'similar words': 'Similar words',
	'same number': 'The same number',
	'same place': 'The same place',
}
