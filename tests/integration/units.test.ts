import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { wholeLayout } from '#app/features/people/import/import-layout.ts'
import { changeUnit, type UnitOrder } from '#app/features/people/units/change-unit.server.ts'
import { flatten, listUnitTree } from '#app/features/people/units/list-units.server.ts'
import type { UnitLevel } from '#app/features/people/units/unit-names.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { recordRule, refreshRequirements } from '#app/features/requirements/rules/rules.server.ts'
import type { Audience } from '#app/features/requirements/rules/requirement-rules.ts'
import { action, loader } from '#app/routes/admin/units/$level/$id/route.tsx'
import { loader as treeLoader } from '#app/routes/admin/units/route.tsx'
import { peopleFile, type Cells } from '#tests/factories/people-file.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
const by = { now, actor: 'system' }
let site: TestSite

const staff: Cells[] = [
	{ employee_number: '1', directorate: 'Communities', service: 'Libraries', team: 'Mobile' },
	{ employee_number: '2', directorate: 'Communities', service: 'Libraries', team: 'Central' },
	{ employee_number: '3', directorate: 'Communities', service: 'Museums', team: 'Central' },
	{ employee_number: '4', directorate: 'Resources', service: 'Finance', team: 'Payroll' },
	{ employee_number: '5', directorate: 'Resources', service: 'Finance', team: 'Audit' },
	{ employee_number: '6', directorate: 'Communities', service: 'Libraries', team: 'Mobile', leave_date: '2026-06-30' },
]
const cells = (each: Cells): Cells => ({ given_name: `G${each.employee_number ?? ''}`, start_date: '2020-01-06', email: '', ...each })
const bring = (rows: Cells[], day = '2026-06-15') =>
	importPeople(
		site.db,
		{ file: peopleFile(...rows.map(cells)), layout: wholeLayout, rules: site.requirements },
		{ now: Date.parse(`${day}T09:00:00Z`), actor: 'system' },
	)

beforeEach(() => {
	site = createSite({ now })
	expect(bring(staff, '2026-06-01')).toMatchObject({ joiners: 6, errors: [] })
})

const unitOf = (level: UnitLevel, name: string) => {
	const found = flatten(listUnitTree(site.db, { today: '2026-06-15' })).find((unit) => unit.level === level && unit.name === name)
	if (!found) throw new Error(`There is no ${level} ${name}`)
	return found.id
}
const rename = (level: UnitLevel, unit: string, name: string, from = '2026-07-01') =>
	change({ kind: 'renamed', level, unitId: unitOf(level, unit), name, from, reason: 'Restructured' })
const merge = (level: UnitLevel, unit: string, into: string, from = '2026-07-01') =>
	change({ kind: 'merged', level, unitId: unitOf(level, unit), into: unitOf(level, into), from, reason: 'Restructured' })
const change = (order: UnitOrder) => changeUnit(site.db, order, { ...by, requirements: site.requirements })

/** Where everybody works on a day. */
const workOn = (day: string) =>
	site.db.$client
		.prepare<[string, string], string>(
			`select p.employee_number || ' ' || d.name || ' / ' || s.name || ' / ' || t.name from placements l join people p on p.id = l.person_id
			join directorates d on d.id = l.directorate_id join services s on s.id = l.service_id and s.directorate_id = d.id
			join teams t on t.id = l.team_id and t.service_id = s.id
			where l.superseded_at is null and l.valid_from <= ? and coalesce(l.valid_to, '9999') >= ? order by p.id`,
		)
		.pluck()
		.all(day, day)

