import { describe, expect, it } from 'vitest'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { searchCode } from '#app/features/attestation/progress/search-code.ts'

type Searched = Pick<RenderedEdition, 'sections' | 'faq'>

function codeOf(texts: readonly string[], questions: readonly { title: string; text: string }[] = []): Searched {
	const rest = { html: '', plainHtml: null, words: 0 }
	const clauses = texts.map((text, at) => ({ id: `p${at + 1}`, number: String(at + 1), heading: null, text, ...rest }))
	return {
		sections: [{ slug: 'values', heading: 'Values', clauses }],
		faq: questions.map((question, at) => ({ id: `faq-${at + 1}`, ...question, ...rest })),
	}
}

const found = (code: Searched, query: string) => searchCode(code, query).map(({ id }) => id)

describe('the search in the Code', () => {
	const code = codeOf(
		[
			"The council's property is not yours.",
			'Follow the data‑protection rules: tell the Officers’ line.',
			'A café – not a gift – is “a treat”.',
		],
		[{ title: "What's a gift?", text: 'A non-cash thing.' }],
	)

	it.each([
		["council's", ['p1']],
		['council’s', ['p1']],
		['COUNCIL‘S', ['p1']],
		['data protection', ['p2']],
		['data-protection', ['p2']],
		['data–protection', ['p2']],
		['officers', ['p2']],
		["Officers' line", ['p2']],
		['cafe', ['p3']],
		['CAFÉ', ['p3']],
		['"a treat"', ['p3']],
		['“treat”', ['p3']],
		['gift?', ['p3', 'faq-1']],
		['what’s non cash', ['faq-1']],
		['values', ['p1', 'p2', 'p3']],
		['property gift', []],
		[' – ', []],
		['', []],
	])('for %j finds %j', (query, ids) => {
		expect(found(code, query)).toEqual(ids)
	})

	it('shows the words around the first word as they are written', () => {
		const before = 'These words stand before it. '.repeat(10)
		const after = ' These words stand after it.'.repeat(10)
		const [hit] = searchCode(codeOf([`${before}Crème brûlée – the council’s data-protection duty.${after}`]), "council's data-protection")
		expect(hit?.label).toBe('Paragraph 1: Values')
		expect(hit?.excerpt).toMatch(/^… .*Crème brûlée – the council’s data-protection duty\..* …$/)
		expect(hit?.excerpt.length).toBeLessThan(200)
	})
})
