import { expect, it } from 'vitest'
import { draftOf, smallSource } from '#tests/factories/code-draft.ts'
import { draftText } from '#app/features/code/draft/draft-text.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { toIdsView } from '#app/routes/admin/code/$edition/ids/view-model.ts'

it('shows the words of both clauses, and once where they say the same', () => {
	const base = draftText(draftOf())
	const source = smallSource.replace(
		'inform their manager of errors.',
		`inform their manager of errors ${'at once and '.repeat(20)}in writing.`,
	)
	const { entries } = toIdsView(draftOf({ editionId: '2026', base, source, outline: parseCode(source) }))
	expect(entries[0]).toMatchObject({
		words: { first: 'Officers shall be honest in all that they do.', whole: null },
		wordsBefore: null,
		doubtful: false,
	})
	expect(entries[1]).toMatchObject({
		words: { first: expect.stringMatching(/^Officers shall inform .* …$/), whole: expect.stringMatching(/in writing\.$/) },
		wordsBefore: { first: 'Officers shall inform their manager of errors.', whole: null },
	})
})

it('keeps a match among those to look at when it is confirmed, so that it does not move away', () => {
	const draft = draftOf({ editionId: '2026' })
	const ids = Object.fromEntries(Object.entries(draft.ids).map(([key, entry]) => [key, { ...entry, confirmed: true }]))
	const places = (shown: ReturnType<typeof toIdsView>) => shown.entries.map(({ doubtful }) => doubtful)
	expect(places(toIdsView({ ...draft, ids }))).toEqual(places(toIdsView(draft)))
})
