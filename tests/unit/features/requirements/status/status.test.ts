import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#app/platform/calendar.ts'
import { dueSoonDays, isCompliant, statusOn, statuses, type StatusFacts } from '#app/features/requirements/status/status.ts'

const today = '2026-11-20'
const anyObligation = fc
	.record({ cycle: fc.integer({ min: 1, max: 3 }), opens: fc.integer({ min: -90, max: 90 }), lasts: fc.integer({ min: 1, max: 90 }) })
	.map(({ cycle, opens, lasts }) => ({ cycle, opensOn: addDays(today, opens), dueOn: addDays(today, opens + lasts), askedTo: null }))
const anyFacts: fc.Arbitrary<StatusFacts> = fc.record({
	obligation: fc.option(anyObligation),
	started: fc.boolean(),
	away: fc.boolean(),
	exempt: fc.boolean(),
})
const open = (dueIn: number, cycle = 1) => ({ cycle, opensOn: addDays(today, -30), dueOn: addDays(today, dueIn), askedTo: null })

describe('statusOn', () => {
	it.each<[string, StatusFacts, string]>([
		['the due day itself is in time', { obligation: open(0), started: false, away: false, exempt: false }, 'due-soon'],
		['the day after is not', { obligation: open(-1), started: true, away: false, exempt: false }, 'overdue'],
		['fourteen days before is soon', { obligation: open(dueSoonDays), started: true, away: false, exempt: false }, 'due-soon'],
		['fifteen is not', { obligation: open(dueSoonDays + 1), started: true, away: false, exempt: false }, 'in-progress'],
		['nothing begun', { obligation: open(20), started: false, away: false, exempt: false }, 'to-do'],
		['a renewal that may be done', { obligation: open(20, 2), started: false, away: false, exempt: false }, 'renewal-open'],
		['a renewal that has begun', { obligation: open(20, 2), started: true, away: false, exempt: false }, 'renewal-open'],
		['on long leave', { obligation: open(-20), started: true, away: true, exempt: false }, 'paused'],
		['exempt', { obligation: open(-20), started: true, away: true, exempt: true }, 'exempt'],
		['no longer asked', { obligation: { ...open(-20), askedTo: '2026-11-19' }, started: true, away: false, exempt: true }, 'not-in-scope'],
		['asked until today', { obligation: { ...open(-20), askedTo: today }, started: true, away: false, exempt: false }, 'overdue'],
		['nothing is asked', { obligation: null, started: false, away: true, exempt: false }, 'not-in-scope'],
		[
			'not open yet, the first time',
			{ obligation: { cycle: 1, opensOn: '2026-11-21', dueOn: '2026-12-20', askedTo: null }, started: false, away: false, exempt: false },
			'upcoming',
		],
		[
			'not open yet, again',
			{ obligation: { cycle: 2, opensOn: '2026-11-21', dueOn: '2026-12-20', askedTo: null }, started: false, away: true, exempt: false },
			'up-to-date',
		],
	])('%s', (_, facts, expected) => {
		expect(statusOn(today, facts)).toBe(expected)
	})

	it('only gets worse as days go by while nothing is done', () => {
		const order = ['up-to-date', 'upcoming', 'to-do', 'renewal-open', 'in-progress', 'due-soon', 'overdue']
		fc.assert(
			fc.property(anyObligation, fc.boolean(), (obligation, started) => {
				const on = [...Array(200).keys()].map((offset) =>
					order.indexOf(statusOn(addDays(today, offset - 100), { obligation, started, away: false, exempt: false })),
				)
				expect(on).toEqual([...on].sort((a, b) => a - b))
			}),
		)
	})

	it('is overdue exactly after the due day, never for somebody away or before the window opens', () => {
		fc.assert(
			fc.property(anyFacts, (facts) => {
				const status = statusOn(today, facts)
				expect(statuses).toContain(status)
				const { obligation, away, exempt } = facts
				expect(status === 'overdue').toBe(obligation !== null && !away && !exempt && daysBetween(obligation.dueOn, today) > 0)
				if (obligation && obligation.opensOn > today && !exempt) expect(['up-to-date', 'upcoming']).toContain(status)
				if (status === 'overdue' || status === 'due-soon' || status === 'to-do') expect(isCompliant(status)).toBe(false)
			}),
		)
	})
})
