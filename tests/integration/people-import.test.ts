import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { describeChange } from '#app/features/people/import/change-in-words.ts'
import { plainLayout, wholeLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import { usualColumns, type Column } from '#app/features/people/import/people-rows.ts'
import { bytesOf, peopleFile, peopleText, type Cells } from '#tests/factories/people-file.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { addDays } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

const day = 86_400_000
const start = Date.parse('2026-06-15T09:00:00Z')
const rules: Requirement[] = [requirementOf({ id: 1, slug: 'data-protection', introducedOn: '2026-01-01' })]

function emptyRegister(): Database {
	const db = openDatabase(':memory:')
	migrateDatabase(db)
	db.$client.prepare(`insert into requirements (id, slug, introduced_on) values (1, 'data-protection', '2026-01-01')`).run()
	return db
}

const tables = ['people', 'directorates', 'services', 'teams', 'placements', 'obligations', 'evidence'] as const
const snapshot = (db: Database) => Object.fromEntries(tables.map((table) => [table, db.$client.prepare(`select * from ${table}`).all()]))
type Span = { number: string; from: string; to: string | null; job: string; manager: string | null; superseded: number }
const placementsIn = (db: Database): Span[] =>
	db.$client
		.prepare<[], Span>(
			`select p.employee_number as number, valid_from as "from", valid_to as "to", job_title as job, m.employee_number as manager,
				superseded_at is not null as superseded
			 from placements join people p on p.id = person_id left join people m on m.id = manager_id order by p.id, valid_from, placements.id`,
		)
		.all()
const entries = (db: Database) =>
	db.$client
		.prepare<[], { action: string; subject: string; details: string }>(`select action, subject, details from evidence order by seq`)
		.all()
		.map(({ details, ...entry }) => ({ ...entry, details: JSON.parse(details) }))

let db: Database
type Options = { at?: number; layout?: ImportLayout; dryRun?: boolean; kind?: 'delta' | 'full'; confirmLeavers?: number | null }
const load = (file: Uint8Array, { at = start, ...options }: Options = {}) =>
	importPeople(db, { file, layout: wholeLayout, rules, ...options }, { now: at, actor: 'system' })
const counts = { joiners: 0, movers: 0, leavers: 0, returners: 0, unchanged: 0, errors: [] }

beforeEach(() => {
	db = emptyRegister()
})

const team: Cells[] = [
	{ manager_employee_number: '100002' },
	{ employee_number: '100002', given_name: 'Bo', team: 'Managers' },
	{ employee_number: '100003', given_name: 'Cy', manager_employee_number: '100002' },
]

describe('importPeople', () => {
	it('takes people on, with a manager who comes later in the file, their units, obligations and evidence', () => {
		const file = peopleFile(...team)
		expect(load(file)).toMatchObject({ ...counts, joiners: 3 })
		expect(placementsIn(db).map(({ number, manager }) => [number, manager])).toEqual([
			['100001', '100002'],
			['100002', null],
			['100003', '100002'],
		])
		expect(
			db.$client
				.prepare('select (select count(*) from directorates) d, (select count(*) from services) s, (select count(*) from teams) t')
				.get(),
		).toEqual({ d: 1, s: 1, t: 2 })
		expect(db.$client.prepare('select count(*) as n from obligations').get()).toEqual({ n: 3 })
		const evidence = entries(db).filter(({ action }) => action !== 'obligations.planned')
		expect(evidence.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
			'people.imported council',
			'person.joined person:1',
			'person.joined person:2',
			'person.joined person:3',
		])
		expect(evidence[0]?.details).toEqual({ fileSha256: sha256(file), joiners: 3, movers: 0, leavers: 0, returners: 0, unchanged: 0 })
		expect(verifyEvidence(db)).toMatchObject({ ok: true })
	})

	it('changes nothing the second time, and leaves no entry', () => {
		load(peopleFile(...team))
		const before = snapshot(db)
		expect(load(peopleFile(...team), { at: start + 5 * day })).toMatchObject({ ...counts, unchanged: 3, changes: [] })
		expect(snapshot(db)).toEqual(before)
	})

	it('changes nothing when one row is wrong', () => {
		load(peopleFile(...team))
		const before = snapshot(db)
		const unknown = { employee_number: '100005', directorate: 'New', manager_employee_number: '999999' }
		expect(load(peopleFile({ job_title: 'Librarian' }, { employee_number: '100004' }, unknown), { at: start + day })).toMatchObject({
			...counts,
			errors: [{ row: 4, column: 'manager_employee_number' }],
			changes: [],
		})
		expect(
			load(peopleFile({ job_title: 'Librarian' }, { employee_number: '100004', start_date: '1 May' }), { at: start + day }),
		).toMatchObject({
			...counts,
			errors: [{ row: 3, column: 'start_date' }],
		})
		expect(snapshot(db)).toEqual(before)
	})

	it('changes nothing when writing fails half way', () => {
		load(peopleFile(...team))
		const before = snapshot(db)
		db.$client.exec(
			`create trigger fail before insert on placements when new.job_title = 'Fails' begin select raise(abort, 'no room'); end`,
		)
		expect(() => load(peopleFile({ employee_number: '100004' }, { employee_number: '100005', job_title: 'Fails' }))).toThrow('no room')
		expect(snapshot(db)).toEqual(before)
	})

	it('says in a dry run what would change, and changes nothing', () => {
		load(peopleFile(...team))
		const before = snapshot(db)
		const file = peopleFile(
			{ job_title: 'Librarian', manager_employee_number: '100002' },
			{ employee_number: '100004', directorate: 'Resources' },
		)
		const { changes, ...result } = load(file, { dryRun: true })
		expect(result).toEqual({
			...counts,
			joiners: 1,
			movers: 1,
			managers: 0,
			toConfirm: null,
			question: null,
			answers: [],
			leftOut: [],
			lines: [],
			notices: ['A new directorate: “Resources”.', 'A new service: “Libraries”.', 'A new team: “Central Library”.'],
		})
		expect(changes.map(describeChange)).toMatchObject([
			{
				row: 3,
				employeeNumber: '100004',
				name: 'Ada Okafor baaaae',
				kind: 'joiner',
				what: expect.stringMatching(/^Joins on 1 April 2020 as Library Assistant, Central Library \(Libraries\)\. E-mail: /),
			},
			{
				row: 2,
				employeeNumber: '100001',
				name: 'Ada Okafor',
				kind: 'mover',
				what: expect.stringMatching(/Job title: Library Assistant → Librarian, from 15 June 2026\./),
			},
		])
		expect(snapshot(db)).toEqual(before)
	})

	it('keeps the history of somebody who moves: two placements in force and the old one superseded', () => {
		load(peopleFile({}))
		expect(load(peopleFile({ job_title: 'Librarian', effective_date: '2026-06-01', email: '' }), { at: start + day })).toMatchObject({
			...counts,
			movers: 1,
		})
		expect(placementsIn(db)).toMatchObject([
			{ from: '2020-04-01', to: null, job: 'Library Assistant', superseded: 1 },
			{ from: '2020-04-01', to: '2026-05-31', job: 'Library Assistant', superseded: 0 },
			{ from: '2026-06-01', to: null, job: 'Librarian', superseded: 0 },
		])
		expect(db.$client.prepare('select email from people').get()).toEqual({ email: null })
		expect(entries(db).slice(-2)).toEqual([
			{ action: 'person.moved', subject: 'person:1', details: { from: '2026-06-01' } },
			{ action: 'person.corrected', subject: 'person:1', details: { fields: ['email'] } },
		])
	})

	it('lets somebody leave and come back', () => {
		load(peopleFile({}))
		expect(load(peopleFile({ leave_date: '2026-06-30' }), { at: start + day })).toMatchObject({ ...counts, leavers: 1 })
		expect(entries(db).at(-2)).toEqual({ action: 'person.leaves', subject: 'person:1', details: { on: '2026-06-30' } })
		expect(entries(db).at(-1)).toMatchObject({ action: 'obligations.planned', subject: 'person:1' })
		expect(load(peopleFile({ start_date: '2026-09-01' }), { at: start + 80 * day })).toMatchObject({ ...counts, returners: 1 })
		expect(entries(db).find(({ action }) => action === 'person.returned')).toMatchObject({
			subject: 'person:1',
			details: { from: '2026-09-01' },
		})
		expect(placementsIn(db).filter(({ superseded }) => !superseded)).toMatchObject([
			{ from: '2020-04-01', to: '2026-06-30' },
			{ from: '2026-09-01', to: null },
		])
	})

	it('counts a corrected start day among the movers, and plans the obligation anew', () => {
		load(peopleFile({ start_date: '2026-06-01' }))
		expect(load(peopleFile({ start_date: '2026-06-08' }), { at: start + day })).toMatchObject({
			...counts,
			movers: 1,
			changes: [{ kind: 'correction' }],
		})
		expect(db.$client.prepare('select due_on as due from obligations where superseded_at is null').all()).toEqual([{ due: '2026-07-06' }])
	})
})

