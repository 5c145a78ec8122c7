import { entriesOf, isSameCode, type Draft, type EntryId, type EntryIds } from './draft.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { matchClauses, matchQuestions } from '#app/features/code/comparison/match-clauses.ts'
import { nameClauses } from './name-clauses.ts'

/**
 * An id for every entry of a draft: the one that it has; else that of the clause of the base that it most likely is, if no other entry has it; else a new one.
 * `used` holds the ids of all editions there are.
 */
export function proposeIds(
	{ editionId, base, outline, ids }: Pick<Draft, 'editionId' | 'base' | 'outline' | 'ids'>,
	used: ReadonlySet<string>,
): EntryIds {
	const entries = entriesOf(outline)
	const isKnown = (key: string) => ids[key] !== undefined
	if (entries.every(({ key }) => isKnown(key))) return Object.fromEntries(entries.flatMap(({ key }) => (ids[key] ? [[key, ids[key]]] : [])))
	const sameCode = isSameCode({ editionId, base })
	const clauses = entries
		.filter(({ kind }) => kind === 'clause')
		.map(({ key, number, title, text }) => ({ key, number, sectionHeading: title, text }))
	const questions = entries.filter(({ kind }) => kind === 'question').map(({ key, title, text }) => ({ key, title, text }))
	const matches = [...matchClauses(base, clauses, { sameCode }), ...matchQuestions(base, questions, { sameCode })]
	const held = new Set(entries.flatMap(({ key }) => ids[key]?.id ?? []))
	const wished = matches.map((match) => ({
		...match,
		id: ids[match.key]?.id ?? (match.id !== null && held.has(match.id) ? null : match.id),
	}))
	const names = nameClauses(entries, wished, { edition: editionId, used })
	return Object.fromEntries(
		wished.map(({ key, id, because, likeness, alternatives }): [string, EntryId] => [
			key,
			ids[key] ?? {
				id: id ?? names.get(key) ?? key,
				because: id === null ? null : because,
				likeness: id === null ? 0 : likeness,
				alternatives,
				confirmed: false,
			},
		]),
	)
}

/** Every id of the base by name, for to choose from. */
export const idsOf = ({ sections, faq }: EditionText): string[] =>
	[...sections.flatMap(({ clauses }) => clauses), ...faq].map(({ id }) => id)

/**
 * Gives one entry another id: that of a clause of the base, or with null a new one. Whoever held the id gets a new one in its place, unconfirmed, so that no two
 * are ever the same.
 */
export function assignId(draft: Draft, { key, id }: { key: string; id: string | null }, used: ReadonlySet<string>): EntryIds {
	const { [key]: entry, ...others } = draft.ids
	if (!entry) return draft.ids
	const holder = Object.keys(others).find((other) => others[other]?.id === id)
	const rest = Object.fromEntries(Object.entries(others).filter(([other]) => other !== holder))
	const entries = entriesOf(draft.outline)
	const wishes = [...Object.entries(rest).map(([other, { id: held }]) => ({ key: other, id: held })), ...(id === null ? [] : [{ key, id }])]
	const names = nameClauses(entries, wishes, {
		edition: draft.editionId,
		used: new Set([...used, ...Object.values(draft.ids).map(({ id: held }) => held)]),
	})
	const named = (other: string, confirmed: boolean): EntryId => ({
		id: names.get(other) ?? other,
		because: null,
		likeness: 0,
		alternatives: draft.ids[other]?.alternatives ?? [],
		confirmed,
	})
	return { ...rest, ...(holder !== undefined && { [holder]: named(holder, false) }), [key]: named(key, true) }
}
