import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '#app/platform/calendar.ts'
import { requirementOf } from '#tests/factories/requirement.ts'
import { isInAudience } from '#app/features/requirements/rules/audience.ts'
import { ruleOn } from '#app/features/requirements/rules/requirement-rules.ts'
import { scopeOn, scopesOf, startOfEmployment, withOtherPosts, type PlacementFact } from '#app/features/requirements/planning/scope.ts'

const adults = { workerType: 'permanent', directorate: 'Adults', service: 'Adult Care', tags: '' } as const
const finance = { ...adults, directorate: 'Resources', service: 'Finance' }
const inAdults = { audience: { directorates: ['Adults'] } }
const asked = requirementOf({ id: 1, slug: 'r', ...inAdults })
const spans = (placements: PlacementFact[], requirement = asked) =>
	scopesOf(placements, requirement).map(({ from, to, began }) => `${began} ${from} ${to}`)

describe('scopesOf', () => {
	it('begins with the employment, with the requirement, or with a move', () => {
		expect(spans([{ ...adults, validFrom: '2026-03-02', validTo: null }])).toEqual(['started 2026-03-02 null'])
		expect(spans([{ ...adults, validFrom: '2019-03-02', validTo: null }])).toEqual(['introduced 2020-01-01 null'])
		expect(spans([{ ...adults, validFrom: '2020-01-01', validTo: null }])).toEqual(['started 2020-01-01 null'])
		expect(
			spans([
				{ ...finance, validFrom: '2026-03-02', validTo: '2026-04-30' },
				{ ...adults, validFrom: '2026-05-01', validTo: '2026-06-30' },
			]),
		).toEqual(['moved 2026-05-01 2026-06-30'])
	})

	it('is one time over a move within the audience, and two over a day outside of it', () => {
		const first = { ...adults, validFrom: '2026-03-02', validTo: '2026-04-30' }
		const hospital = { ...adults, service: 'Hospital Teams', validTo: null }
		expect(spans([first, { ...hospital, validFrom: '2026-05-01' }])).toEqual(['started 2026-03-02 null'])
		expect(spans([first, { ...hospital, validFrom: '2026-05-02' }])).toEqual(['started 2026-03-02 2026-04-30', 'started 2026-05-02 null'])
		const day = { ...finance, validFrom: '2026-05-01', validTo: '2026-05-01' }
		expect(spans([first, day, { ...hospital, validFrom: '2026-05-02' }])).toEqual([
			'started 2026-03-02 2026-04-30',
			'moved 2026-05-02 null',
		])
	})

	it('ends where the rule asks somebody else, and begins where it asks again', () => {
		const placements = [{ ...finance, validFrom: '2026-03-02', validTo: null }]
		const later = [
			{ validFrom: '2026-05-01', ...inAdults },
			{ validFrom: '2026-07-01', audience: 'everybody' as const },
		]
		expect(spans(placements, requirementOf({ id: 1, slug: 'r', later }))).toEqual([
			'started 2026-03-02 2026-04-30',
			'moved 2026-07-01 null',
		])
	})

	it('holds exactly the days on which the placement of the day is in the audience of the day', () => {
		const start: Day = '2026-01-01'
		const length = fc.integer({ min: 1, max: 40 })
		const anyPlacements = fc
			.array(fc.tuple(fc.constantFrom(adults, finance, null), length), { minLength: 1, maxLength: 6 })
			.map((parts) => {
				let from = start
				return parts.flatMap(([placed, days]) => {
					const validFrom = from
					from = addDays(from, days)
					return placed ? [{ ...placed, validFrom, validTo: addDays(from, -1) }] : []
				})
			})
		const anyRequirement = fc
			.uniqueArray(
				fc.tuple(fc.integer({ min: 5, max: 150 }), fc.constantFrom('everybody' as const, 'nobody' as const, inAdults.audience)),
				{
					maxLength: 4,
					selector: ([day]) => day,
				},
			)
			.map((rules) => {
				const later = rules.sort(([a], [b]) => a - b).map(([day, audience]) => ({ validFrom: addDays(start, day), audience }))
				return requirementOf({ id: 1, slug: 'r', introducedOn: addDays(start, 4), ...inAdults, later })
			})
		fc.assert(
			fc.property(anyPlacements, anyRequirement, (placements, requirement) => {
				const scopes = scopesOf(placements, requirement)
				for (let day = start; day < '2026-10-01'; day = addDays(day, 1)) {
					const placement = placements.find(({ validFrom, validTo }) => validFrom <= day && day <= validTo)
					const rule = ruleOn(requirement, day)
					const expected = placement && rule ? isInAudience(rule.audience, placement) : false
					expect(scopes.filter(({ from, to }) => from <= day && (to === null || day <= to)).length).toBe(expected ? 1 : 0)
				}
				for (const [index, { from }] of scopes.slice(1).entries()) expect(addDays(scopes[index]?.to ?? '', 1) < from).toBe(true)
			}),
			{ numRuns: 50 },
		)
	})
})

