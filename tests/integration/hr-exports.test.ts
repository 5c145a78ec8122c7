import { beforeEach, describe, expect, it } from 'vitest'
import { describeChange } from '#app/features/people/import/change-in-words.ts'
import type { Database } from '#db/open.server.ts'
import { importAnswered, type Answers } from '#tests/factories/answer-import.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { councilOf72, esr, iTrent, successFactors, type Employee } from '#tests/factories/hr-exports.ts'
import { bytesOf, peopleFile, type Cells } from '#tests/factories/people-file.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

const now = Date.parse('2026-11-30T09:00:00Z')
const month = 31 * 86_400_000
let db: Database

const usual: Answers = {
	encoding: 'windows-1252',
	dates: 'dmy',
	'other-rows': 'leave-out',
	sheet: 'Staff in Post',
	managers: 'none',
	email: 'keep',
	tags: 'keep',
}
const load = (file: Uint8Array, how: Partial<Parameters<typeof importAnswered>[2]> = {}) =>
	importAnswered(db, file, { now, answers: usual, ...how })
const about = (asked: { about: string }[]) => asked.map((question) => question.about)
const register = () =>
	db.$client
		.prepare<[], Record<string, string | null>>(
			`select p.employee_number as number, p.given_name as given, p.family_name as family, coalesce(p.email, '') as email, l.worker_type as type,
				d.name as directorate, s.name as service, t.name as team, l.job_title as job, coalesce(m.employee_number, '') as manager, l.valid_from as start,
				coalesce(l.valid_to, '') as end, l.tags from people p join placements l on l.person_id = p.id and l.superseded_at is null
			join teams t on t.id = l.team_id join services s on s.id = l.service_id join directorates d on d.id = l.directorate_id
			left join people m on m.id = l.manager_id order by p.employee_number, l.valid_from`,
		)
		.all()
const person = (number: string) => register().findLast((each) => each.number === number)

beforeEach(() => {
	db = createDatabase()
})

const exports: [string, (people: readonly Employee[]) => Uint8Array, string[], (name: string) => string][] = [
	['SuccessFactors', successFactors, ['columns', 'dates', 'worker-types', 'other-rows', 'managers'], (name) => name],
	[
		'iTrent',
		iTrent,
		['encoding', 'columns', 'dates', 'worker-types', 'other-rows'],
		(name) => name.replace(/Ł/g, 'L').replace(/[śş]/g, 's').replace(/Ş/g, 'S'),
	],
	['ESR', esr, ['sheet', 'columns', 'worker-types', 'other-rows'], (name) => name],
]

describe.each(exports)('an export of %s', (_, write, questions, spelt) => {
	it('of a council of 72 is read whole after a few questions, and in the next month without any', async () => {
		const people = councilOf72()
		const { asked, found, layout } = await load(write(people))
		expect(about(asked)).toEqual(questions)
		expect(found).toMatchObject({ joiners: 72, errors: [] })
		expect(register()).toEqual(people.map((each) => ({ ...each, given: spelt(each.given), family: spelt(each.family), tags: '' })))
		const changed = people.map((each, at) => (at === 40 ? { ...each, job: 'Senior Officer' } : each))
		const next = await load(write(changed), { layout, now: now + month })
		expect([about(next.asked), next.found]).toMatchObject([[], { movers: 1, unchanged: 71 }])
		expect(next.found.changes.map((change) => describeChange(change).what)).toEqual([
			'Job title: Officer → Senior Officer, from 31 December 2026.',
		])
	})

	it('has no tags, so those that are known stay', async () => {
		const people = councilOf72()
		const { layout } = await load(write(people))
		db.$client.exec(`update placements set tags = 'works-with-children'`)
		expect((await load(write(people), { layout, now: now + month })).found).toMatchObject({ movers: 0, unchanged: 72 })
		expect(new Set(register().map(({ tags }) => tags))).toEqual(new Set(['works-with-children']))
	})

	it('of everybody lets those leave who are no longer in it', async () => {
		const people = councilOf72()
		const { layout } = await load(write(people), { kind: 'full' })
		const { found } = await load(write(people.filter(({ number }) => number !== '007160')), { kind: 'full', layout, now: now + month })
		expect(found).toMatchObject({ leavers: 1, unchanged: 71, errors: [] })
		expect(person('007160')?.end).toBe('2026-12-30')
	})
})