describe('a unit that is renamed from a day', () => {
	it.each([
		[
			'directorate',
			'Communities',
			'People and Places',
			['1 People and Places / Libraries / Mobile', '2 People and Places / Libraries / Central', '3 People and Places / Museums / Central'],
			4,
		],
		[
			'service',
			'Libraries',
			'Libraries and Archives',
			[
				'1 Communities / Libraries and Archives / Mobile',
				'2 Communities / Libraries and Archives / Central',
				'3 Communities / Museums / Central',
			],
			2,
		],
		[
			'team',
			'Mobile',
			'On the road',
			['1 Communities / Libraries / On the road', '2 Communities / Libraries / Central', '3 Communities / Museums / Central'],
			1,
		],
		[
			'service',
			'Libraries',
			'LIBRARIES',
			['1 Communities / LIBRARIES / Mobile', '2 Communities / LIBRARIES / Central', '3 Communities / Museums / Central'],
			2,
		],
		[
			'team',
			'Mobile',
			'Ľúbica’s Ŧeam',
			['1 Communities / Libraries / Ľúbica’s Ŧeam', '2 Communities / Libraries / Central', '3 Communities / Museums / Central'],
			1,
		],
	] as [UnitLevel, string, string, string[], number][])('%s %s → %s', (level, unit, name, after, people) => {
		const before = workOn('2026-06-30')
		expect(rename(level, unit, name)).toMatchObject({ people: level === 'directorate' ? 3 : people })
		expect(workOn('2026-06-30')).toEqual(before)
		expect(workOn('2026-07-01').slice(0, 3)).toEqual(after)
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true, errors: [] })
	})

	it('is understood in files that still write the old name, from that day; and the new name is', () => {
		rename('service', 'Libraries', 'Libraries and Archives')
		rename('directorate', 'Communities', 'Places')
		expect(bring(staff)).toMatchObject({ movers: 0, unchanged: 6, errors: [] })
		expect(bring(staff.slice(0, 5), '2026-07-02')).toMatchObject({ movers: 0, unchanged: 5, errors: [] })
		const told = staff.slice(0, 2).map((each) => ({ ...each, directorate: 'Places', service: 'Libraries and Archives' }))
		expect(bring(told, '2026-07-03')).toMatchObject({ movers: 0, unchanged: 2, errors: [] })
	})

	it('may have its old name again later', () => {
		rename('team', 'Mobile', 'Vans')
		const vans = unitOf('team', 'Vans')
		expect(
			change({ kind: 'renamed', level: 'team', unitId: vans, name: 'Mobile', from: '2026-09-01', reason: 'Nobody liked it' }),
		).toMatchObject({ people: 1 })
		expect([workOn('2026-07-15')[0], workOn('2026-09-01')[0]]).toEqual([
			'1 Communities / Libraries / Vans',
			'1 Communities / Libraries / Mobile',
		])
		expect(bring(staff.slice(0, 2), '2026-09-02')).toMatchObject({ movers: 0, unchanged: 2, errors: [] })
	})

	it('keeps what is announced, and those who leave before are left alone', () => {
		bring([{ ...staff[3], team: 'Audit', effective_date: '2026-08-01' }])
		rename('team', 'Audit', 'Assurance')
		expect([workOn('2026-07-15')[3], workOn('2026-08-01')[3]]).toEqual([
			'4 Resources / Finance / Payroll',
			'4 Resources / Finance / Assurance',
		])
	})

	it('moves the posts that people have besides', () => {
		const row = site.db.$client
			.prepare('select * from placements where person_id = (select id from people where employee_number = ?)')
			.get('1') as Record<string, unknown>
		const { id: _, ...post } = row
		site.db.$client
			.prepare(
				`insert into other_posts (${Object.keys(post).join(', ')}) values (${Object.keys(post)
					.map(() => '?')
					.join(', ')})`,
			)
			.run(...Object.values({ ...post, person_id: row.person_id }))
		rename('team', 'Mobile', 'Vans')
		expect(
			site.db.$client
				.prepare(
					"select valid_from || ' ' || t.name from other_posts o join teams t on t.id = o.team_id where superseded_at is null order by valid_from",
				)
				.pluck()
				.all(),
		).toEqual(['2020-01-06 Mobile', '2026-07-01 Vans'])
	})

	it.each([
		['the same name', 'Libraries', '2026-07-01', 'name', /called Libraries already/],
		['the name of another', 'Museums', '2026-07-01', 'name', /There is a service called Museums already/],
		['a day that has been', 'Archives', '2026-06-14', 'from', /^The day must be from 15 June 2026/],
		['a day too far ahead', 'Archives', '2028-06-16', 'from', /^The day must be from 15 June 2026/],
	])('is refused with %s', (_, name, from, field, text) => {
		expect(rename('service', 'Libraries', name, from)).toEqual({ errors: [{ field, text: expect.stringMatching(text) as string }] })
		expect(site.db.$client.prepare('select count(*) from unit_changes').pluck().get()).toBe(0)
	})
})