describe('withOtherPosts', () => {
	const employed = { ...finance, validFrom: '2026-03-02', validTo: null }
	const asOther = (validFrom: Day, validTo: Day | null) => ({ ...adults, validFrom, validTo })
	it.each<[string, PlacementFact[], string[]]>([
		['all the while', [asOther('2026-03-02', null)], ['started 2026-03-02 null']],
		['from a later day', [asOther('2026-05-01', null)], ['moved 2026-05-01 null']],
		['for a time', [asOther('2026-05-01', '2026-06-30')], ['moved 2026-05-01 2026-06-30']],
		['from before the employment', [asOther('2020-01-01', '2026-03-31')], ['started 2026-03-02 2026-03-31']],
		['twice', [asOther('2026-04-01', '2026-04-30'), asOther('2026-06-01', null)], ['moved 2026-04-01 2026-04-30', 'moved 2026-06-01 null']],
		['two that overlap', [asOther('2026-04-01', '2026-06-30'), asOther('2026-05-01', '2026-07-31')], ['moved 2026-04-01 2026-07-31']],
		['before the employment only', [asOther('2020-01-01', '2020-12-31')], []],
		['in another audience', [{ ...finance, validFrom: '2026-04-01', validTo: null }], []],
	])('asks of somebody what is asked where they also work: %s', (_, posts, expected) => {
		expect(spans(withOtherPosts([employed], posts))).toEqual(expected)
	})

	it('asks once of somebody who works in the audience twice', () => {
		expect(spans(withOtherPosts([{ ...employed, ...adults }], [asOther('2026-05-01', '2026-06-30')]))).toEqual(['started 2026-03-02 null'])
	})

	it('leaves no day out and has none twice', () => {
		const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays('2026-01-01', days))
		const post = fc.tuple(day, day).map(([one, other]) => asOther(one < other ? one : other, one < other ? other : one))
		fc.assert(
			fc.property(fc.array(post, { maxLength: 4 }), post, (posts, { validFrom, validTo }) => {
				const parts = withOtherPosts([{ ...finance, validFrom, validTo }], posts)
				expect([parts[0]?.validFrom, parts.at(-1)?.validTo]).toEqual([validFrom, validTo])
				for (const [at, part] of parts.slice(1).entries()) expect(part.validFrom).toBe(addDays(parts[at]?.validTo ?? '', 1))
				for (const part of parts) {
					const there = posts.filter((other) => other.validFrom <= part.validFrom && (other.validTo ?? '9') >= (part.validTo ?? '9'))
					expect(part.also ?? []).toEqual(there)
				}
			}),
		)
	})
})

describe('scopeOn', () => {
	it('is that of the day, else the last one over, else the first to come', () => {
		const placements = [
			{ ...adults, validFrom: '2026-03-02', validTo: '2026-03-31' },
			{ ...adults, validFrom: '2026-06-01', validTo: '2026-06-30' },
		]
		const scopes = scopesOf(placements, asked)
		const from = (day: Day) => scopeOn(scopes, day)?.from
		expect([from('2026-01-01'), from('2026-03-02'), from('2026-05-31'), from('2026-06-01'), from('2026-12-01')]).toEqual([
			'2026-03-02',
			'2026-03-02',
			'2026-03-02',
			'2026-06-01',
			'2026-06-01',
		])
		expect(scopeOn([], '2026-01-01')).toBeNull()
	})
})

describe('startOfEmployment', () => {
	const placements = [
		{ validFrom: '2025-01-01', validTo: '2025-06-30' },
		{ validFrom: '2025-07-01', validTo: '2025-12-31' },
		{ validFrom: '2026-03-02', validTo: '2026-06-30' },
	]
	it.each([
		['2024-12-01', '2025-01-01'],
		['2025-08-01', '2025-01-01'],
		['2026-01-01', '2026-03-02'],
		['2026-06-30', '2026-03-02'],
		['2026-07-01', null],
	])('on %s: %s', (day, expected) => {
		expect(startOfEmployment(placements, day)).toBe(expected)
	})
})
