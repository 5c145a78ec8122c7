import { fc } from '@fast-check/vitest'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { bindNames } from '#app/features/people/directory/named-sql.ts'
import { searchPeople } from '#app/features/people/directory/search-people.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { loader as registerLoader } from '#app/routes/admin/register/route.tsx'
import { loader as csvLoader } from '#app/routes/reports/completion.csv/route.tsx'
import { loader as completionLoader } from '#app/routes/reports/completion/route.tsx'
import { startOfDay, type Day } from '#app/platform/calendar.ts'
import { declare, directorship } from '#tests/factories/interests.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
const today = '2026-06-15'
const system = { now, actor: 'system' }
let site: TestSite
let hr: number
const ids = new Map<string, number>()

function join(employeeNumber: string, givenName: string, familyName: string): number {
	const personId = createPerson(site.db, { from: '2026-06-01', employeeNumber, givenName, familyName })
	ids.set(employeeNumber, personId)
	return personId
}

beforeEach(() => {
	site = createSite({ now: startOfDay('2026-05-01'), counted: false })
	site.now = now
	hr = createPerson(site.db, { from: '2026-06-01', employeeNumber: '900001', givenName: 'Priya', familyName: 'Hart' })
	grantRole(site.db, { personId: hr, role: 'hr' }, system)
	join('100001', 'Zoë', 'Wiśniewski')
	join('100002', 'Siân', 'O’Shaughnessy')
	join('A-204417', 'Ionuț', "O'Neill-Shah")
	join('100004', 'Denise', 'Fairweather')
	applyObligations(site.db, { personIds: [...ids.values()], requirements: site.requirements }, system)
})

const cookie = async () => ({ cookie: await signIn(site, hr) })

/** The employee numbers on the page, which has to tell of the same people in its figures and in its file. */
async function reported(q: string, more: Record<string, string> = {}): Promise<string[]> {
	const search = `?${new URLSearchParams({ q, ...more })}`
	const { data } = await completionLoader(ask(site, `/reports/completion${search}`, await cookie()))
	if (data.step !== 'report') throw new Error(`no report of ${search}`)
	const file = await (await csvLoader(ask(site, `/reports/completion.csv${search}`, await cookie()))).text()
	const lines: { employeeNumber: string }[] = parse(file, { columns: true, bom: true })
	const found = data.list.rows.map(({ href }) => decodeURIComponent(/people\/(.*)\?/.exec(href ?? '')?.[1] ?? '')).sort()
	expect(data.summary.people).toBe(found.length)
	expect([...new Set(lines.map(({ employeeNumber }) => employeeNumber))].sort()).toEqual(found)
	return found
}

async function registered(q: string): Promise<number> {
	const path = `/admin/register?${new URLSearchParams({ q })}`
	const { data } = await registerLoader(ask(site, path, await cookie()) as LoaderFunctionArgs)
	return data.step === 'register' ? data.total : NaN
}

const spoken: [string, string[]][] = [
	['zoe', ['100001']],
	['ZOË', ['100001']],
	['zoe\u0308', ['100001']],
	['Wisniewski', ['100001']],
	['wisniewski zoe', ['100001']],
	['Sian', ['100002']],
	["o'shaughnessy", ['100002']],
	['Ionut', ['A-204417']],
	['fairweather denise', ['100004']],
	['Fairweather, D', ['100004']],
	['a-2044', ['A-204417']],
	['4417', ['A-204417']],
	['a2044', ['A-204417']],
	['0100004', ['100004']],
	['oshaughnessy', ['100002']],
	['o shaughnessy sian', ['100002']],
	['neillshah', ['A-204417']],
	['neill shah', ['A-204417']],
	['oneill', ['A-204417']],
	['o', ['100002', 'A-204417']],
	['denise hart', []],
	['%', []],
	['"', []],
	['NOT', []],
	['family_name:hart', []],
]

describe('the field for a name', () => {
	it('takes the words in any order, with or without accents, in the report, its figures and its file', async () => {
		for (const [q, expected] of spoken) expect(await reported(q), q).toEqual(expected)
	})

	it('and in the register of interests', async () => {
		for (const personId of ids.values()) declare(site.db, personId, directorship, now)
		for (const [q, expected] of spoken) expect(await registered(q), q).toBe(expected.length)
	})

	it('finds somebody by the name of the day, as known then, and by the name of today, as known now', async () => {
		const personId = ids.get('100004') ?? 0
		const correct = (day: Day, givenName: string, familyName: string) => {
			const { given_name, family_name } = site.db.$client.prepare('select * from people where id = ?').get(personId) as Record<
				string,
				string
			>
			site.db.$client.prepare('insert into former_names values (?, ?, ?, ?)').run(personId, given_name, family_name, startOfDay(day))
			site.db.$client.prepare('update people set given_name = ?, family_name = ? where id = ?').run(givenName, familyName, personId)
		}
		correct('2026-06-05', 'Zoé', 'Fair-Weather')
		correct('2026-06-10', 'Zoé', 'Thistle')
		for (const [day, own, others] of [
			['2026-06-03', ['fairweather denise', 'DENISE', 'fairw'], ['thistle', 'zoe fair', 'weather']],
			['2026-06-07', ['weather zoe', 'zoë fair', '100004 fair', 'fairweather'], ['denise', 'thistle', 'eather']],
			['2026-06-12', ['thistle', 'zoe th'], ['denise', 'fair']],
		] as const) {
			for (const q of own) expect(await reported(q, { 'as-at': day }), `${day} ${q}`).toContain('100004')
			for (const q of others) expect(await reported(q, { 'as-at': day }), `${day} ${q}`).not.toContain('100004')
			expect(await reported('thistle', { 'as-at': day, known: 'now' })).toEqual(['100004'])
			expect(await reported('fair', { 'as-at': day, known: 'now' })).toEqual([])
		}
	})
})

const part = fc.constantFrom(
	'zoë',
	'zoe',
	'Zo',
	'Siân',
	"O'Neill",
	'o’neill',
	'Neill-Shah',
	'shah',
	'Łuc',
	'Wiśn',
	'wisn',
	'Đ',
	'Ñá',
	'12',
	'-',
	"'",
	'ΆΣ',
	'Müller',
	'mueller',
	'0012',
	'ʻŌ',
	'a.b@c.uk',
	'a.b@c',
	'王',
	'𞤀𞤣',
)
const text = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))

it('answers for a former name as the index of names does', () => {
	const { $client } = site.db
	const update = $client.prepare('update people set given_name = ?, family_name = ?, email = ? where id = ?')
	const byIndex = $client.prepare('select rowid from people_search where people_search match ?').pluck()
	const byName = $client
		.prepare('select matches_name(:words, employee_number, given_name, family_name, email) from people where id = :id')
		.pluck()
	let hits = 0
	fc.assert(
		fc.property(text, text, text, fc.option(text), (givenName, familyName, q, email) => {
			const id = ids.get('100004')
			update.run(givenName, familyName, email, id)
			const asked = { ...bindNames(q), id }
			const found = byIndex.all(asked.match).includes(id)
			hits += Number(found)
			expect(byName.get(asked), JSON.stringify([givenName, familyName, q])).toBe(Number(found))
		}),
		{ numRuns: 500 },
	)
	expect(hits).toBeGreaterThan(20)
})

it('finds everybody whom the search of people finds', async () => {
	for (const q of spoken.map(([words]) => words)) {
		const { people } = searchPeople(site.db, { text: q, page: 1 }, { today })
		expect(await reported(q)).toEqual(expect.arrayContaining(people.map(({ employeeNumber }) => employeeNumber)))
	}
})
