import { expect, it } from 'vitest'
import { draftOf, smallEdition } from '#tests/factories/code-draft.ts'
import { entriesOf, whatIsMissing } from '#app/features/code/draft/draft.ts'
import { editOutline, type OutlineEdit } from '#app/features/code/draft/edit-outline.ts'
import { assignId, proposeIds } from '#app/features/code/draft/propose-ids.ts'

const used = new Set(['p1', 'p2', 'p3', 'faq-flowers'])
const edited = (draft: ReturnType<typeof draftOf>, edit: OutlineEdit) => {
	const result = editOutline(draft.outline, edit)
	if ('refusal' in result) throw new Error(result.refusal)
	return { ...draft, outline: result.outline }
}
const idsIn = (ids: ReturnType<typeof proposeIds>) => Object.values(ids).map(({ id }) => id)

it('keeps what was confirmed when a clause is split or joined, and asks about what is new', () => {
	const proposed = draftOf()
	const confirmed = {
		...proposed,
		ids: Object.fromEntries(Object.entries(proposed.ids).map(([key, id]) => [key, { ...id, confirmed: true }])),
	}
	const third = entriesOf(proposed.outline)[2]
	const split = edited(confirmed, { kind: 'split-clause', clause: third?.key ?? '', block: 1 })
	const ids = proposeIds(split, used)
	const unconfirmed = entriesOf(split.outline).filter(({ key }) => !ids[key]?.confirmed)
	expect(unconfirmed.map(({ text }) => text)).toEqual(['They shall report what they were offered.'])
	expect(new Set(idsIn(ids)).size).toBe(5)
	expect(idsIn(ids)).toEqual(expect.arrayContaining(['p1', 'p2', 'p3', 'faq-flowers']))

	const joined = edited({ ...split, ids }, { kind: 'join-clause', clause: unconfirmed[0]?.key ?? '' })
	expect(idsIn(proposeIds(joined, used)).sort()).toEqual(['faq-flowers', 'p1', 'p2', 'p3'])
})

it('gives a clause the id that somebody chose, and whoever had it a new one to be looked at', () => {
	const draft = draftOf({ editionId: '2026' })
	const [first, second] = entriesOf(draft.outline).map(({ key }) => key)
	const ids = assignId(draft, { key: second ?? '', id: 'p1' }, used)
	expect(ids[second ?? '']).toMatchObject({ id: 'p1', confirmed: true })
	expect(ids[first ?? '']).toMatchObject({ confirmed: false })
	expect(new Set(idsIn(ids)).size).toBe(4)
	expect(used).not.toContain(ids[first ?? '']?.id)
})

it('gives a clause that is none of those before an id that no edition ever used', () => {
	const draft = draftOf({ editionId: '2026' })
	const key = entriesOf(draft.outline)[0]?.key ?? ''
	expect(used).not.toContain(assignId(draft, { key, id: null }, used)[key]?.id)
})

it('says what is missing before a review', () => {
	const draft = draftOf()
	expect(whatIsMissing({ ...draft, statements: [] }).map(({ step }) => step)).toEqual(['ids', 'statements'])
	const ids = Object.fromEntries(Object.entries(draft.ids).map(([key, id]) => [key, { ...id, confirmed: true }]))
	expect(whatIsMissing({ ...draft, ids })).toEqual([])
	const unsure = [{ line: 3, why: 'Perhaps.' }]
	expect(whatIsMissing({ ...draft, ids, outline: { ...draft.outline, unsure } })).toEqual([
		{ step: 'outline', text: '1 place in the outline still to answer' },
	])
	expect(smallEdition.id).toBe('2017')
})
