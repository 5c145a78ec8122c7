import { fc } from '@fast-check/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { listCompletionPage, reportNowKnown, summariseCompletion } from '#app/features/reports/completion-report.server.ts'
import { iterateCompletionRows } from '#app/features/reports/iterate-completion-rows.server.ts'
import { groupChoices, noFilters, statusesOf as statusesOfFilter, type Filters } from '#app/features/reports/report-query.ts'
import { compliance, countThese } from '#app/features/reports/status-tally.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { statuses } from '#app/features/requirements/status/status.ts'
import { addDays, endOfDay, startOfDay, type Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { createAbsence, createPerson, createPlacement, supersedePlacements, type PersonCells } from '#tests/factories/register.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

const introducedOn = '2026-01-01'
const protection = requirementOf({ id: 1, slug: 'data-protection', title: 'Data Protection', introducedOn })
const code = requirementOf({ id: 2, slug: 'code', kind: 'attestation', title: 'The Code', introducedOn })
const requirements = [protection, code]

let db: Database

function emptyRegister(): Database {
	const empty = createDatabase()
	empty.$client.exec(
		`insert into requirements (id, slug, introduced_on) values (1, 'data-protection', '2026-01-01'), (2, 'code', '2026-01-01')`,
	)
	return empty
}

const noonOf = (day: Day) => startOfDay(day) + 12 * 3_600_000
const actor = 'system'
const plan = (personId: number, on: Day) => applyObligations(db, { personIds: [personId], requirements }, { now: noonOf(on), actor })
function join(cells: PersonCells): number {
	const personId = createPerson(db, { recordedAt: noonOf(cells.from), ...cells })
	plan(personId, cells.from)
	return personId
}
const meet = (personId: number, requirement: Requirement, on: Day, score: number | null = null) =>
	meetRequirement(db, { personId, requirement, version: '1.2', score, attemptId: null, source: 'quiz' }, { now: noonOf(on), actor })
const start = (personId: number, requirement: Requirement, on: Day) =>
	db.$client
		.prepare(
			`insert or ignore into module_progress (person_id, requirement_id, cycle, module_version, state, pages_read, attempts_used, revision, started_at, updated_at)
			 select person_id, requirement_id, cycle, '1.2', 'reading', '[]', 0, 1, @now, @now from obligations
			 where person_id = @personId and requirement_id = @key and superseded_at is null and met_at is null`,
		)
		.run({ personId, key: requirement.id, now: noonOf(on) })

type Asking = { asAt: Day; on?: Day; known?: 'then' | 'now'; filters?: Partial<Filters> }
const question = ({ asAt, filters, known = 'then' }: Asking) => ({ requirements, asAt, known, filters: { ...noFilters, ...filters } })
const rowsOf = ({ on, ...asking }: Asking) => [
	...iterateCompletionRows(db, question(asking), { now: on ? noonOf(on) : endOfDay(asking.asAt) }),
]
const summaryOf = ({ on, ...asking }: Asking) => summariseCompletion(db, question(asking), { now: on ? noonOf(on) : endOfDay(asking.asAt) })
const pageOf = ({ on, page = 1, ...asking }: Asking & { page?: number }) =>
	listCompletionPage(db, { ...question(asking), page }, { now: on ? noonOf(on) : endOfDay(asking.asAt) })
const statusesOf = (asking: Asking) => rowsOf(asking).map(({ requirement, status }) => `${requirement} ${status}`)

beforeEach(() => {
	db = emptyRegister()
})

describe('the completion report', () => {
	it('has every column of a line, with the explanation', () => {
		const personId = join({ from: '2026-06-01', employeeNumber: '100001' })
		meet(personId, protection, '2026-06-10', 90)
		const [row] = rowsOf({ asAt: '2026-06-15' })
		expect(row).toEqual({
			employeeNumber: '100001',
			name: 'Ada Okafor',
			directorate: 'Resources',
			service: 'Finance',
			team: 'Payroll',
			workerType: 'permanent',
			requirement: 'data-protection',
			status: 'up-to-date',
			cycle: 2,
			opensOn: '2027-04-11',
			dueOn: '2027-06-10',
			completedOn: '2026-06-10',
			validUntil: '2027-06-10',
			score: 90,
			version: '1.2',
			explanation:
				'A test. Has worked in Finance, Resources, since 1 June 2026 (permanent). Last completed on 10 June 2026. It lasts 1 year from 10 June 2026, so it is due again by 10 June 2027. It can be renewed from 11 April 2027. Nothing needs doing until then.',
		})
	})

	it('shows the old status for a day before a completion, and neither its day nor its score', () => {
		const personId = join({ from: '2026-06-01' })
		start(personId, protection, '2026-06-03')
		meet(personId, protection, '2026-06-10', 90)
		const on = '2026-09-01'
		expect(statusesOf({ asAt: '2026-06-02', on })).toEqual(['data-protection to-do', 'code to-do'])
		expect(statusesOf({ asAt: '2026-06-03', on })).toEqual(['data-protection in-progress', 'code to-do'])
		expect(rowsOf({ asAt: '2026-06-09', on })[0]).toMatchObject({
			status: 'in-progress',
			cycle: 1,
			completedOn: null,
			score: null,
			version: null,
		})
		expect(statusesOf({ asAt: '2026-06-10', on })).toEqual(['data-protection up-to-date', 'code to-do'])
		expect(statusesOf({ asAt: '2026-06-29', on })).toEqual(['data-protection up-to-date', 'code due-soon'])
		expect(statusesOf({ asAt: '2026-06-30', on })).toEqual(['data-protection up-to-date', 'code overdue'])
	})

	it('keeps the last completion while its renewal is open or overdue', () => {
		const personId = join({ from: '2026-06-01' })
		meet(personId, protection, '2026-06-10', 90)
		expect(rowsOf({ asAt: '2027-04-11' })[0]).toMatchObject({ status: 'renewal-open', completedOn: '2026-06-10', score: 90 })
		expect(rowsOf({ asAt: '2027-06-11' })[0]).toMatchObject({ status: 'overdue', completedOn: '2026-06-10', validUntil: '2027-06-10' })
	})

	it('counts somebody where they were on the day, also when the move was recorded late', () => {
		const personId = join({ from: '2026-06-01' })
		supersedePlacements(db, personId, noonOf('2026-07-10'))
		createPlacement(db, personId, { from: '2026-06-01', to: '2026-07-04', recordedAt: noonOf('2026-07-10') })
		createPlacement(db, personId, { from: '2026-07-05', directorate: 'Housing', service: 'Repairs', recordedAt: noonOf('2026-07-10') })
		const where = (asAt: Day, on?: Day) => summaryOf({ asAt, ...(on && { on }) }).directorates.map(({ name }) => name)
		expect(where('2026-07-04')).toEqual(['Resources'])
		expect(where('2026-07-08', '2026-09-01')).toEqual(['Resources']) // as then known: nobody had been told of the move
		expect(where('2026-07-10')).toEqual(['Housing'])
	})

	it('pauses what is open for somebody on long leave, and counts it in neither number', () => {
		const personId = join({ from: '2026-06-01' })
		createAbsence(db, personId, { from: '2026-06-05', to: '2026-08-01', recordedAt: noonOf('2026-06-05') })
		expect(statusesOf({ asAt: '2026-06-04' })).toEqual(['data-protection to-do', 'code to-do'])
		const [row] = rowsOf({ asAt: '2026-07-01' })
		expect(row).toMatchObject({ status: 'paused', explanation: expect.stringContaining('on long leave since 5 June 2026') })
		expect(compliance(summaryOf({ asAt: '2026-07-01' }).tally)).toEqual({ done: 0, counted: 0, percent: null })
		expect(statusesOf({ asAt: '2026-08-02' })).toEqual(['data-protection overdue', 'code overdue'])
	})

	it('says that a thing does not apply where nothing was asked', () => {
		createPerson(db, { from: '2026-06-01' })
		expect(rowsOf({ asAt: '2026-06-15' })[1]).toMatchObject({
			status: 'not-in-scope',
			cycle: null,
			dueOn: null,
			explanation: 'The Code is not asked of this person on 15 June 2026.',
		})
		expect(summaryOf({ asAt: '2026-06-15' })).toMatchObject({ people: 1, pairs: 2, tally: { 'not-in-scope': 2 } })
	})

	it('leaves out who has not come yet and who has gone', () => {
		join({ from: '2026-06-01', to: '2026-06-30' })
		expect(summaryOf({ asAt: '2026-05-31' }).people).toBe(0)
		expect(summaryOf({ asAt: '2026-06-30' }).people).toBe(1)
		expect(summaryOf({ asAt: '2026-07-01' }).people).toBe(0)
		expect(rowsOf({ asAt: '2026-07-01' })).toEqual([])
		expect(pageOf({ asAt: '2026-07-01' })).toMatchObject({ people: 0, pages: 0, rows: [] })
	})

	it('counts by directorate and by requirement', () => {
		meet(join({ from: '2026-06-01' }), protection, '2026-06-10', 90)
		join({ from: '2026-06-01', directorate: 'Housing', service: 'Repairs' })
		const summary = summaryOf({ asAt: '2026-06-12' })
		expect(summary).toMatchObject({ people: 2, pairs: 4, tally: { 'up-to-date': 1, 'to-do': 3 } })
		expect(summary.directorates).toMatchObject([
			{ name: 'Housing', tally: { 'to-do': 2 } },
			{ name: 'Resources', tally: { 'up-to-date': 1, 'to-do': 1 } },
		])
		expect(summary.requirements).toMatchObject([
			{ id: 'data-protection', tally: { 'up-to-date': 1, 'to-do': 1 } },
			{ id: 'code', tally: { 'to-do': 2 } },
		])
		expect(compliance(summary.tally)).toEqual({ done: 1, counted: 4, percent: 25 })
	})
})

describe('the filters', () => {
	beforeEach(() => {
		const ada = join({ from: '2026-06-01', employeeNumber: '100001' })
		meet(ada, protection, '2026-06-10')
		const bo = { givenName: 'Bo', familyName: "O'Neil", employeeNumber: '100002', directorate: 'Housing', service: 'Repairs' }
		join({ ...bo, from: '2026-06-02', workerType: 'agency' })
	})
	const found = (filters: Partial<Filters>) =>
		rowsOf({ asAt: '2026-06-12', filters }).map(({ employeeNumber, requirement }) => `${employeeNumber} ${requirement}`)
	const both = (number: string) => [`${number} data-protection`, `${number} code`]

	it.each<[Partial<Filters>, string[]]>([
		[{}, [...both('100001'), ...both('100002')]],
		[{ directorate: 'Housing' }, both('100002')],
		[{ service: 'Finance' }, both('100001')],
		[{ workerType: 'agency' }, both('100002')],
		[{ requirement: 'code' }, ['100001 code', '100002 code']],
		[{ status: 'up-to-date' }, ['100001 data-protection']],
		[{ status: 'compliant' }, ['100001 data-protection']],
		[{ status: 'not-done' }, ['100001 code', ...both('100002')]],
		[{ q: 'okafor, a' }, both('100001')],
		[{ q: "bo o'n" }, both('100002')],
		[{ q: '00002' }, both('100002')],
		[{ q: '%' }, []],
	])('%j', (filters, expected) => {
		expect(found(filters).sort()).toEqual([...expected].sort())
		// The figures and the list tell of the same people; only the status does not narrow the figures.
		const { status: _, ...rest } = filters
		expect(summaryOf({ asAt: '2026-06-12', filters }).pairs).toBe(found(rest).length)
		const listed = pageOf({ asAt: '2026-06-12', filters })
		expect(listed.rows.map(({ employeeNumber }) => employeeNumber).sort()).toEqual(
			[...new Set(expected.map((line) => line.slice(0, 6)))].sort(),
		)
	})
})

describe('the list of a status', () => {
	beforeEach(() => {
		meet(join({ from: '2026-06-01', employeeNumber: '100001' }), protection, '2026-06-10')
		start(join({ from: '2026-06-01', employeeNumber: '100002', directorate: 'Housing', service: 'Repairs' }), code, '2026-06-05')
		const away = join({ from: '2026-06-01', employeeNumber: '100003' })
		createAbsence(db, away, { from: '2026-06-05', recordedAt: noonOf('2026-06-05') })
		createPerson(db, { from: '2026-06-01', employeeNumber: '100004' })
	})
	const filters = [...statuses, ...groupChoices.map(({ value }) => value)]

	it('has the people, the requirements and the reasons of the file, as often as the figures say', async () => {
		let listed = 0
		for (const asAt of ['2026-06-12', '2026-06-29', '2026-07-10'] as const)
			for (const known of ['then', 'now'] as const)
				for (const status of filters) {
					const asking = { asAt, known, filters: { status } }
					const now = noonOf('2026-07-20')
					const file = rowsOf({ ...asking, on: '2026-07-20' })
					const { summary, list } =
						known === 'now'
							? await reportNowKnown(db, { ...question(asking), page: 1 }, { now })
							: { summary: summaryOf({ ...asking, on: '2026-07-20' }), list: pageOf({ ...asking, on: '2026-07-20' }) }
					if (list.kind !== 'matches') throw new Error('not narrowed')
					const lines = list.rows.flatMap(({ employeeNumber, matches }) =>
						matches.map(({ id, status: found, why }) => [employeeNumber, id, found, why]),
					)
					expect(lines).toEqual(
						file.map(({ employeeNumber, requirement, status: found, explanation }) => [employeeNumber, requirement, found, explanation]),
					)
					expect(lines.length).toBe(countThese(summary.tally, statusesOfFilter(status)))
					expect(list.people).toBe(list.rows.length)
					listed += lines.length
				}
		expect(listed).toBeGreaterThan(40)
	})

	it('gives the day and the reason of what is overdue, of one requirement if that is asked', () => {
		const asking = { asAt: '2026-07-10', filters: { status: 'overdue', directorate: 'Housing', requirement: 'code' } } as const
		const reason =
			'A test. Has worked in Repairs, Housing, since 1 June 2026 (permanent). Started on 1 June 2026. The first time is due within 28 days, by 29 June 2026. Overdue by 11 days on 10 July 2026.'
		const late = { id: 'code', title: 'The Code', status: 'overdue', dueOn: '2026-06-29', completedOn: null, why: reason }
		expect(pageOf(asking)).toMatchObject({ people: 1, rows: [{ employeeNumber: '100002', directorate: 'Housing', matches: [late] }] })
	})
})

describe('pages and batches', () => {
	const names = ['ng', 'Ng', 'de Souza', 'Dalby', 'Okafor']
	beforeEach(() => {
		for (let index = 0; index < 1010; index += 1) {
			createPerson(db, { from: '2026-06-01', familyName: names[index % 5] ?? '', givenName: String.fromCharCode(65 + (index % 7)) })
		}
	})

	it('shows 25 people a page by name, everybody once', () => {
		const all = Array.from({ length: 41 }, (_, index) => pageOf({ asAt: '2026-06-12', page: index + 1 }))
		expect(all[0]).toMatchObject({ people: 1010, pages: 41, page: 1 })
		expect(all[0]?.rows[0]?.name).toBe('Dalby, A')
		expect(new Set(all.flatMap(({ rows }) => rows.map(({ employeeNumber }) => employeeNumber))).size).toBe(1010)
		expect(pageOf({ asAt: '2026-06-12', page: 42 })).toMatchObject({ page: 1, people: 1010 })
	})

	it('writes everybody once, in the order of the pages', () => {
		const rows = rowsOf({ asAt: '2026-06-12' })
		expect(rows.length).toBe(2020)
		expect(new Set(rows.map(({ employeeNumber, requirement }) => employeeNumber + requirement)).size).toBe(2020)
		expect(rows[0]?.name).toBe('A Dalby')
		expect(rows.at(-1)?.name).toBe('G Okafor')
	})
})

describe('an earlier day as it is known now', () => {
	const both = (asAt: Day, on: Day) => (['then', 'now'] as const).map((known) => statusesOf({ asAt, on, known }))

	it('counts leave that was recorded later, and leaves the report of then alone', () => {
		const personId = join({ from: '2026-06-01' })
		createAbsence(db, personId, { from: '2026-06-20', to: '2026-07-31', recordedAt: noonOf('2026-08-03') })
		plan(personId, '2026-08-03')
		expect(both('2026-07-10', '2026-08-03')).toEqual([
			['data-protection overdue', 'code overdue'],
			['data-protection paused', 'code paused'],
		])
		const [row] = rowsOf({ asAt: '2026-08-02', on: '2026-08-03', known: 'now' })
		expect(row).toMatchObject({ status: 'due-soon', dueOn: '2026-08-15' })
		expect(row?.explanation).toContain('The clock stood still for 42 days of long leave, from 20 June 2026 to 31 July 2026.')
		expect(rowsOf({ asAt: '2026-08-02', on: '2026-08-03' })[0]).toMatchObject({ status: 'overdue', dueOn: '2026-06-29' })
	})

	it('has the same figures on the page, in the file and in the filters', async () => {
		const personId = join({ from: '2026-06-01' })
		join({ from: '2026-06-01', familyName: 'Zeta' })
		createAbsence(db, personId, { from: '2026-06-20', recordedAt: noonOf('2026-08-03') })
		const asking = { asAt: '2026-07-10', known: 'now', filters: { status: 'overdue' } } as const
		const { summary, list } = await reportNowKnown(db, { ...question(asking), page: 1 }, { now: noonOf('2026-08-03') })
		expect(summary).toMatchObject({ people: 2, pairs: 4, tally: { paused: 2, overdue: 2 } })
		expect(list).toMatchObject({ people: 1, pages: 1, rows: [{ name: 'Zeta, Ada' }] })
		expect(rowsOf({ ...asking, on: '2026-08-03' })).toHaveLength(2)
	})
})

describe('whatever happens', () => {
	const person = fc.integer({ min: 0, max: 3 })
	const days = fc.integer({ min: 1, max: 40 })
	const requirement = fc.constantFrom(...requirements)
	const event = fc.oneof(
		fc.record({ kind: fc.constant('meet' as const), person, requirement }),
		fc.record({ kind: fc.constant('start' as const), person, requirement }),
		fc.record({ kind: fc.constant('move' as const), person, days }),
		fc.record({ kind: fc.constant('leave' as const), person, days }),
		fc.record({ kind: fc.constant('absence' as const), person, days }),
		fc.record({ kind: fc.constant('start-day' as const), person, days }),
	)
	type Event = typeof event extends fc.Arbitrary<infer T> ? T : never

	function happen(happening: Event, people: number[], today: Day): void {
		const personId = people[happening.person] ?? 0
		const recordedAt = noonOf(today)
		if (happening.kind === 'start') return void start(personId, happening.requirement, today)
		if (happening.kind === 'meet') {
			const live = db.$client
				.prepare(
					'select 1 from obligations where person_id = ? and requirement_id = ? and opens_on <= ? and superseded_at is null and met_at is null and recorded_at < ? and (asked_to is null or asked_to >= ?)',
				)
				.get(personId, happening.requirement.id, today, recordedAt, today)
			return void (live && meet(personId, happening.requirement, today, 80))
		}
		if (happening.kind === 'absence') {
			db.$client.prepare('update absences set superseded_at = ? where person_id = ? and superseded_at is null').run(recordedAt, personId)
			createAbsence(db, personId, { from: addDays(today, happening.days - 20), to: addDays(today, happening.days), recordedAt })
			return void plan(personId, today)
		}
		const moved = addDays(today, happening.days - 20)
		supersedePlacements(db, personId, recordedAt)
		if (happening.kind === 'start-day') createPlacement(db, personId, { from: moved, recordedAt })
		else if (moved <= '2026-06-01') createPlacement(db, personId, { from: '2026-06-01', recordedAt })
		else {
			createPlacement(db, personId, { from: '2026-06-01', to: addDays(moved, -1), recordedAt })
			if (happening.kind === 'move') createPlacement(db, personId, { from: moved, directorate: 'Housing', service: 'Repairs', recordedAt })
		}
		plan(personId, today)
	}

	it('a report as at a day is the same whenever it is made', () => {
		let changes = 0
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), event), { minLength: 5, maxLength: 25 }), (events) => {
				db = emptyRegister()
				const people = [0, 1, 2, 3].map(() => join({ from: '2026-06-01' }))
				const made = new Map<Day, string>()
				const report = (asAt: Day, now: number) =>
					JSON.stringify([
						[...iterateCompletionRows(db, question({ asAt }), { now })],
						{ ...summariseCompletion(db, question({ asAt }), { now }) },
					])
				const keep = (day: Day) => made.set(day, report(day, endOfDay(day)))
				let today: Day = '2026-06-01'
				for (const [wait, happening] of events) {
					if (wait > 0) {
						keep(today)
						keep(addDays(today, wait - 1))
						today = addDays(today, wait)
					}
					happen(happening, people, today)
				}
				const later = endOfDay(addDays(today, 400))
				for (const [day, then] of made) expect(report(day, later)).toBe(then)
				changes += new Set([...made.values()].map((text) => text.replace(/\d+/g, ''))).size
			}),
			{ numRuns: 40 },
		)
		expect(changes).toBeGreaterThan(200)
	})

	it('an earlier day is known now as it was then, where nothing was recorded late', () => {
		const prompt = fc.oneof(
			fc.record({ kind: fc.constant('meet' as const), person, requirement }),
			fc.record({ kind: fc.constant('start' as const), person, requirement: fc.constant(protection) }),
			fc.record({ kind: fc.constant('move' as const), person, days: fc.constant(20) }),
		)
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), prompt), { minLength: 3, maxLength: 20 }), (events) => {
				db = emptyRegister()
				const people = [0, 1, 2, 3].map(() => join({ from: '2026-06-01' }))
				const days: Day[] = []
				// A second move would rewrite the first.
				const moved = new Set<number>()
				let today: Day = '2026-06-01'
				for (const [wait, happening] of events) {
					days.push(today)
					today = addDays(today, wait)
					if (happening.kind === 'move' && moved.has(happening.person)) continue
					if (happening.kind === 'move') moved.add(happening.person)
					happen(happening, people, today)
				}
				const now = endOfDay(today)
				const report = (asAt: Day, known: 'then' | 'now') => [...iterateCompletionRows(db, question({ asAt, known }), { now })]
				for (const day of days) expect(report(day, 'now')).toEqual(report(day, 'then'))
			}),
			{ numRuns: 25 },
		)
	})
})
