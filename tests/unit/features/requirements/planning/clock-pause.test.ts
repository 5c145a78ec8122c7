import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/platform/calendar.ts'
import { daysAfterReturn, pauseClock, type Away } from '#app/features/requirements/planning/clock-pause.ts'

const opensOn = '2026-03-02'
const dueOn = '2026-03-30'
const leave = (from: string, to: string | null): Away => ({ from, to, kind: 'leave' })
const anyAway = fc
	.record({
		from: fc.integer({ min: -60, max: 90 }),
		days: fc.integer({ min: 0, max: 40 }),
		kind: fc.constantFrom('leave' as const, 'exemption' as const),
	})
	.map(({ from, days, kind }) => ({ from: addDays(opensOn, from), to: addDays(opensOn, from + days), kind }))
const anySpans = fc.array(anyAway, { maxLength: 4 })
const anyDay = fc.integer({ min: -60, max: 120 }).map((days) => addDays(opensOn, days))

describe('pauseClock', () => {
	it.each<[string, Away[], string, string, number, boolean]>([
		['nobody away', [], '2026-03-10', dueOn, 0, false],
		['over before it opened', [leave('2026-01-01', '2026-02-28')], '2026-03-10', dueOn, 0, false],
		['over a day before the due day less 14', [leave('2026-03-06', '2026-03-10')], '2026-03-20', '2026-04-04', 5, false],
		['begun before it opened', [leave('2026-01-01', '2026-03-06')], '2026-03-10', '2026-04-04', 5, false],
		['on the due day', [leave(dueOn, dueOn)], dueOn, '2026-04-14', 1, true],
		['after the due day', [leave('2026-03-31', '2026-03-31')], '2026-03-31', '2026-04-15', 0, true],
		['to come, and overdue today', [leave('2026-04-10', '2026-04-20')], '2026-04-09', dueOn, 0, false],
		['without an end', [leave('2026-03-10', null)], '2026-04-20', dueOn, 0, false],
	])('%s', (_, away, today, expected, days, afterReturn) => {
		expect(pauseClock(opensOn, dueOn, away, today)).toMatchObject({ dueOn: expected, days, afterReturn })
	})

	it('leaves fourteen days after leave that ended just before a short window opened', () => {
		const away = [leave('2026-01-01', '2026-03-12')]
		expect(pauseClock('2026-03-13', '2026-03-20', away, '2026-03-13')).toMatchObject({ dueOn: '2026-03-27', days: 0, afterReturn: true })
	})

	it('keeps telling of leave that is over while leave without an end goes on', () => {
		const away = [leave('2026-03-06', '2026-03-10'), leave('2026-03-20', null)]
		expect(pauseClock(opensOn, dueOn, away, '2026-06-01').pause).toEqual({ from: '2026-03-06', to: '2026-03-10', kind: 'leave' })
	})

	it('looks beyond leave to come that ends before it opens', () => {
		const away = [leave('2026-02-01', '2026-02-03'), leave('2026-03-06', '2026-03-10')]
		expect(pauseClock(opensOn, dueOn, away, '2026-01-15')).toMatchObject({ dueOn: '2026-04-04', replanOn: null })
	})

	it('says what counting day by day says', () => {
		fc.assert(
			fc.property(anySpans, (away) => {
				const isAway = (day: string) => away.some(({ from, to }) => from <= day && day <= to)
				let due = dueOn
				for (let day = addDays(opensOn, -100); day < addDays(opensOn, 200); day = addDays(day, 1)) {
					if (!isAway(day)) continue
					if (opensOn <= day && day <= due) due = addDays(due, 1)
					const back = addDays(day, 1)
					if (!isAway(back) && due < addDays(back, daysAfterReturn)) due = addDays(back, daysAfterReturn)
				}
				expect(pauseClock(opensOn, dueOn, away, '2027-01-01').dueOn).toBe(due)
			}),
		)
	})

	it('says the same on every day until the day on which it asks to be called again', () => {
		fc.assert(
			fc.property(anySpans, anyDay, fc.integer({ min: 0, max: 150 }), (away, today, later) => {
				const now = pauseClock(opensOn, dueOn, away, today)
				const day = addDays(today, later)
				if (now.replanOn === null || day < now.replanOn) expect(pauseClock(opensOn, dueOn, away, day)).toEqual(now)
				else expect(now.replanOn > today).toBe(true)
			}),
		)
	})

	it('does not ask in which order stays were recorded, nor whether one was recorded as two', () => {
		fc.assert(
			fc.property(anySpans, anyDay, (away, today) => {
				const { dueOn: expected } = pauseClock(opensOn, dueOn, away, today)
				expect(pauseClock(opensOn, dueOn, [...away].reverse(), today).dueOn).toBe(expected)
				const halves = away.flatMap((span) =>
					span.from === span.to
						? [span]
						: [
								{ ...span, to: span.from },
								{ ...span, from: addDays(span.from, 1) },
							],
				)
				expect(pauseClock(opensOn, dueOn, halves, today).dueOn).toBe(expected)
			}),
		)
	})
})