const boss: Cells = { employee_number: '100', given_name: 'Patience', job_title: 'Director', manager_employee_number: '' }
const lead: Cells = { employee_number: '200', given_name: 'Denise', job_title: 'Team Manager', manager_employee_number: '100' }
const carer: Cells = { employee_number: '300', given_name: 'Florin', manager_employee_number: '200', tags: 'works-with-adults' }
const known = () => load(peopleFile(boss, lead, carer))

describe('two rows of one person', () => {
	const rules = [
		requirementOf({ id: 1, slug: 'care', audience: { services: ['Care'] } }),
		requirementOf({ id: 2, slug: 'books', audience: { services: ['Libraries'] } }),
	]
	const first: Cells = {
		employee_number: '901',
		given_name: 'Róisín',
		family_name: 'O’Brien',
		service: 'Care',
		team: 'Reablement',
		job_title: 'Care Worker',
		start_date: '2026-11-02',
	}
	it.each<[string, Cells, string]>([
		[
			'another service and worker type',
			{ service: 'Libraries', team: 'Central', job_title: 'Library Assistant', worker_type: 'casual' },
			'1',
		],
		['another job in the same service', { job_title: 'Night Care Worker' }, '2'],
		['another manager', { service: 'Libraries', manager_employee_number: '100' }, '2'],
		['other tags', { service: 'Libraries', tags: 'term-time' }, '1'],
		['another start day', { service: 'Libraries', start_date: '2026-11-16' }, '1'],
		['the same post as another kind of worker', { worker_type: 'casual' }, '2'],
	])('with %s: one is the main one, and both count', async (_, cells, main) => {
		db.$client.exec(`insert into requirements (id, slug, introduced_on) values (1, 'care', '2020-01-01'), (2, 'books', '2020-01-01')`)
		await known()
		const file = peopleFile(first, { ...first, ...cells })
		const answers = { ...usual, posts: main, units: 'new' }
		const { asked, found, layout } = await load(file, { answers, rules })
		expect(about(asked)).toContain('posts')
		expect(found).toMatchObject({ joiners: 1, errors: [] })
		expect(register().filter(({ number }) => number === '901')).toHaveLength(1)
		expect(db.$client.prepare('select count(*) from other_posts').pluck().get()).toBe(1)
		const wanted = cells.service === 'Libraries' ? ['books', 'care'] : ['care']
		const slugs = `select distinct r.slug from obligations o join requirements r on r.id = o.requirement_id join people p on p.id = o.person_id
			where p.employee_number = '901' and o.superseded_at is null order by r.slug`
		expect(db.$client.prepare(slugs).pluck().all()).toEqual(wanted)
		const again = await load(file, { layout, rules, now: now + month })
		expect([about(again.asked), again.found]).toMatchObject([[], { unchanged: 1 }])
	})
})

describe('names of units that are typed otherwise', () => {
	it.each<[string, Cells]>([
		['Communities & Libraries', { directorate: 'Communities & Libraries' }],
		['a space at the end', { directorate: 'Communities and Libraries ' }],
		['small letters', { service: 'libraries', team: 'central library' }],
		['a hyphen', { team: 'Central-Library' }],
		['a slip', { directorate: 'Communites and Libraries' }],
		['a short form', { team: 'Central Lib' }],
		['the word Service', { service: 'Libraries Service' }],
	])('make no second unit: %s', async (_, cells) => {
		await known()
		const { asked, found } = await load(peopleFile({ ...carer, ...cells, tags: 'works-with-adults' }), {
			answers: { ...usual, units: 'same' },
		})
		for (const question of asked) expect(question.about).toBe('units')
		expect(found).toMatchObject({ unchanged: 1, errors: [] })
		expect(['directorates', 'services', 'teams'].map((table) => db.$client.prepare(`select count(*) from ${table}`).pluck().get())).toEqual(
			[1, 1, 1],
		)
	})
})

describe('an unknown manager and an e-mail address of two', () => {
	it('are a question each', async () => {
		await known()
		const depot = { email: 'depot@example.org', manager_employee_number: '200' }
		const file = peopleFile(
			{ employee_number: '905', manager_employee_number: '999999' },
			{ ...depot, employee_number: '903', given_name: 'Aoife', family_name: 'O’Neill' },
			{ ...depot, employee_number: '904', given_name: 'Seán', family_name: 'O’Neill' },
		)
		const { asked, found } = await load(file, { answers: { ...usual, 'shared-emails': 'share' } })
		expect(asked).toMatchObject([
			{ about: 'shared-emails', addresses: [{ email: 'depot@example.org', people: [{ number: '903' }, { number: '904' }] }] },
			{ about: 'managers', managers: [{ number: '999999', people: 1 }] },
		])
		expect(found).toMatchObject({ joiners: 3, errors: [] })
		expect([person('905')?.manager, person('904')?.email]).toEqual(['', 'depot@example.org'])
	})
})