describe('a file that lists everybody', () => {
	const council = (size: number, without: number[] = []): Uint8Array =>
		peopleFile(
			...Array.from({ length: size }, (_, index) => ({ employee_number: String(100_001 + index) })).filter(
				(_, index) => !without.includes(index),
			),
		)

	it('lets up to 5% leave without a word, and more only for who says the number', () => {
		load(council(40))
		const before = snapshot(db)
		const refused = load(council(40, [0, 1, 2]), { kind: 'full' })
		expect(refused).toMatchObject({ ...counts, errors: [{ row: 1, message: expect.stringMatching(/^3 of the 40 people/) }], changes: [] })
		expect(load(council(40, [0, 1, 2]), { kind: 'full', confirmLeavers: 2 }).errors).toHaveLength(1)
		expect(snapshot(db)).toEqual(before)
		expect(load(council(40, [0, 1]), { kind: 'full' })).toMatchObject({ ...counts, leavers: 2, unchanged: 38 })
		expect(load(council(40, [0, 1, 2, 3, 4]), { kind: 'full', confirmLeavers: 3 })).toMatchObject({ ...counts, leavers: 3, unchanged: 35 })
		expect(load(council(40, [0, 1, 2, 3, 4]), { kind: 'full', at: start + day })).toMatchObject({ ...counts, unchanged: 35, changes: [] })
		expect(placementsIn(db).filter(({ to, superseded }) => to === '2026-06-14' && !superseded)).toHaveLength(5)
		expect(entries(db).filter(({ action, details }) => action === 'people.imported' && details.full === true)).toHaveLength(2)
	})

	it('is guarded against last days in a delta too, but not against those still to come', () => {
		const leaving = (leave_date: string) =>
			peopleFile({ leave_date }, { employee_number: '100002', leave_date }, { employee_number: '100003', leave_date })
		load(council(40))
		expect(load(leaving('2026-06-15')).errors).toMatchObject([{ message: expect.stringMatching(/^3 of the 40/) }])
		expect(load(leaving('2026-06-16'))).toMatchObject({ ...counts, leavers: 3 })
	})

	it('takes back who comes again in a delta, and takes on who returns', () => {
		load(council(3))
		load(council(3, [0]), { kind: 'full' })
		expect(load(peopleFile({}), { at: start + day })).toMatchObject({ ...counts, movers: 1, changes: [{ kind: 'correction' }] })
		load(council(3, [0]), { kind: 'full', at: start + 2 * day })
		expect(load(peopleFile({ start_date: '2026-06-20' }), { at: start + 3 * day })).toMatchObject({ ...counts, returners: 1 })
	})
})

