import type { CodeDraft } from '#app/features/code/draft/code-draft.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { proposeIds } from '#app/features/code/draft/propose-ids.ts'

const clause = (number: string, plain: string, adopted: string | null = null) => ({
	id: `p${number}`,
	number,
	heading: null,
	adopted,
	plain,
})

/** An edition of three clauses and a question, in plain English. */
export const smallEdition: EditionText = {
	format: 2,
	id: '2017',
	label: 'April 2017',
	title: 'Code of Conduct',
	about: 'Plain English.',
	textKind: 'plain-english',
	statements: [
		{ id: 'read', text: 'I have read this plain-English edition.' },
		{ id: 'gifts', text: 'I will refuse gifts.' },
	],
	sections: [
		{
			slug: 'honesty',
			heading: 'Honesty',
			clauses: [clause('1', 'Be honest in all that you do at work.'), clause('2', 'Tell your manager when you are wrong.')],
		},
		{ slug: 'gifts', heading: 'Gifts', clauses: [clause('3', 'Politely refuse any gift from a supplier.')] },
	],
	faq: [{ id: 'faq-flowers', title: 'May I take flowers?', adopted: null, plain: 'Yes, if they are small.' }],
	changeNotes: [],
}

export const smallSource = `# Code of Conduct

## Honesty

1. Officers shall be honest in all that they do.
2. Officers shall inform their manager of errors.

## Gifts

3. Officers shall refuse any gift from a supplier.

They shall report what they were offered.

## Frequently asked questions

May I accept flowers?

Flowers of small value may be accepted.
`

/** A draft of the document, matched with the edition. */
export function draftOf({ source = smallSource, base = smallEdition, ...rest }: Partial<CodeDraft> = {}): CodeDraft {
	const editionId = rest.editionId ?? '2017'
	const outline = rest.outline ?? parseCode(source)
	return {
		id: 1,
		editionId,
		label: 'April 2017',
		title: 'Code of Conduct',
		state: 'draft',
		source,
		outline,
		base,
		baseSha256: '0'.repeat(64),
		ids: proposeIds({ editionId, base, outline, ids: {} }, new Set(['p1', 'p2', 'p3', 'faq-flowers'])),
		plain: {},
		statements: base.statements,
		changeNotes: [],
		material: null,
		reason: null,
		revision: 0,
		createdAt: 0,
		reviewedBy: null,
		reviewedAt: null,
		approver: null,
		approvedOn: null,
		approvedBy: null,
		minuteSha256: null,
		createdBy: 'person:1',
		sha256: null,
		...rest,
	}
}
