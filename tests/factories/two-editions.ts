import type { EditionText } from '#app/features/code/edition/edition-text.ts'

type Clause = EditionText['sections'][number]['clauses'][number]

/** For tests: clauses `[id, number, words]` by section, in plain English unless `adopted` holds words too. */
export type Written = Record<string, [id: string, number: string | null, plain: string | null, adopted?: string | null, heading?: string][]>

export const editionOf = (sections: Written, changes: Partial<EditionText> = {}): EditionText => ({
	format: 2,
	id: '2017',
	label: 'April 2017',
	title: 'Officers’ Code of Conduct',
	about: 'For tests.',
	textKind: 'plain-english',
	statements: [{ id: 'read', text: 'I have read the Code.' }],
	sections: Object.entries(sections).map(([heading, clauses]) => ({
		slug: heading.toLowerCase().replaceAll(' ', '-'),
		heading,
		clauses: clauses.map(([id, number, plain, adopted, over]): Clause => ({
			id,
			number,
			plain,
			adopted: adopted ?? null,
			heading: over ?? null,
		})),
	})),
	faq: [],
	changeNotes: [],
	...changes,
})
