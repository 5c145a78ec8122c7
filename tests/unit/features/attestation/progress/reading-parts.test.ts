import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { readingParts } from '#app/features/attestation/progress/reading-parts.ts'

const entry = (id: string, words: number) => ({ id, number: null, heading: null, title: id, html: '', plainHtml: null, text: '', words })
const edition = (sections: number[], faq: number[]) => ({
	sections: sections.map((words, at) => ({ slug: `s${at}`, heading: `Section ${at}`, clauses: [entry(`c${at}`, words)] })),
	faq: faq.map((words, at) => entry(`q${at}`, words)),
})

test('puts short sections together, never cuts one, and ends with the questions', () => {
	const parts = readingParts(edition([100, 100, 150, 900, 10, 300], [200, 420]))
	expect(parts.map(({ title, minutes }) => [title, minutes])).toEqual([
		['Section 0, Section 1 and Section 2', 2],
		['Section 3', 5],
		['Section 4 and Section 5', 2],
		['Questions people ask', 3],
	])
})

test('has no part for questions that are not there', () => {
	expect(readingParts(edition([10], []))).toEqual([{ id: 's0', title: 'Section 0', sections: ['s0'], kind: 'sections', minutes: 1 }])
})

test.prop([fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 40 })])(
	'holds every section once, in order, and no two small neighbours',
	(sizes) => {
		const parts = readingParts(edition(sizes, []))
		expect(parts.flatMap(({ sections }) => sections)).toEqual(sizes.map((_, at) => `s${at}`))
		expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
		const words = parts.map(({ sections }) => sections.reduce((sum, slug) => sum + (sizes[Number(slug.slice(1))] ?? 0), 0))
		words.slice(1).forEach((size, at) => expect((words[at] ?? 0) + size).toBeGreaterThan(400))
	},
)
