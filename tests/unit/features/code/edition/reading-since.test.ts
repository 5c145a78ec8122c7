import { expect, it } from 'vitest'
import { smallEdition } from '#tests/factories/code-draft.ts'
import { renderEdition } from '#app/features/code/edition/edition.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { readingSince } from '#app/features/code/edition/reading-since.ts'
import { toPublicationView } from '#app/routes/admin/code/$edition/publish/preview/view-model.ts'
import { simulationOf, startCount } from '#app/features/code/publication/simulate-publication.ts'

const long = (word: string) => `${word} `.repeat(300).trim()
/** The clauses of an edition, each with other words. */
const edition = (words: readonly string[]): EditionText => ({
	...smallEdition,
	sections: smallEdition.sections.map((section, at) => ({
		...section,
		clauses: section.clauses.map((clause) => ({ ...clause, plain: long(words[at] ?? '') })),
	})),
})
const before = edition(['honest', 'gifts'])

it('is what changed, the whole where that is shorter, or nothing', () => {
	expect(readingSince(before, renderEdition(before))).toMatchObject({ what: 'nothing', minutes: 0 })
	const one = renderEdition(edition(['honest', 'presents']))
	expect(readingSince(before, one)).toMatchObject({ what: 'changes', minutes: 3, changes: 3 })
	const all = renderEdition(edition(['truthful', 'presents']))
	expect(readingSince(before, all)).toMatchObject({ what: 'whole', minutes: all.minutes, changes: 9 })
})

it('is what the preview of a publication counts, for as many as are asked', () => {
	const requirement = { key: 'code', askedAgain: [] } as unknown as Parameters<typeof simulationOf>[0]
	const none = startCount(simulationOf(requirement, { effectiveFrom: '2026-12-01', material: true, dueDays: 28 }, '2026-11-20')).total()
	const effect = { ...none, counts: { ...none.counts, again: 100, leave: 20 } }
	const shown = (now: EditionText) => {
		const rendered = renderEdition(now)
		const reading = { ...readingSince(before, rendered), whole: rendered.minutes }
		return toPublicationView(effect, { names: new Map(), reading, material: true, known: 0 })
	}
	expect(shown(edition(['truthful', 'presents']))).toMatchObject({
		reading:
			'Nearly all of it is new, so people read the whole of it, which takes 5 minutes. What changed, old and new side by side, would take 9 minutes.',
		hours: 'In all about 10 hours of reading.',
	})
	expect(shown(edition(['honest', 'presents'])).hours).toBe('In all about 6 hours of reading.')
})
