import { entriesOf, isSameCode, nameOfEntry, type Draft } from '#app/features/code/draft/draft.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { bindingText, clausesOf, questionsOf } from '#app/features/code/comparison/passages.ts'
import { visibleBlocks } from '#app/features/code/edition/visible-blocks.ts'

/** `whole` where there are more words than the first. */
export type Words = { first: string; whole: string | null }

export type IdView = {
	key: string
	name: string
	id: string
	/** The clause of the edition before that it is; null: a new one. */
	was: string | null
	why: string
	confirmed: boolean
	/** Worth a look: little speaks for it, or it is new. */
	doubtful: boolean
	/** What it says, and what the clause says that it is: null where that is none, or says the same. */
	words: Words
	wordsBefore: Words | null
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
export function toIdsView(draft: Draft): { entries: IdView[]; gone: string[]; choices: { id: string; name: string }[] } {
	const before = nameBefore(draft.base)
	const all = entriesOf(draft.outline)
	const holders = new Map(all.map((entry) => [draft.ids[entry.key]?.id, nameOfEntry(entry)]))
	const texts = new Map([...clausesOf(draft.base), ...questionsOf(draft.base)].map((passage) => [passage.id, bindingText(passage)]))
	const sameCode = isSameCode(draft)
	const entries = all.flatMap((entry): IdView[] => {
		const match = draft.ids[entry.key]
		if (!match) return []
		const was = before.get(match.id) ?? null
		const text = texts.get(match.id)
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
				doubtful: !isSure,
				words: shorten(entry.text),
				wordsBefore: match.because === 'same words' || text === undefined ? null : shorten(text),
			},
		]
	})
	return {
		entries,
		gone: [...before].flatMap(([id, name]) => (holders.has(id) ? [] : [name])),
		choices: [...before].map(([id, name]) => ({ id, name: holders.has(id) ? `${name} (now matched with ${holders.get(id)})` : name })),
	}
}

const firstWords = 30

function shorten(markdown: string): Words {
	const whole = visibleBlocks(markdown)
		.map(({ text }) => text)
		.join(' ')
	const words = whole.split(/\s+/)
	return words.length > firstWords + 5 ? { first: `${words.slice(0, firstWords).join(' ')} …`, whole } : { first: whole, whole: null }
}

const reasons: Record<string, string> = {
	'same words': 'The same words',
	'similar words': 'Similar words',
	'same number': 'The same number',
	'same place': 'The same place',
}
