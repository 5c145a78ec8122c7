import { fc, test } from '@fast-check/vitest'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/platform/calendar.ts'
import { dueSoonDays, statuses, statusOn, statusSql, type Status } from '#app/features/requirements/status/status.ts'

const db = new Sqlite(':memory:')
const statement = db.prepare<unknown[], Status>(
	`select ${statusSql({ opensOn: 'opensOn', dueOn: 'dueOn', askedTo: 'askedTo', cycle: 'cycle', started: 'started', away: 'away', exempt: 'exempt' })}
	 from (select :opensOn as opensOn, :dueOn as dueOn, :askedTo as askedTo, :exempt as exempt, :cycle as cycle, :started as started, :away as away)`,
)
statement.pluck()

const day = '2026-06-15'
// Days close by, so that opening, the due day and the two weeks before it are met often.
const near = fc.integer({ min: -40, max: 40 }).map((days) => addDays(day, days))
const obligation = fc.option(fc.record({ cycle: fc.integer({ min: 1, max: 3 }), opensOn: near, dueOn: near, askedTo: fc.option(near) }))

describe('statusSql', () => {
	const met = new Set<Status>()
	test.prop([obligation, fc.boolean(), fc.boolean(), fc.boolean()], { numRuns: 2000 })(
		'says what statusOn says',
		(asked, started, away, exempt) => {
			const status = statusOn(day, { obligation: asked, started, away, exempt })
			met.add(status)
			const columns = {
				opensOn: asked?.opensOn ?? null,
				dueOn: asked?.dueOn ?? null,
				askedTo: asked?.askedTo ?? null,
				cycle: asked?.cycle ?? null,
			}
			expect(
				statement.get({
					...columns,
					started: Number(started),
					away: Number(away),
					exempt: Number(exempt),
					day,
					soon: addDays(day, dueSoonDays),
				}),
			).toBe(status)
		},
	)
	it('was asked about every status that there is', () => {
		expect([...met].sort()).toEqual([...statuses].sort())
	})
})
