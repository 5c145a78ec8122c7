import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dueSoonDays, statusOn, statusSql, type StatusFacts } from '#app/features/requirements/status.ts'
import { addDays } from '#app/platform/calendar.ts'
import { openDatabase } from '#db/open.server.ts'

const columns = { opensOn: ':opensOn', dueOn: ':dueOn', cycle: ':cycle', started: ':started', away: ':away' }
const query = openDatabase(':memory:')
	.$client.prepare<Record<string, unknown>, string>(`select ${statusSql(columns)}`)
	.pluck()

const today = '2026-11-20'
const anyObligation = fc
	.record({ cycle: fc.integer({ min: 1, max: 3 }), opens: fc.integer({ min: -70, max: 5 }), lasts: fc.integer({ min: 1, max: 70 }) })
	.map(({ cycle, opens, lasts }) => ({ cycle, opensOn: addDays(today, opens), dueOn: addDays(today, opens + lasts) }))
const anyFacts: fc.Arbitrary<StatusFacts> = fc.record({ obligation: fc.option(anyObligation), started: fc.boolean(), away: fc.boolean() })

it('statusSql says what statusOn says', () => {
	fc.assert(
		fc.property(anyFacts, (facts) => {
			const { opensOn = null, dueOn = null, cycle = null } = facts.obligation ?? {}
			const bound = {
				opensOn,
				dueOn,
				cycle,
				started: Number(facts.started),
				away: Number(facts.away),
				day: today,
				soon: addDays(today, dueSoonDays),
			}
			expect(query.get(bound)).toBe(statusOn(today, facts))
		}),
		{ numRuns: 2000 },
	)
})