describe('what a file does not say', () => {
	const known: Cells = {
		tags: 'works-with-children',
		manager_employee_number: '100002',
		leave_date: '2026-12-31',
		email: 'ada@example.org',
		job_title: 'Clerk',
	}
	const only = (columns: Column[], ...people: Cells[]) => bytesOf(peopleText(people, columns))
	const current = () => placementsIn(db).filter(({ number, superseded }) => number === '100001' && !superseded)

	it.each<[string, Column[], Cells, object]>([
		['tags', usualColumns.filter((column) => column !== 'tags'), known, { unchanged: 1 }],
		['e-mail', usualColumns.filter((column) => column !== 'email'), known, { unchanged: 1 }],
		['manager', usualColumns.filter((column) => column !== 'manager_employee_number'), known, { unchanged: 1 }],
		['last day', usualColumns.filter((column) => column !== 'leave_date'), known, { unchanged: 1 }],
		['start day', usualColumns.filter((column) => column !== 'start_date'), known, { unchanged: 1 }],
		['names', usualColumns.filter((column) => !column.endsWith('_name')), known, { unchanged: 1 }],
		['everything but the number', ['employee_number'], known, { unchanged: 1 }],
		['everything but a job', ['employee_number', 'job_title'], { job_title: 'Lead' }, { movers: 1 }],
		['everything but a last day', ['employee_number', 'leave_date'], { leave_date: '2026-08-31' }, { leavers: 1 }],
	])('stays: %s', (_, columns, cells, expected) => {
		load(peopleFile(known, { employee_number: '100002' }))
		expect(load(only(columns, cells), { at: start + day, layout: plainLayout })).toMatchObject({ ...counts, ...expected })
		expect(current()).toMatchObject(current().map(() => ({ manager: '100002' })))
		const tags = db.$client.prepare('select distinct tags from placements where person_id = 1').pluck().all()
		expect(tags).toEqual(['works-with-children'])
		expect(db.$client.prepare('select email from people where id = 1').pluck().get()).toBe('ada@example.org')
	})

	it.each<[string, Cells]>([
		['tags', { tags: '' }],
		['email', { email: '' }],
		['manager_employee_number', { manager_employee_number: '' }],
		['leave_date', { leave_date: '' }],
	])('is asked where a cell is empty: %s', (column, cells) => {
		load(peopleFile(known, { employee_number: '100002' }))
		const before = snapshot(db)
		const file = peopleFile({ ...known, ...cells })
		expect(load(file, { layout: plainLayout })).toMatchObject({
			...counts,
			question: { about: 'empty', columns: [{ column, people: 1 }] },
			errors: [{ row: 1, column, message: expect.stringContaining(`--keep-empty ${column}`) }],
		})
		expect(load(file, { layout: { ...plainLayout, empty: { [column]: 'keep' } } })).toMatchObject({ ...counts, unchanged: 1 })
		expect(snapshot(db)).toEqual(before)
		expect(load(file, { layout: { ...plainLayout, empty: { [column]: 'clear' } } })).toMatchObject({ ...counts, movers: 1 })
	})

	it('is needed of somebody new, and days at odds with those known are refused', () => {
		load(peopleFile({}))
		expect(load(only(['employee_number', 'job_title'], { employee_number: '100009' })).errors).toMatchObject([
			{
				row: 2,
				column: 'given_name',
				message: expect.stringMatching(/100009 is not in the register.*directorate, service, team, start_date/),
			},
		])
		expect(load(only(['employee_number', 'leave_date'], { leave_date: '2019-01-01' })).errors).toMatchObject([
			{ row: 2, column: 'leave_date', message: expect.stringMatching(/before the start day, 2020-04-01/) },
		])
	})

	it('is kept where somebody comes back, or is known to move', () => {
		load(peopleFile({ ...known, manager_employee_number: '', leave_date: '' }))
		load(peopleFile({ ...known, manager_employee_number: '', leave_date: '', job_title: 'Lead', effective_date: '2026-09-01' }))
		expect(load(only(['employee_number', 'email'], { email: 'ada@example.org' }), { at: start + day })).toMatchObject({ unchanged: 1 })
		load(peopleFile({ ...known, manager_employee_number: '', leave_date: '2026-06-20', job_title: 'Clerk' }), { at: start + day })
		expect(load(only(['employee_number', 'start_date'], { start_date: '2026-07-01' }), { at: start + 20 * day })).toMatchObject({
			...counts,
			returners: 1,
		})
		expect(current()).toMatchObject([{ to: '2026-06-20' }, { from: '2026-07-01', to: null, job: 'Clerk' }])
	})

	it('is refused where one employee number is on two rows', () => {
		expect(load(peopleFile({}, { employee_number: '100002' }, { given_name: 'Bo' })).errors).toMatchObject([
			{ row: 4, column: 'employee_number', message: expect.stringMatching(/100001 is on rows 2, 4 for different people\. Keep one row/) },
		])
	})
})

