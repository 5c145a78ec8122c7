import { describe, expect, it } from 'vitest'
import type { Content, LawUse, Module, WatchedFact } from '#app/features/content/content.ts'
import { reviewContent } from '#app/features/content/checking/review-content.ts'

const today = '2026-11-22'
const fact = (id: string, reviewBy: string, usedOn: LawUse[]) => ({ id, title: id, reviewBy, usedOn }) as unknown as WatchedFact
const module = (id: string) => ({ id, title: id, version: '1.0' }) as unknown as Module
const page = (of: string, id: string): LawUse => ({ module: of, part: 'page', id })

function review(facts: WatchedFact[]) {
	const modules: Content['modules'] = new Map(['fire', 'water'].map((id) => [id, module(id)]))
	return reviewContent({ modules, lawWatch: new Map(facts.map((each) => [each.id, each])) }, today)
}

describe('the law watch module by module', () => {
	it('puts first what falls due first, in each module only where that module uses it', () => {
		const reviews = review([
			fact('later', '2027-06-01', [page('fire', 'a'), page('water', 'b')]),
			fact('sooner', '2027-02-01', [page('water', 'c')]),
		])
		expect(reviews.map(({ module: of, facts }) => [of?.id, facts.map(({ id, usedOn }) => [id, usedOn.map((use) => use.id)])])).toEqual([
			[
				'water',
				[
					['sooner', ['c']],
					['later', ['b']],
				],
			],
			['fire', [['later', ['a']]]],
		])
	})

	it.each([
		['2026-11-21', 'past'],
		['2026-11-22', 'soon'],
		['2027-01-21', 'soon'],
		['2027-01-22', 'later'],
	])('to be looked at by %s is %s on 22 November 2026', (reviewBy, state) => {
		expect(review([fact('a', reviewBy, [page('fire', 'x')])])[0]?.facts[0]?.state).toBe(state)
	})

	it('keeps the facts that no module uses at the end', () => {
		const reviews = review([fact('unused', '2027-01-01', [])])
		expect(reviews.at(-1)).toMatchObject({ module: null, facts: [{ id: 'unused' }] })
	})
})
