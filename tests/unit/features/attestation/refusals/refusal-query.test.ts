import { describe, expect, it } from 'vitest'
import { readRefusalQuery, refusalsAddress, refusalViews } from '#app/features/attestation/refusals/refusal-query.ts'

const directorates = ['Place', 'Children & Families']
const read = (search: string) => readRefusalQuery(new URLSearchParams(search), { directorates })

describe('the address of the refusals', () => {
	it.each([
		['', { show: 'open', directorate: null, q: null, page: 1 }],
		['show=&directorate=&q=', { show: 'open', directorate: null, q: null, page: 1 }],
		['show=mine', { show: 'mine', directorate: null, q: null, page: 1 }],
		['show=agreed-since&page=3', { show: 'agreed-since', directorate: null, q: null, page: 3 }],
		['directorate=Children+%26+Families&q=+okafor+', { show: 'open', directorate: 'Children & Families', q: 'okafor', page: 1 }],
	])('%s', (search, query) => expect(read(search)).toEqual({ query }))

	it.each([
		['show=opened', [{ field: 'show', text: expect.stringMatching(/^Choose what to show from the list.*open/) }]],
		['show=agreed', [{ field: 'show', text: expect.stringMatching(/^Choose what to show from the list/) }]],
		['directorate=Plaice', [{ field: 'directorate', text: expect.stringMatching(/^Choose a directorate from the list.*Place/) }]],
		['page=0', [{ field: 'page', text: 'Pages begin at 1' }]],
		['page=two', [{ field: 'page', text: 'The page must be a number' }]],
		[`q=${'a'.repeat(101)}`, [{ field: 'q', text: 'Name, number or e-mail must be 100 characters or fewer' }]],
	])('%s is answered with what is wrong with it', (search, errors) => expect(read(search)).toEqual({ errors }))

	it.each(refusalViews.map(({ value }) => value))('of %s asks for the same again', (show) => {
		const query = { show, directorate: 'Children & Families', q: 'ama', page: 2 }
		expect(read(refusalsAddress(query, { page: 2 }).split('?')[1] ?? '')).toEqual({ query })
		expect(refusalsAddress(query)).not.toContain('page')
	})
})
