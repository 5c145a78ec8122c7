import { beforeEach, describe, expect, it } from 'vitest'
import { choiceField, numberField } from '#app/features/people/asking/read-register-answer.ts'
import { readImportAnswer } from '#app/features/people/import/answer-import-question.ts'
import { importPeople, type ImportResult } from '#app/features/people/import/apply-people-import.server.ts'
import { plainLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { bytesOf, peopleFile, type Cells } from '#tests/factories/people-file.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

const by = { now: Date.parse('2026-06-15T09:00:00Z'), actor: 'person:1' }
let db: Database

const known: Cells[] = [
	{
		employee_number: '004217',
		given_name: 'Nuala',
		family_name: 'Byrne',
		email: 'nuala@example.org',
		start_date: '2020-01-06',
		manager_employee_number: 'AB123',
	},
	{ employee_number: 'AB123', given_name: 'Zoë', family_name: 'Łukaszewicz-O’Neill', email: 'zoe@example.org', start_date: '2019-05-01' },
]

beforeEach(() => {
	db = createDatabase()
	expect(load(peopleFile(...known), plainLayout)).toMatchObject({ joiners: 2, errors: [] })
})

const load = (file: Uint8Array, layout: ImportLayout, dryRun = false): ImportResult =>
	importPeople(db, { file, layout, rules: [], dryRun }, by)

type Choose = (about: string, at: number) => string
/** Answers what is asked, one question after the other, and imports; `asked` is what was. */
function answer(file: Uint8Array, choose: Choose, layout: ImportLayout = plainLayout) {
	const asked: string[] = []
	for (let turn = 0; turn < 8; turn += 1) {
		const found = load(file, layout, true)
		if (!found.question) return { asked, layout, found: load(file, layout) }
		const { question } = found
		expect(found.errors.length).toBeGreaterThan(0)
		asked.push(question.about)
		const sent = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [choiceField(at), choose(question.about, at)]))
		const read = readImportAnswer(question, layout, {
			...sent,
			[numberField(0)]: 'AB123',
			email: 'keep',
			tags: 'keep',
			manager_employee_number: 'keep',
		})
		if ('errors' in read) throw new Error(JSON.stringify(read.errors))
		layout = read.layout
	}
	throw new Error(`It asks without end: ${asked.join(', ')}`)
}

const register = () =>
	db.$client
		.prepare<[], { number: string; name: string; email: string | null; manager: string | null; unit: string }>(
			`select p.employee_number as number, trim(p.given_name || ' ' || p.family_name) as name, p.email, m.employee_number as manager,
				d.name || ' / ' || s.name || ' / ' || t.name as unit
			from people p join placements l on l.person_id = p.id and l.superseded_at is null join teams t on t.id = l.team_id join services s on s.id = l.service_id
			join directorates d on d.id = l.directorate_id left join people m on m.id = l.manager_id order by p.employee_number, l.valid_from`,
		)
		.all()

