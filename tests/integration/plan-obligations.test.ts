import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import { readFacts } from '#app/features/requirements/planning/read-facts.server.ts'
import { planInTurns, replanDay } from '#app/features/requirements/planning/replan-day.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { addDays, startOfDay, type Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { createAbsence, createPerson, createPlacement, supersedePlacements } from '#tests/factories/register.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

const introducedOn = '2026-01-01'
const requirements: Requirement[] = [
	requirementOf({ id: 1, slug: 'data-protection', introducedOn }),
	requirementOf({ id: 2, slug: 'whistleblowing', renewMonths: 24, introducedOn }),
]
const noonOf = (day: Day) => startOfDay(day) + 12 * 3_600_000
const actor = 'system'

function emptyRegister(): Database {
	const db = createDatabase()
	db.$client.exec(
		`insert into requirements (id, slug, introduced_on) values (1, 'data-protection', '2026-01-01'), (2, 'whistleblowing', '2026-01-01')`,
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
					const own = live(db, personId).find(({ requirement_id }) => requirement_id === requirement?.id)
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

const requirement = requirements[0] ?? requirementOf({ id: 1, slug: 'data-protection' })
const meet = (db: Database, personId: number, day: Day) =>
	meetRequirement(db, { personId, requirement, version: '1.0', score: 90, attemptId: null, source: 'quiz' }, { now: noonOf(day), actor })
const exempt = (db: Database, personId: number, from: Day, to: Day | null, recordedAt: number) =>
	db.$client
		.prepare(
			`insert into exemptions (person_id, requirement_id, valid_from, valid_to, reason, note, granted_by, recorded_at)
			 values (?, 1, ?, ?, 'other', '', 'system', ?)`,
		)
		.run(personId, from, to, recordedAt)
const giveTime = (db: Database, personId: number, { cycle, on, dueOn }: { cycle: number; on: Day; dueOn: Day }) =>
	db.$client
		.prepare(
			`insert into extensions (person_id, requirement_id, cycle, due_on, reason, note, granted_as, granted_by, granted_on, recorded_at)
			 values (?, 1, ?, ?, 'other', '', 'hr', 'system', ?, ?)`,
		)
		.run(personId, cycle, dueOn, on, noonOf(on))
const dueOn = (db: Database, personId: number) => live(db, personId)[0]?.due_on
const jobDays = (db: Database) =>
	db.$client
		.prepare<[], string>(`select payload from jobs where kind = 'plan-obligations' and done_at is null order by run_at`)
		.pluck()
		.all()

describe('exemptions and more time', () => {
	it('are read with the other facts of each person, for the requirement that they are of, while they are believed', () => {
		const db = emptyRegister()
		const [ada, bo] = [createPerson(db, { from: '2026-06-01' }), createPerson(db, { from: '2026-06-01' })]
		plan(db, [ada, bo], '2026-06-01')
		exempt(db, ada, '2026-06-10', '2026-06-19', noonOf('2026-06-05'))
		giveTime(db, bo, { cycle: 1, on: '2026-06-20', dueOn: '2026-07-15' })
		giveTime(db, bo, { cycle: 1, on: '2026-06-21', dueOn: '2026-07-20' })
		const [own, other] = readFacts(db, [ada, bo])
		expect(own?.exemptions).toEqual(new Map([[1, [{ from: '2026-06-10', to: '2026-06-19' }]]]))
		expect(own?.extensions).toEqual(new Map())
		expect(other?.exemptions).toEqual(new Map())
		expect(other?.extensions.get(1)?.map((given) => given.dueOn)).toEqual(['2026-07-15', '2026-07-20'])
		expect(readFacts(db, [bo], '2026-06-20')[0]?.extensions.get(1)).toEqual([{ cycle: 1, dueOn: '2026-07-15', on: '2026-06-20', by: 'hr' }])
		db.$client.prepare('update exemptions set superseded_at = ?').run(noonOf('2026-06-22'))
		expect(readFacts(db, [ada])[0]?.exemptions).toEqual(new Map())
	})

	it('move the due day of their requirement alone, and move it back when they are taken back', () => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-06-01' })
		plan(db, [personId], '2026-06-01')
		exempt(db, personId, '2026-06-10', '2026-06-19', noonOf('2026-06-05'))
		expect(plan(db, [personId], '2026-06-05')).toBe(1)
		expect(live(db, personId).map(({ due_on }) => due_on)).toEqual(['2026-07-09', '2026-06-29'])
		giveTime(db, personId, { cycle: 1, on: '2026-06-22', dueOn: '2026-07-31' })
		expect(plan(db, [personId], '2026-06-22')).toBe(1)
		expect(dueOn(db, personId)).toBe('2026-07-31')
		db.$client.prepare('update extensions set superseded_at = ?').run(noonOf('2026-06-23'))
		db.$client.prepare('update exemptions set superseded_at = ?').run(noonOf('2026-06-23'))
		expect(plan(db, [personId], '2026-06-23')).toBe(1)
		expect(dueOn(db, personId)).toBe('2026-06-29')
	})

	it('do not make the next cycle later', () => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-06-01' })
		plan(db, [personId], '2026-06-01')
		meet(db, personId, '2026-06-20')
		giveTime(db, personId, { cycle: 2, on: '2027-06-10', dueOn: '2027-09-01' })
		plan(db, [personId], '2027-06-10')
		expect(dueOn(db, personId)).toBe('2027-09-01')
		expect(meet(db, personId, '2027-06-15').validUntil).toBe('2028-06-20')
		expect(readFacts(db, [personId])[0]?.met.get(1)).toEqual({
			cycle: 2,
			anchor: null,
			opensOn: '2027-04-21',
			publication: null,
			dueOn: '2027-06-20',
			completedOn: '2027-06-15',
		})
		expect(dueOn(db, personId)).toBe('2028-06-20')
	})
})

