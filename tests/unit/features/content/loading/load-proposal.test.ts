import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fieldErrors, loadFixture } from '#tests/factories/content-folder.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'

const change = { id: 'a', title: 'Scope', text: 'Everybody is covered.', paragraphs: '6', clauses: ['p1'], modules: ['tiny'] }
const proposal = {
	id: '2026',
	label: 'Proposed',
	title: 'Code',
	about: 'Not in force.',
	reportedOn: '2026-03-11',
	amends: '2017',
	changes: [change],
}
const errors = (changes: object) =>
	fieldErrors({ 'code/2026/proposed.json': { ...proposal, ...changes } }).map(({ file, field, message }) => `${file} ${field}: ${message}`)

describe('a proposal', () => {
	it('is no edition', () => {
		const { proposals, editions, currentEdition } = loadFixture({ 'code/2026/proposed.json': proposal })
		expect([[...proposals.keys()], [...editions.keys()], currentEdition.id]).toEqual([['2026'], ['2017'], '2017'])
		expect(proposals.get('2026')).toEqual(proposal)
	})

	it.each<[string, object, string]>([
		['a folder of another name', { id: '2027' }, 'code/2026/proposed.json id: is "2027" in the folder "2026"'],
		['an edition that is not there', { amends: '1999' }, 'code/2026/proposed.json amends: there is no edition "1999"'],
		[
			'a clause that is not there',
			{ changes: [{ ...change, clauses: ['p1', 'p9'] }] },
			'code/2026/proposed.json changes[0].clauses[1]: edition 2017 has no clause "p9"',
		],
		[
			'a module that is not there',
			{ changes: [{ ...change, modules: ['huge'] }] },
			'code/2026/proposed.json changes[0].modules[0]: there is no module "huge"',
		],
		[
			'paragraphs that are no numbers',
			{ changes: [{ ...change, paragraphs: 'six' }] },
			'code/2026/proposed.json changes[0].paragraphs: is not a paragraph such as 13, or several such as 15-16',
		],
	])('names file and field of %s', (_, changes, error) => {
		expect(errors(changes)).toEqual([error])
	})
})

it('the revision of March 2026 holds the fourteen amendments with their paragraphs', () => {
	const { proposals, modules } = loadContent(fileURLToPath(new URL('../../../../../content', import.meta.url)), '2026-11-22')
	const changes = proposals.get('2026')?.changes ?? []
	expect(changes.map(({ id, paragraphs }) => `${id} ${paragraphs}`)).toEqual([
		'a 6',
		'b 9',
		'c 11',
		'd 13',
		'e 14',
		'f 15-16',
		'g 37-41',
		'h 48',
		'i 50-54',
		'j 55-57',
		'k 58-60',
		'l 66-68',
		'm 73',
		'n 74-76',
	])
	expect(changes.filter(({ clauses }) => clauses.length === 0).map(({ id }) => id)).toEqual(['f', 'l', 'm'])
	expect(changes.find(({ id }) => id === 'm')?.modules.toSorted()).toEqual([...modules.keys()].toSorted())
})
