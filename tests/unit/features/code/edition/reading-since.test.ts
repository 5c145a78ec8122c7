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

it('is the whole of another text, even where it says the same', () => {
	const adopted = (text: EditionText, words: (plain: string) => string): EditionText => ({
		...text,
		textKind: 'adopted',
		sections: text.sections.map((section) => ({
			...section,
			clauses: section.clauses.map((clause) => ({ ...clause, adopted: words(clause.plain ?? '') })),
		})),
	})
	for (const words of [(plain: string) => plain, (plain: string) => plain.replaceAll('gifts', 'presents'), () => 'Be good.']) {
		const own = renderEdition(adopted(before, words))
		expect(readingSince(before, own)).toMatchObject({ what: 'whole', why: 'another-text', minutes: own.minutes })
		expect(readingSince(own.text, renderEdition(before))).toMatchObject({ what: 'whole', why: 'another-text' })
		expect(readingSince(own.text, own)).toMatchObject({ what: 'nothing', why: null })
	}
})

it('is what the preview of a publication counts, for as many as agreed to each edition', () => {
	const requirement = { key: 'code', askedAgain: [] } as unknown as Parameters<typeof simulationOf>[0]
	const none = startCount(simulationOf(requirement, { effectiveFrom: '2026-12-01', material: true, dueDays: 28 }, '2026-11-20')).total()
	const alike = (directorate: string, agreedTo: string | null, [again = 0, anyway = 0, later = 0]: number[]) => ({
		...{ directorate, agreedTo, again, anyway, later },
	})
	const readers = [
		alike('Adults', 'abc', [100, 0, 3]),
		alike('Children', 'abc', [20]),
		alike('Adults', null, [0, 6]),
		alike('Adults', 'old', [0, 12]),
	]
	const directorates = ['Adults', 'Children'].map((name) => ({ name, counts: none.counts }))
	const readings = new Map([
		['abc', { label: 'April 2017', what: 'whole' as const, why: 'another-text' as const, minutes: 25 }],
		[null, { label: null, what: 'whole' as const, why: null, minutes: 25 }],
		['old', { label: 'May 2012', what: 'changes' as const, why: null, minutes: 10 }],
	])
	const shown = toPublicationView({ ...none, readers, directorates }, { names: new Map(), readings, whole: 25, material: true, known: 0 })
	expect(
		shown.reading.rows.map(({ agreedTo, reads, again, anyway, later, hours }) => [agreedTo, reads, again, anyway, later, hours]),
	).toEqual([
		['April 2017', 'All of it: it is another text, even where it says the same', 120, 0, 3, 50],
		['May 2012', 'What changed', 0, 12, 0, 2],
		['Nothing yet', 'All of it', 0, 6, 0, 3],
	])
	expect(shown.reading.inAll).toBe(
		'To read all of it takes 25 minutes. 138 people read before they agree, because of it or anyway: in all about 55 hours.',
	)
	expect(shown.directorates.map(({ name, hours }) => [name, hours])).toEqual([
		['Adults', 46],
		['Children', 8],
	])
})
