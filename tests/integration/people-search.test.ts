import { beforeEach, describe, expect, it } from 'vitest'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { isNamed } from '#app/features/people/directory/named.server.ts'
import { searchPeople } from '#app/features/people/directory/search-people.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { loader } from '#app/routes/people/route.tsx'
import { people } from '#db/schema/people.ts'
import type { Role } from '#db/schema/sign-in.ts'
import { createPerson, createPlacement, type PersonCells } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'
import { typedNames } from '#tests/factories/typed-names.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
const today = '2026-06-15'
let site: TestSite
let hr: number

function join(cells: Partial<PersonCells>, role?: Role): number {
	const personId = createPerson(site.db, { from: '2026-06-01', ...cells })
	if (role) grantRole(site.db, { personId, role }, { now, actor: 'system' })
	return personId
}
const visit = async (search: string, viewer = hr) => loader(ask(site, `/people${search}`, { cookie: await signIn(site, viewer) }))
/** The family names found, in their order. */
async function found(text: string): Promise<string[]> {
	const page = await visit(`?${new URLSearchParams({ q: text })}`)
	if (page.step !== 'search') throw new Error(`“${text}” is no search`)
	return page.people.map(({ name }) => name)
}

beforeEach(() => {
	site = createSite({ now })
	hr = join({ employeeNumber: '100001', givenName: 'Priya', familyName: 'Hart', team: 'HR Advice' }, 'hr')
})

describe('who may search', () => {
	it('HR and auditors; to a manager and a learner the page is not there', async () => {
		const auditor = join({ familyName: 'Audley' }, 'auditor')
		const manager = join({ familyName: 'Manning' })
		const learner = join({ managerId: manager })
		expect((await visit('', hr)).mayImport).toBe(true)
		expect((await visit('', auditor)).mayImport).toBe(false)
		for (const viewer of [manager, learner, join({}, 'monitoring-officer'), join({}, 'administrator')]) {
			expect((await refused(visit('?q=hart', viewer))).status).toBe(404)
		}
		const visitor = await refused(loader(ask(site, '/people?q=hart')))
		expect(visitor.headers.get('Location')).toBe('/sign-in?to=%2Fpeople%3Fq%3Dhart')
	})
})

describe('searching', () => {
	it('takes every word as the beginning of a name or a number, in any order, with or without accents', async () => {
		join({ employeeNumber: 'A-204417', givenName: 'Siân', familyName: 'O’Shaughnessy' })
		join({ employeeNumber: '204418', givenName: 'Zoë', familyName: "O'Neill-Shah" })
		const [shaughnessy, neill] = ['Siân O’Shaughnessy', "Zoë O'Neill-Shah"]
		for (const text of ['sian', 'SIÂN', 'si\u0061\u0302n', 'o’sh', "o'shaugh si", 'A-2044', '204417', 'shaughnessy'])
			expect(await found(text)).toEqual([shaughnessy])
		for (const text of ['zoe', 'shah', "O'Neill", 'neill zo']) expect(await found(text)).toEqual([neill])
		expect(await found('2044')).toEqual([neill, shaughnessy])
		expect(await found('aughnessy')).toEqual([])
		expect(await found('sian hart')).toEqual([])
	})

	it.each([
		'"',
		'*',
		'family_name:hart',
		'hart OR priya',
		'NOT',
		'(',
		'^hart',
		'hart\0',
		'NEAR(a b)',
		'%',
		'_',
		"'; drop table people --",
		'-',
		'a'.repeat(100),
	])('takes nothing as a sign of a query language: %j', async (text) => {
		const page = await visit(`?${new URLSearchParams({ q: text })}`)
		expect(['search', 'empty']).toContain(page.step)
	})

	it('puts who works here first, then whole words, then the alphabet; and says who left, when', async () => {
		join({ familyName: 'Hartley', givenName: 'Bo', to: '2026-06-14', jobTitle: 'Clerk' })
		join({ familyName: 'Hartson', givenName: 'Cy', from: '2026-07-01' })
		join({ familyName: 'Hartley', givenName: 'Al' })
		const moved = join({ familyName: 'Hart', givenName: 'Di', to: '2026-06-10', team: 'Old team' })
		createPlacement(site.db, moved, { from: '2026-06-11', team: 'Payroll' })
		const page = await visit('?q=hart')
		if (page.step !== 'search') throw new Error('no search')
		expect(page.total).toBe(5)
		expect(page.people.map(({ name, facts, note }) => [name, facts.replace(/^\d+ · /, ''), note])).toEqual([
			['Di Hart', 'Officer · Payroll, Finance', null],
			['Priya Hart', 'Officer · HR Advice, Finance', null],
			['Al Hartley', 'Officer · Payroll, Finance', null],
			['Cy Hartson', 'Officer · Payroll, Finance', 'Starts on 1 July 2026'],
			['Bo Hartley', 'Clerk · Payroll, Finance', 'Left on 14 June 2026'],
		])
	})

	it('goes straight to the person who has the number', async () => {
		const answer = await refused(visit('?q=+100001+'))
		expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/people/100001'])
		site.db.$client.prepare('insert into former_numbers values (?, ?, ?)').run('X1', hr, now)
		expect((await refused(visit('?q=X1'))).headers.get('Location')).toBe('/people/100001')
	})

	it('follows a name that is corrected', async () => {
		expect(await found('hart')).toHaveLength(1)
		site.db.$client.prepare('update people set family_name = ? where id = ?').run('Thistle', hr)
		expect(await found('hart')).toEqual([])
		expect(await found('thi')).toEqual(['Priya Thistle'])
		site.db.$client.exec(`insert into people_search (people_search) values ('integrity-check')`)
	})

	it('shows 25 a page, and the first where there is no such page', async () => {
		for (let number = 0; number < 30; number += 1) join({ familyName: `Mill${String(number).padStart(2, '0')}` })
		const pages = await Promise.all(['?q=mill', '?q=mill&page=2', '?q=mill&page=9'].map((search) => visit(search)))
		expect(pages.map((page) => (page.step === 'search' ? [page.page, page.pages, page.people.length] : null))).toEqual([
			[1, 2, 25],
			[2, 2, 5],
			[1, 2, 25],
		])
	})

	it('looks at 500 at most and says so, whole words among them', () => {
		for (let number = 0; number < 510; number += 1) join({ familyName: `Li${number}` })
		const last = join({ familyName: 'Li', givenName: 'Wei' })
		const result = searchPeople(site.db, { text: 'li', page: 1 }, { today })
		expect(result).toMatchObject({ tooMany: true, total: 501 })
		expect(result.people[0]?.name).toBe('Wei Li')
		expect(searchPeople(site.db, { text: 'li wei', page: 1 }, { today })).toMatchObject({ tooMany: false, total: 1 })
		expect(last).toBeGreaterThan(500)
	})
})