describe('the same person twice', () => {
	const nuala: Cells = { ...known[0], employee_number: '4217' }
	it.each<[string, Cells, string]>([
		['zeros that Excel has dropped', nuala, '004217'],
		['small letters', { ...known[1], employee_number: 'ab123' }, 'AB123'],
		['more zeros', { ...nuala, employee_number: '0004217' }, '004217'],
		['zeros and another name', { ...nuala, family_name: 'Byrne-Walsh' }, '004217'],
		['a new number, with the same name and start day', { ...nuala, employee_number: '900042', email: '' }, '004217'],
		[
			'a new number, with the name as people type it',
			{ ...known[1], employee_number: '9', given_name: 'ZOE', family_name: "Lukaszewicz O'Neill" },
			'AB123',
		],
	])('is asked about, and stays one where somebody says yes: %s', (_, cells, number) => {
		const { asked, found } = answer(peopleFile(cells), () => 'same')
		expect(asked[0]).toBe('same-people')
		expect(found).toMatchObject({ joiners: 0, errors: [] })
		expect(found.notices).toContainEqual(expect.stringMatching(new RegExp(`understood as ${number}`)))
		expect(register()).toHaveLength(2)
	})

	it('is another person where somebody says no, and is not asked about again', () => {
		const file = peopleFile({ ...nuala, email: '' })
		const { layout, found } = answer(file, () => 'another')
		expect(found).toMatchObject({ joiners: 1, errors: [] })
		expect(answer(file, () => 'same', layout)).toMatchObject({ asked: [], found: { joiners: 0, unchanged: 1 } })
	})

	it.each<[string, Cells[], number]>([
		['4217 and 004217', [{ employee_number: '5' }, { employee_number: '005' }], 1],
		['xy1 and XY1', [{ employee_number: 'xy1' }, { employee_number: 'XY1' }], 1],
		[
			'two numbers with the same name and start day',
			[
				{ employee_number: '71', family_name: 'Kaur' },
				{ employee_number: '72', family_name: 'Kaur' },
			],
			1,
		],
		[
			'two assignments of one number',
			[
				{ employee_number: '20001234', family_name: 'Kaur' },
				{ employee_number: '20001234-2', family_name: 'Kaur' },
			],
			1,
		],
	])('is asked about within a file: %s', (_, rows, joiners) => {
		const file = peopleFile(...rows.map((row) => ({ ...row, email: '', family_name: 'Kaur' })))
		expect(answer(file, () => 'same').found).toMatchObject({ joiners, errors: [] })
	})

	it.each<[string, Cells[]]>([
		['the same name on another day', [{ ...nuala, employee_number: '77', email: '', start_date: '2021-01-06' }]],
		['another name on the same day', [{ ...nuala, employee_number: '77', email: '', given_name: 'Niall' }]],
		['numbers that only begin alike', [{ ...nuala, employee_number: '42170', email: '', given_name: 'Niall' }]],
		[
			'somebody with the same name who has a row as well',
			[known[0] ?? {}, { ...nuala, employee_number: '77', email: '', start_date: '2020-01-07' }],
		],
	])('is not seen in %s', (_, rows) => {
		expect(answer(peopleFile(...rows), () => '')).toMatchObject({ asked: [], found: { joiners: 1 } })
	})
})

describe('an e-mail address of several people', () => {
	const two: Cells[] = [
		{ employee_number: '31', given_name: 'Aoife', email: 'depot@example.org' },
		{ employee_number: '32', given_name: 'Seán', email: 'Depot@example.org' },
	]
	const emails = () => register().map(({ email }) => email)

	it.each<[string, string, (string | null)[]]>([
		['is shared', 'share', ['depot@example.org', 'Depot@example.org']],
		['is nobody’s', 'leave', [null, null]],
	])('%s where somebody says so', (_, choice, expected) => {
		const { asked, found } = answer(peopleFile(...two), () => choice)
		expect([asked, found.joiners]).toEqual([['shared-emails'], 2])
		expect(emails()).toEqual(expect.arrayContaining(expected))
	})

	it('may be of one person, whose rows are then two posts', () => {
		const { asked, found } = answer(peopleFile(...two), (about) => (about === 'shared-emails' ? 'same' : '1'))
		expect(asked.slice(0, 2)).toEqual(['shared-emails', 'posts'])
		expect(found.joiners).toBe(1)
	})

	it('is asked about where somebody known has it, and stays theirs', () => {
		const { asked } = answer(peopleFile({ employee_number: '31', email: 'NUALA@example.org' }), () => 'leave')
		expect(asked).toEqual(['shared-emails'])
		expect(register().map(({ number, email }) => [number, email])).toContainEqual(['31', null])
		expect(emails()).toContain('nuala@example.org')
	})

	it.each<[string, Cells[]]>([
		[
			'the file gives the other a new one',
			[
				{ ...known[0], email: 'new@example.org' },
				{ employee_number: '31', email: 'nuala@example.org' },
			],
		],
		['nobody is new to it', [known[0] ?? {}]],
		[
			'there is none',
			[
				{ employee_number: '31', email: '' },
				{ employee_number: '32', email: '' },
			],
		],
	])('is none where %s', (_, rows) => {
		expect(answer(peopleFile(...rows), () => '').asked).toEqual([])
	})
})