describe('a unit that becomes part of another from a day', () => {
	it.each([
		[
			'directorate',
			'Communities',
			'Resources',
			['1 Resources / Libraries / Mobile', '2 Resources / Libraries / Central', '3 Resources / Museums / Central'],
		],
		[
			'service',
			'Museums',
			'Libraries',
			['1 Communities / Libraries / Mobile', '2 Communities / Libraries / Central', '3 Communities / Libraries / Central'],
		],
		[
			'service',
			'Libraries',
			'Finance',
			['1 Resources / Finance / Mobile', '2 Resources / Finance / Central', '3 Communities / Museums / Central'],
		],
		[
			'team',
			'Mobile',
			'Payroll',
			['1 Resources / Finance / Payroll', '2 Communities / Libraries / Central', '3 Communities / Museums / Central'],
		],
		[
			'team',
			'Payroll',
			'Audit',
			[
				'1 Communities / Libraries / Mobile',
				'2 Communities / Libraries / Central',
				'3 Communities / Museums / Central',
				'4 Resources / Finance / Audit',
			],
		],
	] as [UnitLevel, string, string, string[]][])('%s %s in %s, and files with the old name change nothing', (level, unit, into, after) => {
		const before = workOn('2026-06-30')
		expect(merge(level, unit, into)).toMatchObject({ asks: [] })
		expect(workOn('2026-06-30')).toEqual(before)
		expect(workOn('2026-07-01').slice(0, after.length)).toEqual(after)
		expect(bring(staff.slice(0, 5), '2026-07-02')).toMatchObject({ movers: 0, unchanged: 5, errors: [] })
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true, errors: [] })
	})

	it('is refused with itself, and once it is another', () => {
		expect(merge('team', 'Mobile', 'Mobile')).toMatchObject({ errors: [{ field: 'into' }] })
		merge('team', 'Mobile', 'Payroll', '2026-06-15')
		expect(merge('team', 'Mobile', 'Audit', '2026-06-15')).toMatchObject({
			errors: [{ text: expect.stringContaining('It is Payroll from 15 June 2026') as string }],
		})
	})
})

describe('a rule that asks by the name', () => {
	const asks = (audience: Audience) => {
		const [requirement] = site.requirements
		const [rule] = requirement?.rules ?? []
		if (!requirement || !rule) throw new Error('There is no requirement')
		const { validFrom: _, reason: __, ...settings } = rule
		recordRule(
			site.db,
			{ id: requirement.id, slug: requirement.slug, validFrom: '2026-06-15', settings: { ...settings, audience }, reason: 'Test' },
			by,
		)
		site.requirements = refreshRequirements(site.db, site.requirements)
		return requirement.slug
	}
	const audienceOf = (slug: string) =>
		refreshRequirements(site.db, site.requirements)
			.find((each) => each.slug === slug)
			?.rules.at(-1)

	it.each([
		['directorate', 'Communities', { directorates: ['Communities'] }, { directorates: ['Communities', 'Places'] }],
		['service', 'Libraries', { services: ['Museums', 'Libraries'] }, { services: ['Museums', 'Libraries', 'Places'] }],
	] as [UnitLevel, string, Audience, Audience][])('of a %s asks by the new name too, from that day', (level, unit, audience, after) => {
		const slug = asks(audience)
		expect(rename(level, unit, 'Places')).toMatchObject({ asks: [expect.any(String)] })
		expect(audienceOf(slug)).toMatchObject({ validFrom: '2026-07-01', audience: after })
	})

	it('has to say what it asks of both before they are one', () => {
		asks({ services: ['Libraries'] })
		expect(merge('service', 'Libraries', 'Museums')).toMatchObject({
			errors: [{ field: 'into', text: expect.stringContaining('Say first') as string }],
		})
		asks({ services: ['Libraries', 'Museums'] })
		expect(merge('service', 'Libraries', 'Museums')).toMatchObject({ asks: [] })
	})
})

