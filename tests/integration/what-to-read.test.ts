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

	it('is nothing where nothing changed, or only a number, or the adopted words came beside the plain ones', () => {
		expect(read(before.text)).toEqual({ parts: [], compared: false })
		expect(read(edition('new', [{ plain: words(300, 'a'), number: '7' }, { plain: words(300, 'b') }]))).toEqual({
			parts: [],
			compared: true,
		})
		expect(read(edition('both', [{ plain: words(300, 'a'), adopted: words(300, 'x') }, { plain: words(300, 'b') }]))).toEqual({
			parts: [],
			compared: true,
		})
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
