import { describe, expect, it } from 'vitest'
import { describeAudience, extraDays, isInAudience, type Placed } from '#app/features/requirements/rules/audience.ts'
import type { Audience } from '#app/features/requirements/rules/requirement-rules.ts'

const placed: Placed = { workerType: 'permanent', directorate: 'Adults', service: 'Adult Care', tags: 'drives-for-work|term-time' }

describe('isInAudience', () => {
	it.each<[Audience, boolean]>([
		['everybody', true],
		['nobody', false],
		[{}, true],
		[{ workerTypes: ['casual', 'permanent'] }, true],
		[{ workerTypes: ['casual'] }, false],
		[{ directorates: ['Adults'] }, true],
		[{ directorates: ['Resources'] }, false],
		[{ services: ['Adult Care'], directorates: ['Adults'] }, true],
		[{ services: ['Adult Care'], directorates: ['Resources'] }, false],
		[{ tags: ['works-with-children', 'term-time'] }, true],
		[{ tags: ['term'] }, false],
		[{ tags: ['term-time'], workerTypes: ['casual'] }, false],
	])('%j: %s', (audience, expected) => {
		expect(isInAudience(audience, placed)).toBe(expected)
	})

	it('finds no tag on somebody who has none', () => {
		expect(isInAudience({ tags: ['term-time'] }, { ...placed, tags: '' })).toBe(false)
	})
})

describe('extraDays', () => {
	const stretch = [
		{ workerTypes: ['casual' as const], extraDays: 14 },
		{ tags: ['term-time'], extraDays: 21 },
		{ workerTypes: ['permanent' as const], tags: ['drives-for-work'], extraDays: 5 },
	]

	it.each<[Partial<Placed>, number]>([
		[{}, 21],
		[{ tags: '' }, 0],
		[{ tags: '', workerType: 'casual' }, 14],
		[{ tags: 'drives-for-work' }, 5],
		[{ tags: 'drives-for-work', workerType: 'casual' }, 14],
	])('%j: the most of those that match, not their sum: %i', (change, expected) => {
		expect(extraDays(stretch, { ...placed, ...change })).toBe(expected)
	})
})

describe('describeAudience', () => {
	it.each<[Audience, string]>([
		['everybody', 'everybody who works here'],
		['nobody', 'nobody'],
		[{}, 'everybody who works here'],
		[{ directorates: ['Adults'] }, 'everybody who works in Adults'],
		[{ workerTypes: ['permanent', 'temporary', 'casual'] }, 'permanent, temporary or casual workers'],
		[{ workerTypes: ['permanent'], services: ['Adult Care'], directorates: ['Adults'] }, 'permanent workers in Adult Care, Adults'],
		[{ tags: ['drives-for-work'] }, 'everybody who works here tagged drives-for-work'],
	])('%j: %s', (audience, expected) => {
		expect(describeAudience(audience)).toBe(expected)
	})
})