describe('checkObligations', () => {
	const check = (db: Database, day: Day) => checkObligations(db, requirements, day)

	it('finds nothing where everything was planned, and writes nothing', () => {
		const db = emptyRegister()
		const people = [createPerson(db, { from: '2026-06-01' }), createPerson(db, { from: '2026-06-01', to: '2026-06-30' })]
		plan(db, people, '2026-06-01')
		const before = db.$client.prepare('select * from obligations').all()
		expect(check(db, '2026-09-01')).toEqual({ people: 2, obligations: 4, drift: 0, ok: true, differences: [] })
		expect(db.$client.prepare('select * from obligations').all()).toEqual(before)
	})

	it.each([
		['a due day', `update obligations set due_on = '2026-12-31' where requirement_id = 1`],
		['an opening day', `update obligations set opens_on = '2026-06-02' where requirement_id = 1`],
		['a cause', `update obligations set cause = json_set(cause, '$.days', 29) where requirement_id = 1`],
		['a last day', `update obligations set asked_to = '2026-12-31' where requirement_id = 1`],
		['a row that is struck out', `update obligations set superseded_at = recorded_at + 1 where requirement_id = 1`],
	])('finds %s that was tampered with, and planning mends it', (_, tamper) => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-06-01' })
		plan(db, [personId], '2026-06-01')
		db.$client.exec(tamper)
		expect(check(db, '2026-06-02')).toMatchObject({ drift: 1, ok: false, differences: [{ personId, requirementId: 1 }] })
		expect(plan(db, [personId], '2026-06-02')).toBe(1)
		expect(check(db, '2026-06-02')).toMatchObject({ drift: 0, ok: true })
	})

	it('finds what somebody who has left has lost, and calls nothing lost that was never to be asked', () => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-06-01' })
		plan(db, [personId], '2026-06-01')
		meet(db, personId, '2026-06-10')
		supersedePlacements(db, personId, noonOf('2026-06-15'))
		createPlacement(db, personId, { from: '2026-06-01', to: '2026-06-30', recordedAt: noonOf('2026-06-15') })
		plan(db, [personId], '2026-06-15')
		expect(check(db, '2026-09-01').ok).toBe(true)
		db.$client.exec('savepoint lost')
		db.$client.exec('update obligations set superseded_at = recorded_at + 1 where requirement_id = 1 and met_at is null')
		expect(check(db, '2026-09-01')).toMatchObject({ drift: 1, ok: false })
		db.$client.exec('rollback to lost; release lost')
		supersedePlacements(db, personId, noonOf('2026-09-02'))
		plan(db, [personId], '2026-09-02')
		expect(live(db, personId)).toEqual([])
		expect(check(db, '2026-09-02').ok).toBe(true)
	})
})