describe('what a file changes of somebody known', () => {
	it.each<[string, Cells, RegExp]>([
		['worker type', { worker_type: 'casual' }, /Worker type: permanent → casual/],
		['tags that are emptied', { tags: '' }, /Tags: works-with-adults → none/],
		['tags that are other ones', { tags: 'part-time' }, /Tags: works-with-adults → part-time/],
		['a manager', { manager_employee_number: '100' }, /Manager: 200 → 100/],
		['an address', { email: 'florin@example.org' }, /E-mail: ada\.300@example\.org → florin@example\.org/],
		['a job title', { job_title: 'Senior Carer' }, /Job title: Library Assistant → Senior Carer/],
		['all at once', { worker_type: 'agency', tags: '', team: 'West Branch', job_title: 'Lead' }, /Worker type.*Team.*Job title.*Tags/],
	])('is in the preview, before and after: %s', async (_, cells, what) => {
		await known()
		const answers = { ...usual, tags: 'clear', units: 'new' }
		const { found } = await load(peopleFile({ ...carer, ...cells }), { answers })
		expect(found.changes.map((change) => describeChange(change).what)).toEqual([expect.stringMatching(what)])
	})
})

describe('a manager who leaves', () => {
	it.each<[string, Uint8Array, 'delta' | 'full', string, string | null]>([
		['by a last day', peopleFile({ ...lead, leave_date: '2026-11-30' }), 'delta', '200', '100 Patience Okafor baa'],
		['by a last day to come', peopleFile({ ...lead, leave_date: '2027-01-31' }), 'delta', '200', '100 Patience Okafor baa'],
		['by a last day long ago', peopleFile({ ...lead, leave_date: '2025-01-31' }), 'delta', '200', '100 Patience Okafor baa'],
		['because a file of everybody has them no more', peopleFile(boss, carer), 'full', '200', '100 Patience Okafor baa'],
		['from the top', peopleFile({ ...boss, leave_date: '2026-12-31' }), 'delta', '100', null],
	])('is named, with whom their people fall to: %s', async (_, file, kind, number, to) => {
		await known()
		const { found } = await load(file, { kind })
		expect(found).toMatchObject({ leavers: 1, errors: [], lines: [{ number, people: 1, to }] })
	})
})

describe('the same person under another number', () => {
	it('is one person, where somebody says so, in every month', async () => {
		const people = councilOf72()
		const { layout } = await load(successFactors(people))
		// Excel was in between, and has dropped the zeros.
		const dropped = people.map((each) => ({ ...each, number: each.number.replace(/^0+/, ''), manager: each.manager.replace(/^0+/, '') }))
		const answers = { ...usual, 'same-people': 'same' }
		const { asked, found, layout: said } = await load(successFactors(dropped), { layout, answers, now: now + month })
		expect(about(asked)).toEqual(['same-people', 'same-people'])
		expect(found).toMatchObject({ joiners: 0, unchanged: 72, errors: [] })
		expect(about((await load(successFactors(dropped), { layout: said, now: now + 2 * month })).asked)).toEqual([])
	})
})

describe('one name', () => {
	it.each<[string, Cells, string[]]>([
		['of somebody new', { employee_number: '400', given_name: '', family_name: 'Suharto' }, ['', 'Suharto']],
		['of somebody new, in the other column', { employee_number: '400', given_name: 'Suharto', family_name: '' }, ['Suharto', '']],
		['of somebody known by it and another', { ...carer, given_name: '' }, ['Florin', 'Okafor daa']],
		[
			'of somebody known by it and another, in the other column',
			{ ...carer, given_name: '', family_name: 'Florin' },
			['Florin', 'Okafor daa'],
		],
		['that is a new one', { ...carer, given_name: '', family_name: 'Suharto' }, ['', 'Suharto']],
	])('%s is recorded', async (_, cells, names) => {
		await known()
		const { found } = await load(peopleFile(cells))
		expect([found.errors, found.notices]).toEqual([[], [expect.stringMatching(/^One name only is given on row 2/)]])
		const { given, family } = person(cells.employee_number ?? '') ?? {}
		expect([given, family]).toEqual(names)
	})
})

it('reads the bytes of a small file as they are', async () => {
	expect((await load(bytesOf(''))).found.errors).toMatchObject([{ message: expect.stringMatching(/empty/) }])
})
