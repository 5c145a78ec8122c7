import { describe, expect, it } from 'vitest'
import { requirementOf } from '#tests/factories/requirement.ts'
import { explainForReport, explainObligation, type Explained } from '#app/features/requirements/status/explain-obligation.ts'

const started: Explained = {
	requirement: requirementOf({ id: 1, slug: 'code', title: 'The Code', basis: 'Asked of everybody' }),
	placement: { validFrom: '2026-06-01', workerType: 'permanent', directorate: 'Resources', service: 'Finance' },
	exempt: null,
	status: 'to-do',
	day: '2026-06-15',
	obligation: { opensOn: '2026-06-01', dueOn: '2026-06-29', cause: { kind: 'started', on: '2026-06-01', days: 28 } },
	awaySince: null,
}

describe('explainObligation', () => {
	it('speaks to the learner, and of the person in a report', () => {
		const due = 'on 1 June 2026. The first time is due within 28 days, by 29 June 2026.'
		const placed = 'Has worked in Finance, Resources, since 1 June 2026 (permanent).'
		const rest = 'There are 14 days left on 15 June 2026.'
		expect(explainObligation(started, 'learner')).toEqual([
			'Asked of everybody.',
			'You have worked in Finance, Resources, since 1 June 2026 (permanent).',
			`You started ${due}`,
			rest,
		])
		expect(explainObligation(started, 'report')).toEqual(['Asked of everybody.', placed, `Started ${due}`, rest])
		expect(explainForReport(started)).toBe(`Asked of everybody. ${placed} Started ${due} ${rest}`)
		expect(explainObligation({ ...started, obligation: null }, 'learner')).toEqual(['The Code is not asked of you on 15 June 2026.'])
		expect(explainForReport({ ...started, obligation: null })).toBe('The Code is not asked of this person on 15 June 2026.')
	})

	it('leaves the words of a basis alone', () => {
		expect(
			explainForReport({ ...started, placement: null, requirement: requirementOf({ id: 1, slug: 'code', basis: 'You started it' }) }),
		).toMatch(/^You started it\. Started on /)
	})

	it.each<[Partial<Explained>, string]>([
		[{ day: '2026-06-28' }, 'There is 1 day left on 28 June 2026.'],
		[{ day: '2026-06-29' }, 'It is due today, 29 June 2026.'],
		[{ day: '2026-06-30', status: 'overdue' }, 'Overdue by 1 day on 30 June 2026.'],
		[{ status: 'paused', awaySince: '2026-06-05' }, 'Paused: on long leave since 5 June 2026.'],
		[{ status: 'up-to-date' }, 'Nothing needs doing until then.'],
	])('ends with the status: %j', (change, last) => {
		expect(explainObligation({ ...started, ...change }, 'report').at(-1)).toBe(last)
	})

	it('tells the days on which the clock stood still: those before it ran do not count', () => {
		const paused = (days: number, from: string, to: string) =>
			explainObligation(
				{
					...started,
					day: '2026-11-22',
					obligation: {
						opensOn: '2026-10-25',
						dueOn: '2027-01-18',
						cause: {
							kind: 'introduced',
							on: '2026-10-25',
							days: 56,
							paused: { days, last: { from, to, kind: 'leave' }, afterReturn: false },
						},
					},
				},
				'report',
			)[3]
		expect(paused(29, '2026-10-01', '2026-11-22')).toBe(
			'The clock stood still for 29 days of long leave, from 25 October 2026 to 22 November 2026, so it is due by 18 January 2027.',
		)
		expect(paused(2, '2026-11-21', '2026-11-22')).toContain('from 21 November 2026 to 22 November 2026')
		expect(paused(0, '2026-10-01', '2026-10-20')).toContain('There was long leave, from 1 October 2026 to 20 October 2026')
	})

	it('tells what counts for those who were here before, and for a renewal', () => {
		const because = (cause: NonNullable<Explained['obligation']>['cause']) =>
			explainObligation({ ...started, obligation: { opensOn: '2026-06-01', dueOn: '2026-06-29', cause } }, 'report').slice(2, -1)
		expect(because({ kind: 'introduced', on: '2026-06-01', days: 28 })).toEqual([
			'It was introduced on 1 June 2026 for everybody here then, and is due within 28 days, by 29 June 2026.',
		])
		const introduced = (day: string, dueOn: string) =>
			explainObligation(
				{ ...started, day, obligation: { opensOn: '2026-06-01', dueOn, cause: { kind: 'introduced', on: '2026-06-01', days: 28 } } },
				'report',
			)[2]
		expect(introduced('2026-06-15', '2026-07-20')).toContain('would be due within 28 days, by 29 June 2026')
		expect(introduced('2026-07-10', '2026-07-20')).toContain('was to be due within 28 days')
		expect(introduced('2026-07-10', '2026-06-29')).toContain('was due within 28 days')
		expect(because({ kind: 'new-version', completedOn: '2026-02-01', on: '2026-06-01', days: 28 })).toEqual([
			'Last completed on 1 February 2026. A new version came on 1 June 2026 that everybody is asked to take within 28 days, by 29 June 2026.',
		])
		const edition = { completedOn: '2026-02-01', on: '2026-06-01', days: 28, kind: 'new-version' } as const
		const ofTheCode = { ...started.requirement, kind: 'attestation' } as const
		const obligation = { opensOn: '2026-06-01', dueOn: '2026-06-29', cause: edition }
		expect(explainObligation({ ...started, requirement: ofTheCode, obligation }, 'report')[2]).toBe(
			'Last completed on 1 February 2026. A new edition came into force on 1 June 2026 that everybody is asked to agree to within 28 days, by 29 June 2026.',
		)
		expect(because({ kind: 'renewal', completedOn: '2025-06-20', from: '2025-06-29', months: 12 })).toEqual([
			'Last completed on 20 June 2025. It lasts 1 year from 29 June 2025, so it is due again by 29 June 2026.',
			'It can be renewed from 1 June 2026.',
		])
	})
})
