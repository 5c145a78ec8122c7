import { beforeEach, describe, expect, it } from 'vitest'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import {
	findUnitId,
	findUnitMeanings,
	forgetUnitMeaning,
	rememberUnitMeaning,
} from '#app/features/people/units/remember-unit-meaning.server.ts'
import { unitMeaner } from '#app/features/people/units/unit-meanings.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { peopleFile, type Cells } from '#tests/factories/people-file.ts'
import { createPerson } from '#tests/factories/register.ts'

const by = { now: Date.parse('2026-06-15T09:00:00Z'), actor: 'person:1' }
const from = '2026-06-15'
let db: Database

beforeEach(() => {
	db = createDatabase()
	createPerson(db, { from: '2026-01-01', directorate: 'Communities and Libraries', service: 'Libraries', team: 'Central' })
	createPerson(db, { from: '2026-01-01', directorate: 'Resources', service: 'Libraries', team: 'Central' })
})

const meant = (directorate: string, service: string, team: string) =>
	Object.values(unitMeaner(findUnitMeanings(db), from)({ directorate, service, team }))

it('is remembered for each level within the units above it', () => {
	const directorate = findUnitId(db, 'directorate', { directorate: 'Communities and Libraries' }) ?? 0
	const team = findUnitId(db, 'team', { directorate: 'Communities and Libraries', service: 'Libraries', team: 'Central' }) ?? 0
	rememberUnitMeaning(db, { level: 'directorate', written: { directorate: 'Communities & Libraries' }, unitId: directorate, from }, by)
	rememberUnitMeaning(
		db,
		{ level: 'team', written: { directorate: 'Communities and Libraries', service: 'Libraries', team: 'Main' }, unitId: team, from },
		by,
	)
	expect(meant('Communities & Libraries', 'Libraries', 'Main')).toEqual(['Communities and Libraries', 'Libraries', 'Central'])
	expect(meant('Resources', 'Libraries', 'Main')).toEqual(['Resources', 'Libraries', 'Main'])
})

it('is answered otherwise later, or forgotten, with evidence each time', () => {
	const [one, other] = ['Communities and Libraries', 'Resources'].map((directorate) => findUnitId(db, 'directorate', { directorate }) ?? 0)
	const remember = (unitId = 0) => rememberUnitMeaning(db, { level: 'directorate', written: { directorate: 'C&L' }, unitId, from }, by)
	remember(one)
	remember(other)
	expect(meant('C&L', 'S', 'T')[0]).toBe('Resources')
	const [meaning] = findUnitMeanings(db)
	expect(forgetUnitMeaning(db, { id: meaning?.id ?? 0 }, by)).toBe(true)
	expect(forgetUnitMeaning(db, { id: meaning?.id ?? 0 }, by)).toBe(false)
	expect(meant('C&L', 'S', 'T')[0]).toBe('C&L')
	expect(db.$client.prepare(`select count(*) from evidence where action = 'unit.meaning-remembered'`).pluck().get()).toBe(3)
})

it('is itself again, where it becomes what it was', () => {
	const [one = 0, other = 0] = ['Communities and Libraries', 'Resources'].map(
		(directorate) => findUnitId(db, 'directorate', { directorate }) ?? 0,
	)
	rememberUnitMeaning(db, { level: 'directorate', written: { directorate: 'Resources' }, unitId: one, from }, by)
	rememberUnitMeaning(db, { level: 'directorate', written: { directorate: 'Communities and Libraries' }, unitId: other, from }, by)
	expect(meant('Resources', 'S', 'T')[0]).toBe('Resources')
	expect(meant('Communities and Libraries', 'S', 'T')[0]).toBe('Resources')
})

describe('a people file', () => {
	const rules: Requirement[] = []
	const load = (...rows: Cells[]) => importPeople(db, { file: peopleFile(...rows), rules }, by)
	const row = { employee_number: '77', team: 'Central', start_date: '2026-01-01', job_title: 'Officer', tags: '', email: '' }

	it('that has the old name changes nothing, once it is known what it means', () => {
		const here = { ...row, directorate: 'Communities and Libraries', service: 'Libraries', team: 'Central' }
		load(here)
		const written = { directorate: 'Communities & Libraries', service: 'Libraries', team: 'Central' }
		const unitId = findUnitId(db, 'directorate', here) ?? 0
		rememberUnitMeaning(db, { level: 'directorate', written, unitId, from }, by)
		expect(load({ ...here, ...written })).toMatchObject({ movers: 0, unchanged: 1, errors: [] })
		expect(findUnitId(db, 'directorate', written)).toBeNull()
	})

	it('that has a number from before it was corrected is understood, for somebody and for their people', () => {
		load(row, { ...row, employee_number: '78', manager_employee_number: '77' })
		const { id } = db.$client.prepare<[], { id: number }>(`select id from people where employee_number = '77'`).get() ?? { id: 0 }
		db.$client.prepare(`update people set employee_number = '990077' where id = ?`).run(id)
		db.$client.prepare(`insert into former_numbers values ('77', ?, ?)`).run(id, by.now)
		const again = load(row, { ...row, employee_number: '78', manager_employee_number: '77' })
		expect(again).toMatchObject({ joiners: 0, movers: 0, unchanged: 2, errors: [] })
		expect(again.notices.join()).toContain('Row 2: 77 was corrected to 990077 here')
		const both = load(row, { ...row, employee_number: '990077' })
		expect(both.errors).toMatchObject([{ row: 2, column: 'employee_number' }])
		// A number that somebody else has by now is theirs.
		createPerson(db, { from: '2026-01-01', employeeNumber: '77' })
		expect(load({ ...row, given_name: 'Other' })).toMatchObject({ joiners: 0, movers: 1 })
	})
})
