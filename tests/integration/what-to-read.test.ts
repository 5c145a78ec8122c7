import { describe, expect, it } from 'vitest'
import { toPartView } from '#app/routes/attest/read/$part/view-model.ts'
import { whatToRead } from '#app/features/attestation/progress/what-to-read.server.ts'
import { renderEdition } from '#app/features/code/edition/edition.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { commenceEdition } from '#tests/factories/edition.ts'

const words = (n: number, word: string) => Array.from({ length: n }, (_, at) => `${word}${at}`).join(' ')
const edition = (
	id: string,
	clauses: readonly (Partial<EditionText['sections'][number]['clauses'][number]> & { plain: string })[],
): EditionText => ({
	format: 2,
	id,
	label: id,
	title: 'The Code',
	about: '',
	textKind: 'plain-english',
	statements: [{ id: 'read', text: 'I have read it.' }],
	sections: [
		{
			slug: 'one',
			heading: 'One',
			clauses: clauses.map((clause, at) => ({ id: `p${at + 1}`, number: `${at + 1}`, heading: null, adopted: null, ...clause })),
		},
	],
	faq: [],
	changeNotes: [],
})

describe('what somebody has to read', () => {
	const db = createDatabase()
	const before = commenceEdition(db, edition('old', [{ plain: words(300, 'a') }, { plain: words(300, 'b') }]), {
		now: Date.parse('2026-01-05T09:00:00Z'),
	})
	const read = (text: EditionText, since: string | null = before.fingerprint) => {
		const { parts, changes } = whatToRead(db, since, renderEdition(text))
		return { parts: parts.map(({ id }) => id), compared: changes !== null }
	}

	it('is all of it for the first time, in parts', () => {
		expect(read(before.text, null)).toEqual({ parts: ['one'], compared: false })
	})

	it('is nothing where nothing changed, or only a number', () => {
		expect(read(before.text)).toEqual({ parts: [], compared: false })
		expect(read(edition('new', [{ plain: words(300, 'a'), number: '7' }, { plain: words(300, 'b') }]))).toEqual({
			parts: [],
			compared: true,
		})
	})

	const adopt = (text: EditionText, adopted: (plain: string | null, at: number) => string): EditionText => ({
		...text,
		id: 'adopted',
		textKind: 'adopted',
		sections: text.sections.map((section) => ({
			...section,
			clauses: section.clauses.map((clause, at) => ({ ...clause, adopted: adopted(clause.plain, at) })),
		})),
	})

	it.each([
		['says the same in other words', adopt(before.text, () => words(200, 'x'))],
		['is word for word the same', adopt(before.text, (plain) => plain ?? '')],
		['is the same in part', adopt(before.text, (plain, at) => (at === 0 ? (plain ?? '') : words(250, 'y')))],
		['is the same save one word', adopt(before.text, (plain) => `${plain} more`)],
		['moves a clause', adopt(edition('moved', [{ plain: words(300, 'b') }, { plain: words(300, 'a') }]), (plain) => plain ?? '')],
		['is much shorter', adopt(before.text, () => 'Be good.')],
		['has no plain English', adopt(edition('none', [{ plain: words(9, 'a') }]), () => words(300, 'a'))],
	])('is all of a first adopted text for whoever agreed to the plain English: %s', (_, text) => {
		const reading = whatToRead(db, before.fingerprint, renderEdition(text))
		expect(reading).toMatchObject({ what: 'whole', why: 'another-text', parts: [{ id: 'one', kind: 'sections' }] })
		expect(whatToRead(db, null, renderEdition(text))).toMatchObject({ what: 'whole', why: null, parts: reading.parts })
	})

	it('folds what they know beside each clause, and says where not a word is other', () => {
		const own = adopt(edition('own', [{ plain: words(300, 'a') }, { plain: words(300, 'b') }, { plain: 'New.' }]), (plain, at) =>
			at === 0 ? 'You shall be good.' : (plain ?? ''),
		)
		const after = renderEdition({ ...own, sections: own.sections.map((section) => ({ ...section, clauses: section.clauses.slice(0, 3) })) })
		const reading = whatToRead(db, before.fingerprint, after)
		const view = reading.parts[0] && toPartView(reading.parts[0], reading, after)
		expect(view).toMatchObject({
			kind: 'whole',
			known: {
				p1: { isSame: false, label: 'The plain English that you agreed to before', html: `<p class="govuk-body">${words(300, 'a')}</p>` },
				p2: { isSame: true },
			},
			gone: [],
		})
		expect(view?.kind === 'whole' && Object.keys(view.known)).toEqual(['p1', 'p2'])
	})

	it('is what became other wording where the kind of the text is the same', () => {
		const both = edition('both', [{ plain: words(300, 'a'), adopted: words(90, 'x') }, { plain: words(300, 'b') }])
		expect(read(both)).toEqual({ parts: ['changes'], compared: true })
	})

	it('is what changed where that is less than the whole', () => {
		expect(read(edition('new', [{ plain: `${words(300, 'a')} more` }, { plain: words(300, 'b') }]))).toEqual({
			parts: ['changes'],
			compared: true,
		})
	})

	it('is all of it where nearly all of it is new', () => {
		expect(read(edition('new', [{ plain: words(300, 'c') }, { plain: words(300, 'd') }]))).toEqual({ parts: ['one'], compared: true })
	})

	it('is shown as the Code itself, not as changes, where nearly all of it is new', () => {
		const after = renderEdition(edition('rewritten', [{ plain: words(300, 'x') }, { plain: words(300, 'y') }]))
		const reading = whatToRead(db, before.fingerprint, after)
		const [part] = reading.parts
		expect(part && toPartView(part, reading, after)).toMatchObject({ kind: 'whole', sections: [{ slug: 'one' }], faq: [] })
	})
})