describe('a name as people type it', () => {
	it('finds whoever has it, in the search of people and in every filter', () => {
		const ids = typedNames.map(({ given, family }) => join({ givenName: given, familyName: family }))
		const filtered = (text: string) => site.db.select({ id: people.id }).from(people).where(isNamed(text)).all()
		typedNames.forEach(({ given, family, typed }, index) => {
			for (const text of [...typed, `${given} ${family}`]) {
				const { people: listed, tooMany } = searchPeople(site.db, { text, page: 1 }, { today })
				expect(
					listed.map(({ name }) => name),
					text,
				).toContain(`${given} ${family}`)
				expect(tooMany).toBe(false)
				expect(
					filtered(text).map(({ id }) => id),
					text,
				).toContain(ids[index])
			}
		})
	})

	it('finds by e-mail address, by a number that was corrected and with or without zeros', async () => {
		const person = join({ employeeNumber: '004217', givenName: 'Nia', familyName: 'Pryce' })
		site.db.$client.prepare('update people set email = ? where id = ?').run('nia.old-name@example.gov.uk', person)
		site.db.$client.prepare('insert into former_numbers values (?, ?, ?)').run('A-77', person, now)
		for (const text of ['nia.old-name@example.gov.uk', 'NIA.OLD-NAME@EX', 'nia.old', 'oldname', '4217', '0004217', '421', 'a77', 'a-77'])
			expect(await found(text), text).toEqual(['Nia Pryce'])
		for (const text of ['example', 'old-name@example.gov.uk', '4218', 'a78']) expect(await found(text), text).toEqual([])
		site.db.$client.prepare('update people set email = null, employee_number = ? where id = ?').run('B-500', person)
		expect(await found('nia.old')).toEqual([])
		expect(await found('b500')).toEqual(['Nia Pryce'])
		expect(await found('a77')).toEqual(['Nia Pryce'])
	})
})

describe('teams', () => {
	it('are found with their letters as people type them', async () => {
		join({ familyName: 'Young', team: 'Children’s Café & Plâs-y-Coed' })
		for (const text of ['childrens cafe', "children's", 'plas coed', 'plasy', 'PLÂS']) {
			const page = await visit(`?${new URLSearchParams({ q: text })}`)
			expect(page.step === 'search' && page.teams.map(({ name }) => name), text).toEqual(['Children’s Café & Plâs-y-Coed'])
		}
	})

	it('are found by the beginnings of their words while somebody works there, and list who does today', async () => {
		join({ familyName: 'Young', team: 'Youth Justice 100%', service: 'Children' })
		join({ familyName: 'Gone', team: 'Youth Justice 100%', service: 'Children', to: '2026-06-14' })
		join({ familyName: 'Last', team: 'Youth Club', service: 'Children', to: '2026-06-14' })
		const page = await visit('?q=just+YOU')
		if (page.step !== 'search') throw new Error('no search')
		expect(page.teams.map(({ name, service, directorate }) => [name, service, directorate])).toEqual([
			['Youth Justice 100%', 'Children', 'Resources'],
		])
		const team = await visit(page.teams[0]?.href.replace('/people', '') ?? '')
		expect(team).toMatchObject({ step: 'team', total: 1, people: [{ name: 'Ada Young', note: null }] })
		for (const text of ['100%', '100_', 'ouths', '%', '_']) {
			const other = await visit(`?${new URLSearchParams({ q: text })}`)
			expect(other.step === 'search' && other.teams.map(({ name }) => name)).toEqual(text.startsWith('100') ? ['Youth Justice 100%'] : [])
		}
	})

	it('that are none are not found', async () => {
		expect((await refused(visit('?team=99999'))).status).toBe(404)
		expect((await refused(visit('?team=x'))).status).toBe(400)
	})
})

it('asks the database as little as it can, and reads no table of many rows from end to end', async () => {
	applyObligations(site.db, { personIds: [hr], requirements: site.requirements }, { now, actor: 'system' })
	const cookie = await signIn(site, hr)
	site.statements.length = 0
	await loader(ask(site, '/people?q=pri', { cookie }))
	expect(site.statements).toHaveLength(5)
	const scans = site.statements.flatMap((sql) =>
		site.db.$client
			.prepare<[], { detail: string }>(`explain query plan ${sql}`)
			.all()
			.filter(({ detail }) => /^SCAN (p|l|people|placements|teams)\b(?!_search)/.test(detail)),
	)
	expect(scans).toEqual([])
})