describe('the pages', () => {
	let cookie: string
	const as = async (role: 'hr' | 'administrator' | 'auditor' | 'monitoring-officer' | null) => {
		const personId = createPerson(site.db, { from: '2020-01-01' })
		if (role) grantRole(site.db, { personId, role }, by)
		cookie = await signIn(site, personId)
	}
	const at = (level: string, id: number | string, query = '', form?: Record<string, string>) =>
		ask(site, `/admin/units/${level}/${id}${query}`, { cookie, params: { level, id: String(id) }, ...(form && { form }) })
	const filled = { name: 'Vans', 'from-day': '1', 'from-month': '7', 'from-year': '2026', reason: 'Restructured' }

	it.each(['auditor', 'monitoring-officer', null] as const)('are closed to %s', async (role) => {
		await as(role)
		for (const page of [
			treeLoader(ask(site, '/admin/units', { cookie })),
			loader(at('team', 1)),
			action(at('team', 1, '?do=rename', filled)),
		])
			expect((await refused(page)).status).toBe(403)
	})

	it.each(['hr', 'administrator'] as const)('show %s the tree with head-counts, by two statements of their own', async (role) => {
		await as(role)
		site.statements.length = 0
		const page = await treeLoader(ask(site, '/admin/units', { cookie }))
		expect(page.tree[0]).toMatchObject({
			name: 'Communities',
			people: '4 people',
			units: [
				{ name: 'Libraries', people: '3 people' },
				{ name: 'Museums', people: '1 person' },
			],
		})
		expect(site.statements.filter((sql) => /from "(directorates|unit_changes)"/.test(sql))).toHaveLength(2)
		expect(site.statements.length).toBeLessThan(6)
	})

	it('preview in numbers, change when it is confirmed, and meet the receipt at a second click', async () => {
		await as('hr')
		const id = unitOf('team', 'Mobile')
		const checked = (await action(at('team', id, '?do=rename', { ...filled, intent: 'check' }))) as { data: unknown }
		expect(checked.data).toMatchObject({ step: 'check', people: '1 person', from: '1 July 2026', becomes: 'Vans' })
		expect(site.db.$client.prepare('select count(*) from unit_changes').pluck().get()).toBe(0)
		const save = async () =>
			((await action(at('team', id, '?do=rename', { ...filled, intent: 'save' }))) as Response).headers.get('Location')
		const to = await save()
		expect(to).toMatch(/^\/admin\/units\/team\/\d+\?done=1$/)
		expect(await save()).toBe(to)
		const page = await loader(at('team', to?.split(/[/?]/)[4] ?? '', '?done=1'))
		expect(page).toMatchObject({ name: 'Vans', done: 'The team Mobile will be called Vans from 1 July 2026' })
	})

	it.each([
		['no name', { ...filled, name: ' ' }, 'name'],
		['too long a name', { ...filled, name: 'x'.repeat(121) }, 'name'],
		['no day', { ...filled, 'from-day': '', 'from-month': '', 'from-year': '' }, 'from'],
		['no real day', { ...filled, 'from-day': '31', 'from-month': '6' }, 'from'],
		['no reason', { ...filled, reason: '' }, 'reason'],
		['too long a reason', { ...filled, reason: 'x'.repeat(301) }, 'reason'],
	])('say what is wrong with %s', async (_, form, field) => {
		await as('hr')
		const answer = (await action(at('team', unitOf('team', 'Mobile'), '?do=rename', form))) as { data: unknown; init: { status: number } }
		expect(answer).toMatchObject({ init: { status: 400 }, data: { errors: [{ field }] } })
	})

	it('know no other unit, and merge with none of another level', async () => {
		await as('hr')
		expect((await refused(loader(at('team', 999)))).status).toBe(404)
		expect((await refused(loader(at('council', 1)))).status).toBe(404)
		const answer = await action(at('team', unitOf('team', 'Mobile'), '?do=merge', { ...filled, into: '999' }))
		expect(answer).toMatchObject({ data: { errors: [{ field: 'into' }] } })
	})
})