describe('names and managers', () => {
	const former = () =>
		db.$client.prepare('select given_name as given, family_name as family, superseded_at as until from former_names').all()

	it('keeps a name that was corrected, until when it stood, also when it is corrected twice at once', () => {
		load(peopleFile({}))
		load(peopleFile({ family_name: 'Obi' }), { at: start + day })
		load(peopleFile({ family_name: 'Obi-Okafor' }), { at: start + day })
		load(peopleFile({ family_name: 'Obi-Okafor', email: 'new@example.org' }), { at: start + 2 * day })
		expect(former()).toEqual([{ given: 'Ada', family: 'Okafor', until: start + day }])
	})

	it('counts a change of manager among the movers, and by itself', () => {
		load(peopleFile(...team))
		expect(load(peopleFile({ manager_employee_number: '100003' }), { at: start + day })).toMatchObject({
			...counts,
			movers: 1,
			managers: 1,
		})
		expect(load(peopleFile({ manager_employee_number: '100003' }), { at: start + day }).changes).toEqual([])
	})
})

describe('whatever files come', () => {
	const dayNear = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays('2026-06-15', days))
	const orNone = (cell: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), cell)
	const numbers = ['100001', '100002', '100003', '100004']
	// A manager has a smaller number, so that there is no circle; days may be at odds, and such a file must be refused whole.
	const person = (index: number) =>
		fc.record({
			employee_number: fc.constant(numbers[index] ?? ''),
			given_name: fc.constantFrom('Ada', 'Bo'),
			job_title: fc.constantFrom('Clerk', 'Lead', 'Head'),
			team: fc.constantFrom('North', 'South'),
			tags: fc.constantFrom('', 'part-time'),
			manager_employee_number: orNone(fc.constantFrom(...(index === 0 ? [''] : numbers.slice(0, index)))),
			start_date: fc.oneof(fc.constantFrom('2026-01-01', '2026-06-01'), dayNear(-100, 40)),
			leave_date: orNone(dayNear(-100, 60)),
			effective_date: orNone(dayNear(-100, 60)),
		})
	const file = fc.tuple(...numbers.map((_, index) => person(index)))
	const imports = fc.array(fc.tuple(file, fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 6 })

	const overlaps = `select 1 from placements a join placements b on a.person_id = b.person_id and a.id < b.id
		where a.superseded_at is null and b.superseded_at is null
		and a.valid_from <= coalesce(b.valid_to, '9999') and b.valid_from <= coalesce(a.valid_to, '9999')`

	it('no two placements in force overlap, a refused file changes nothing, and the same file again is all unchanged', () => {
		let taken = 0
		fc.assert(
			fc.property(imports, (sequence) => {
				db = emptyRegister()
				let at = start
				for (const [people, days] of sequence) {
					at += days * day + 1
					// Rows that are at odds with themselves would only be refused: put most of them right.
					const sane = people.map((cells) => ({
						...cells,
						leave_date: cells.leave_date < cells.start_date ? '' : cells.leave_date,
						effective_date:
							cells.effective_date < cells.start_date || (cells.leave_date >= cells.start_date && cells.effective_date > cells.leave_date)
								? ''
								: cells.effective_date,
					}))
					const before = snapshot(db)
					const asked = load(peopleFile(...sane), { at, dryRun: true }).toConfirm?.leaving ?? null
					const { errors } = load(peopleFile(...sane), { at, confirmLeavers: asked })
					if (errors.length > 0) {
						expect(snapshot(db)).toEqual(before)
						continue
					}
					taken += 1
					expect(db.$client.prepare(overlaps).all()).toEqual([])
					const after = snapshot(db)
					expect(load(peopleFile(...sane), { at: at + 1 })).toMatchObject({ ...counts, unchanged: 4 })
					expect(snapshot(db)).toEqual(after)
				}
			}),
			{ numRuns: 80 },
		)
		expect(taken).toBeGreaterThan(80)
	})
})

describe('the demonstration', () => {
	const demo = (name: string) => readFileSync(new URL(`../../content/demo/${name}`, import.meta.url), 'utf8')
	// From winter to summer time, and over 29 February: whatever the day, the file is right.
	it.each(['2026-06-15', '2026-10-25', '2028-02-29', '2029-03-01'])('has a people file that can be imported on %s', (today) => {
		const text = demo('people.csv').replace(/today([+-]\d+)/g, (_, days: string) => addDays(today, Number(days)))
		expect(load(new TextEncoder().encode(text), { at: Date.parse(`${today}T12:00:00Z`) })).toMatchObject({
			...counts,
			joiners: 72,
			notices: [],
		})
		const led = placementsIn(db).filter(({ manager }) => manager === '100027')
		expect(led.length).toBeGreaterThanOrEqual(7)
	})
})
