import { describe, expect, it } from 'vitest'
import { changedParts, describeRenewal, describeRule } from '#app/features/requirements/rules/rule-in-words.ts'
import { ruleChangeSchema } from '#app/features/requirements/rules/requirement-rules.ts'

const rule = ruleChangeSchema.parse({ firstDueDays: 42, renewMonths: 24, opensDaysBefore: 60 })

describe('describeRule', () => {
	it('says every part in words', () => {
		expect(describeRule(rule).map(({ part, words }) => `${part}: ${words}`)).toEqual([
			'Who is asked: Everybody who works here',
			'First due: Within 42 days of starting, or of the day it is first asked',
			'Renewed: Every 2 years, each person by their own day',
			'Opens for renewal: 60 days before the due day',
			'More time: Nobody has more time',
			'Notice: At least 28 days where a change brings a due day forward',
		])
	})

	it('says who has more time', () => {
		const stretch = ruleChangeSchema.shape.stretch.parse([
			{ workerTypes: ['casual'], extraDays: 28 },
			{ tags: ['term-time'], extraDays: 1 },
		])
		expect(describeRule({ ...rule, stretch }).find(({ part }) => part === 'More time')?.words).toBe(
			'28 more days for casual workers; 1 more day for everybody who works here tagged term-time',
		)
	})

	it.each([
		[{ renewMonths: 1 }, 'Every month, each person by their own day'],
		[{ renewMonths: 12 }, 'Every year, each person by their own day'],
		[{ renewMonths: 18 }, 'Every 18 months, each person by their own day'],
		[{ renewMonths: 12, renewInMonth: 3 }, 'Every year by the end of March'],
		[
			{ renewMonths: 24, renewInMonth: 12, minimumActiveMonths: 1 },
			'Every 2 years by the end of December. Anybody who did it less than 1 month before that waits for the next December',
		],
	])('%j is “%s”', (change, words) => {
		expect(describeRenewal({ ...rule, ...change })).toBe(words)
	})
})

describe('changedParts', () => {
	it('is empty for rules that ask the same, and names every part that differs', () => {
		expect(changedParts(rule, { ...rule })).toEqual([])
		const changes = { audience: 'nobody', firstDueDays: 1, renewMonths: 36, opensDaysBefore: 1, noticeDays: 0 } as const
		for (const [name, value] of Object.entries(changes)) expect(changedParts(rule, { ...rule, [name]: value })).toHaveLength(1)
		expect(changedParts(rule, { ...rule, renewMonths: 12 })).toEqual([
			{ part: 'Renewed', before: 'Every 2 years, each person by their own day', after: 'Every year, each person by their own day' },
		])
	})
})
