import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyObligations } from '#app/features/requirements/apply-obligations.server.ts'
import { meetRequirement } from '#app/features/requirements/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/requirement-rules.ts'
import { addDays, startOfDay, type Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { createPerson, createPlacement, supersedePlacements } from '#tests/factories/register.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

const introducedOn = '2026-01-01'
const requirements: Requirement[] = [
	requirementOf({ key: 1, id: 'data-protection', introducedOn }),
	requirementOf({ key: 2, id: 'whistleblowing', renewMonths: 24, introducedOn }),
]
const noonOf = (day: Day) => startOfDay(day) + 12 * 3_600_000
const actor = 'system'

function emptyRegister(): Database {
	const db = createDatabase()
	db.$client.exec(
		`insert into requirements (id, key, introduced_on) values (1, 'data-protection', '2026-01-01'), (2, 'whistleblowing', '2026-01-01')`,
	)
	return db
}
const plan = (db: Database, personIds: number[], day: Day) => applyObligations(db, { personIds, requirements }, { now: noonOf(day), actor })
type Live = { requirement_id: number; cycle: number; opens_on: Day; due_on: Day }
const live = (db: Database, personId: number) =>
	db.$client
		.prepare<[number], Live>(
			'select requirement_id, cycle, opens_on, due_on from obligations where person_id = ? and superseded_at is null and met_at is null order by requirement_id',
		)
		.all(personId)

describe('applyObligations', () => {
	it('records one obligation for each requirement, with evidence, and nothing the second time', () => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-06-01' })
		expect(plan(db, [personId], '2026-06-01')).toBe(2)
		const snapshot = () => [db.$client.prepare('select * from obligations').all(), db.$client.prepare('select * from evidence').all()]
		const before = snapshot()
		expect(plan(db, [personId], '2026-06-01')).toBe(0)
		expect(plan(db, [personId], '2026-12-01')).toBe(0)
		expect(snapshot()).toEqual(before)
		expect(live(db, personId)).toEqual([
			{ requirement_id: 1, cycle: 1, opens_on: '2026-06-01', due_on: '2026-06-29' },
			{ requirement_id: 2, cycle: 1, opens_on: '2026-06-01', due_on: '2026-06-29' },
		])
	})

	it('leaves somebody alone who has left', () => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-01-01', to: '2026-03-31' })
		expect(plan(db, [personId], '2026-06-01')).toBe(0)
		expect(live(db, personId)).toEqual([])
	})

	it('keeps exactly one live obligation for each requirement, whatever is met, moved or corrected, and plans it once', () => {
		const event = fc.tuple(fc.constantFrom('meet-1', 'meet-2', 'start-day', 'plan'), fc.integer({ min: 1, max: 200 }))
		fc.assert(
			fc.property(fc.array(event, { maxLength: 12 }), (events) => {
				const db = emptyRegister()
				const personId = createPerson(db, { from: '2026-06-01' })
				let today = '2026-06-01'
				plan(db, [personId], today)
				for (const [kind, days] of events) {
					today = addDays(today, days)
					const requirement = requirements[kind === 'meet-2' ? 1 : 0]
					const own = live(db, personId).find(({ requirement_id }) => requirement_id === requirement?.key)
					if (kind.startsWith('meet') && requirement && own && own.opens_on <= today) {
						const { validUntil } = meetRequirement(
							db,
							{ personId, requirement, version: '1.0', score: 90, attemptId: null, source: 'quiz' },
							{ now: noonOf(today), actor },
						)
						expect(validUntil > today).toBe(true)
					} else if (kind === 'start-day') {
						supersedePlacements(db, personId, noonOf(today))
						createPlacement(db, personId, { from: addDays('2026-06-01', days % 30), recordedAt: noonOf(today) })
					}
					plan(db, [personId], today)
					expect(plan(db, [personId], today)).toBe(0)
					expect(live(db, personId).map(({ requirement_id }) => requirement_id)).toEqual([1, 2])
					for (const { opens_on, due_on } of live(db, personId)) expect(opens_on < due_on).toBe(true)
				}
			}),
			{ numRuns: 60 },
		)
	})
})