describe('planning again', () => {
	const adults = requirementOf({ id: 1, slug: 'data-protection', introducedOn, audience: { directorates: ['Adults'] } })
	const clockOn = (day: Day) => () => noonOf(day)
	const planFor = (db: Database, personIds: number[], day: Day, asked: Requirement[]) =>
		applyObligations(db, { personIds, requirements: asked }, { now: noonOf(day), actor })

	it('happens by a job on the day of a move that was announced, back into the audience', async () => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-06-01', to: '2026-06-30', directorate: 'Adults', service: 'Adult Care' })
		createPlacement(db, personId, { from: '2026-07-01', to: '2026-08-31' })
		createPlacement(db, personId, { from: '2026-09-01', directorate: 'Adults', service: 'Adult Care' })
		planFor(db, [personId], '2026-06-01', [adults])
		expect(jobDays(db)).toEqual(['2026-09-01'])
		expect(dueOn(db, personId)).toBe('2026-06-29')
		const handlers = (day: Day) => ({
			'plan-obligations': async (asked: string) => void (await replanDay(db, [adults], asked, clockOn(day))),
		})
		expect(await runDueJobs(db, handlers('2026-08-31'), clockOn('2026-08-31'))).toEqual({ done: 0, failed: 0 })
		expect(await runDueJobs(db, handlers('2026-09-01'), clockOn('2026-09-01'))).toEqual({ done: 1, failed: 0 })
		expect(dueOn(db, personId)).toBe('2026-09-29')
		expect(await replanDay(db, [adults], '2026-09-01', clockOn('2026-09-01'))).toBe(0)
	})

	it('is for those alone whose own facts begin that day', async () => {
		const db = emptyRegister()
		const [mover, other] = ['2026-09-01', '2026-09-02'].map((from) => {
			const personId = createPerson(db, { from: '2026-06-01', to: addDays(from, -1) })
			createPlacement(db, personId, { from, directorate: 'Adults', service: 'Adult Care' })
			return personId
		})
		expect(await replanDay(db, [adults], '2026-09-01', clockOn('2026-09-01'))).toBe(1)
		expect(live(db, mover ?? 0).length).toBe(1)
		expect(live(db, other ?? 0)).toEqual([])
	})

	it('happens on the first day of leave that somebody overdue had announced', async () => {
		const db = emptyRegister()
		const personId = createPerson(db, { from: '2026-06-01' })
		createAbsence(db, personId, { from: '2026-08-01', to: '2026-08-31' })
		planFor(db, [personId], '2026-07-10', [requirement])
		expect([dueOn(db, personId), jobDays(db)]).toEqual(['2026-06-29', ['2026-08-01']])
		expect(await replanDay(db, [requirement], '2026-08-01', clockOn('2026-08-01'))).toBe(1)
		expect(dueOn(db, personId)).toBe('2026-09-15')
	})

	it.each([
		['a rule', { later: [{ validFrom: '2026-06-15', firstDueDays: 42 }] }, '2026-07-13'],
		['a version', { askedAgain: [{ on: '2026-06-15', dueDays: null, version: '2.0' }] }, '2026-07-13'],
	])('is for everybody on the day of %s', async (_, change, due) => {
		const db = emptyRegister()
		const people = Array.from({ length: 105 }, () => createPerson(db, { from: '2026-06-01' }))
		const changed = requirementOf({ id: 1, slug: 'data-protection', introducedOn, ...change })
		expect(planFor(db, people, '2026-06-01', [changed])).toBe(105)
		if ('askedAgain' in change) for (const personId of people) meet(db, personId, '2026-06-05')
		expect(jobDays(db)).toEqual(['2026-06-15'])
		expect(await replanDay(db, [changed], '2026-06-15', clockOn('2026-06-15'))).toBe(105)
		for (const personId of people) expect(dueOn(db, personId)).toBe(due)
		expect(await planInTurns(db, { personIds: people, requirements: [changed] }, { clock: clockOn('2026-06-16'), actor })).toBe(0)
	})
})