describe('a manager whom nobody knows', () => {
	const managerOf = (number: string) => register().findLast((person) => person.number === number)?.manager

	it.each<[string, string, Cells, string | null]>([
		['nobody', 'none', { employee_number: '31' }, null],
		['whoever is known', 'known', { ...known[0] }, 'AB123'],
		['nobody, for somebody new', 'known', { employee_number: '31' }, null],
		['nobody, for somebody who had one', 'none', { ...known[0] }, null],
		['somebody else', 'other', { employee_number: '31' }, 'AB123'],
	])('is asked about: %s', (_, choice, cells, manager) => {
		const { asked, found } = answer(peopleFile({ ...cells, manager_employee_number: '999999' }), () => choice)
		expect([asked, found.errors]).toEqual([['managers'], []])
		expect(managerOf(cells.employee_number ?? '')).toBe(manager)
	})

	it('may be somebody whose number is spelt otherwise', () => {
		answer(peopleFile({ employee_number: '31', manager_employee_number: 'ab123' }), () => 'near')
		expect(managerOf('31')).toBe('AB123')
	})

	it('is asked about again where the answer is nobody’s number either', () => {
		const file = peopleFile({ employee_number: '31', manager_employee_number: '999999' })
		const found = load(file, { ...plainLayout, managers: { 999999: '888888' } }, true)
		expect(found.question).toMatchObject({ about: 'managers', managers: [{ number: '999999', people: 1 }] })
		expect(found.errors).toMatchObject([
			{ row: 2, column: 'manager_employee_number', message: expect.stringMatching(/"managers": \{"999999"/) },
		])
	})
})

describe('a unit that is new', () => {
	const at = (directorate: string, service = 'Libraries', team = 'Central Library'): Cells => ({
		employee_number: '31',
		directorate,
		service,
		team,
	})
	const unit = () => register().find(({ number }) => number === '31')?.unit
	const usual = 'Communities and Libraries / Libraries / Central Library'

	it.each<[string, Cells, number]>([
		['& for and', at('Communities & Libraries'), 1],
		['capitals', at('Communities and libraries'), 1],
		['a word left out', at('Communities & Library'), 1],
		['Directorate in front', at('Directorate of Communities and Libraries'), 1],
		['a service', at('Communities and Libraries', 'Library Service'), 1],
		['a team', at('Communities and Libraries', 'Libraries', 'Central library.'), 1],
		['all three', at('Communities & Libraries', 'libraries', 'Central  Libary'), 3],
	])('is asked about, with the nearest known one, and remembered: %s', (_, cells, questions) => {
		const { asked, found } = answer(peopleFile(cells), () => 'same')
		expect([asked.length, asked.every((about) => about === 'units'), found.joiners]).toEqual([questions, true, 1])
		expect(unit()).toBe(usual)
		// In a file with other column names, for which nothing was answered.
		const text = new TextDecoder().decode(peopleFile(cells)).replace('tags', 'Tags ')
		expect(load(bytesOf(text), plainLayout, true)).toMatchObject({ question: null, unchanged: 1 })
	})

	it('is new where somebody says so, and listed', () => {
		const { found } = answer(peopleFile(at('Communities and Leisure', 'Parks', 'Rangers')), () => 'new')
		expect(found.notices).toEqual(['A new directorate: “Communities and Leisure”.', 'A new service: “Parks”.', 'A new team: “Rangers”.'])
		expect(unit()).toBe('Communities and Leisure / Parks / Rangers')
	})

	it('is listed without a question where none is near', () => {
		const { asked, found } = answer(peopleFile(at('Highways', 'Winter', 'Gritters')), () => '')
		expect([asked, found.notices.length]).toEqual([[], 3])
	})

	it('is asked about where a file spells it in two ways itself', () => {
		const rows = ['Highways', 'Highways', 'highways'].map((directorate, place) => ({
			...at(directorate, 'Winter', 'Gritters'),
			employee_number: `3${place}`,
		}))
		const { asked } = answer(peopleFile(...rows), () => 'same')
		expect(asked).toEqual(['units'])
		expect(new Set(register().map((person) => person.unit)).size).toBe(2)
	})
})

describe('several rows of one number', () => {
	const reablement: Cells = { employee_number: '31', given_name: 'Róisín', job_title: 'Care Worker', team: 'Reablement' }
	const library: Cells = { ...reablement, job_title: 'Library Assistant', worker_type: 'casual', team: 'Central Library' }

	it('are one person with several posts, of which somebody says which is the main one', () => {
		const { asked, found, layout } = answer(peopleFile(reablement, library), (about) => (about === 'posts' ? '2' : 'new'))
		expect([asked.includes('posts'), found.joiners]).toEqual([true, 1])
		expect(register().find(({ number }) => number === '31')?.unit).toMatch(/Central Library$/)
		// The order of rows is another next month.
		expect(answer(peopleFile(library, reablement), () => '', layout)).toMatchObject({ asked: [], found: { joiners: 0, unchanged: 1 } })
	})

	it('count once where they say the same', () => {
		expect(answer(peopleFile(library, library, library), () => '')).toMatchObject({ asked: [], found: { joiners: 1 } })
	})

	it('may be of different people: one is right, and the others are left out and kept', () => {
		const { found } = answer(peopleFile(library, { ...library, given_name: 'Bo' }), () => '2')
		expect(found).toMatchObject({ joiners: 1, leftOut: [{ row: 2, why: 'another-person' }] })
		expect(register().map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Bo /))
	})

	describe('and what is asked in the other post', () => {
		const rules = [
			requirementOf({ id: 1, slug: 'care', audience: { services: ['Care'] } }),
			requirementOf({ id: 2, slug: 'books', audience: { services: ['Libraries'] } }),
		]
		const care: Cells = { ...reablement, service: 'Care', start_date: '2026-06-01' }
		const books: Cells = { ...library, service: 'Libraries', start_date: '2026-06-01' }
		const layout: ImportLayout = { ...plainLayout, posts: { '31': 'Care Worker, Reablement (Care)' } }
		const importRows = (rows: Cells[], { kind = 'delta', days = 0 }: { kind?: 'delta' | 'full'; days?: number } = {}) =>
			importPeople(db, { file: peopleFile(...rows), layout, kind, rules, confirmLeavers: 2 }, { ...by, now: by.now + days * 86_400_000 })
		const asked = () =>
			db.$client
				.prepare<[], string>(
					`select r.slug || ' ' || o.asked_from || ' ' || coalesce(o.asked_to, 'on') from obligations o join requirements r on r.id = o.requirement_id
						join people p on p.id = o.person_id where p.employee_number = '31' and o.superseded_at is null order by r.slug`,
				)
				.pluck()
				.all()
		const posts = () =>
			db.$client
				.prepare<[], string>(
					`select job_title || ' ' || valid_from || ' ' || coalesce(valid_to, 'on') from other_posts where superseded_at is null order by id`,
				)
				.pluck()
				.all()
		beforeEach(() => {
			db.$client.exec(`insert into requirements (id, slug, introduced_on) values (1, 'care', '2020-01-01'), (2, 'books', '2020-01-01')`)
		})

		it('is asked of them too, from the day of that post, and ends with it', () => {
			expect(importRows([care, books])).toMatchObject({ joiners: 1, errors: [] })
			expect(asked()).toEqual(['books 2026-06-01 on', 'care 2026-06-01 on'])
			expect(posts()).toEqual(['Library Assistant 2026-06-01 on'])
			// A file of some people that has one row says nothing of the other post.
			expect(importRows([care], { days: 10 })).toMatchObject({ unchanged: 1 })
			expect(importRows([care, { ...books, leave_date: '2026-07-31' }], { days: 20 })).toMatchObject({ movers: 1, errors: [] })
			expect(asked()).toEqual(['books 2026-06-01 2026-07-31', 'care 2026-06-01 on'])
		})

		it('is no longer asked once a file of everybody has that post no more', () => {
			importRows([care, books])
			expect(importRows([care, ...known], { kind: 'full', days: 10 })).toMatchObject({ movers: 1, leavers: 0 })
			expect(posts()).toEqual(['Library Assistant 2026-06-01 2026-06-24'])
			expect(asked()).toEqual(['books 2026-06-01 2026-06-24', 'care 2026-06-01 on'])
		})

		it('is asked from today of somebody who was known without it', () => {
			importRows([care])
			expect(importRows([care, books], { days: 10 })).toMatchObject({ movers: 1 })
			expect(asked()).toEqual(['books 2026-06-25 on', 'care 2026-06-01 on'])
			expect(importRows([books, care], { days: 11 })).toMatchObject({ unchanged: 1 })
		})

		it('ends with the employment', () => {
			importRows([care, books])
			importRows([{ ...care, leave_date: '2026-08-31' }], { days: 1 })
			expect(posts()).toEqual(['Library Assistant 2026-06-01 2026-08-31'])
		})
	})
})
