import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, peopleFile, peopleText, type Cells } from '#tests/factories/people-file.ts'
import { usualColumns } from '#app/features/people/import/people-rows.ts'
import { resumeImport } from '#app/features/people/import/start-importer.server.ts'
import { advanceUpload } from '#app/features/people/import/advance-upload.server.ts'
import { addUpload, findUpload } from '#app/features/people/import/uploads.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { loader as changesLoader } from '#app/routes/people/import/$id/changes/route.tsx'
import { loader as changesCsv } from '#app/routes/people/import/$id/changes.csv/route.tsx'
import { loader as faultsCsv } from '#app/routes/people/import/$id/faults.csv/route.tsx'
import { loader as leftOutCsv } from '#app/routes/people/import/$id/left-out.csv/route.tsx'
import { action as stepAction, loader as stepLoader } from '#app/routes/people/import/$id/route.tsx'
import { action as uploadAction, loader as uploadLoader } from '#app/routes/people/import/route.tsx'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
let site: TestSite
let cookie: string

beforeEach(async () => {
	site = createSite({ now })
	const personId = createPerson(site.db, { employeeNumber: '900001', from: '2020-01-01' })
	grantRole(site.db, { personId, role: 'hr' }, { now, actor: 'system' })
	cookie = await signIn(site, personId)
})

async function upload(file: Uint8Array | null, kind: string | null = 'delta') {
	const body = new FormData()
	if (file) body.append('file', new File([new Uint8Array(file)], 'people.csv'))
	if (kind) body.append('kind', kind)
	const asked = ask(site, '/people/import', { cookie })
	const answer = await uploadAction({
		...asked,
		request: new Request(asked.request.url, { method: 'POST', headers: { Cookie: cookie }, body }),
	})
	await setTimeout(5)
	return answer
}
const at = (id: number, form?: Record<string, string>, query = '') =>
	ask(site, `/people/import/${id}${query}`, { cookie, params: { id: String(id) }, ...(form && { form }) })
const send = async (id: number, form: Record<string, string>, query = '') => {
	const answer = await stepAction(at(id, form, query))
	await setTimeout(5)
	return answer
}
const page = (id = 1, query = '') => stepLoader(at(id, undefined, query))
const said = async (id: number) => (await page(id)).answers.map(({ key, value }) => `${key} ${value}`)
const people = () => site.db.$client.prepare('select count(*) from people').pluck().get()

describe('an import on the web', () => {
	it('is for HR', async () => {
		const learner = await signIn(site, createPerson(site.db, { from: '2020-01-01' }))
		expect((await refused(uploadLoader(ask(site, '/people/import', { cookie: learner })))).status).toBe(403)
		expect((await refused(stepLoader(ask(site, '/people/import/1', { cookie: learner, params: { id: '1' } })))).status).toBe(403)
		expect((await refused(page(99))).status).toBe(404)
	})

	it('is checked, shown, and made only when somebody says so', async () => {
		await upload(peopleFile({}, { employee_number: '100002', manager_employee_number: '100001' }))
		expect(await page()).toMatchObject({ state: 'ready', isBusy: false, found: { joiners: 2, groups: [{ heading: 'Joiners' }] } })
		expect(people()).toBe(1)
		await send(1, { intent: 'apply' })
		expect(await page()).toMatchObject({ state: 'applied', found: { joiners: 2 } })
		expect(people()).toBe(3)
		expect(site.db.$client.prepare('select file, finished_at is not null as finished from people_imports').get()).toEqual({
			file: null,
			finished: 1,
		})
		expect(
			site.db.$client
				.prepare(`select actor, json_extract(details, '$.upload') as upload from evidence where action = 'people.imported'`)
				.all(),
		).toEqual([{ actor: 'person:1', upload: 1 }])
	})

	it('says what the form lacks, and takes one file at a time', async () => {
		expect(await upload(null, null)).toMatchObject({ data: { errors: { file: true, kind: true } }, init: { status: 400 } })
		await upload(peopleFile({}))
		await upload(peopleFile({}))
		expect(await uploadLoader(ask(site, '/people/import', { cookie }))).toMatchObject({ live: 1, before: [] })
		expect(site.db.$client.prepare('select count(*) from people_imports').pluck().get()).toBe(1)
		await send(1, { intent: 'cancel' })
		expect(await uploadLoader(ask(site, '/people/import', { cookie }))).toEqual({ live: null, before: [] })
		expect(people()).toBe(1)
	})

	it('shows the first 200 faults with the total, and has all of them as CSV', async () => {
		const wrong: Cells[] = Array.from({ length: 250 }, (_, index) => ({ employee_number: String(200_000 + index), email: '=x' }))
		await upload(peopleFile(...wrong))
		const { state, found } = await page()
		expect([state, found?.errors.length, found?.totalErrors]).toEqual(['refused', 200, 250])
		const csv = await (await faultsCsv(at(1))).text()
		expect(csv.trim().split('\n')).toHaveLength(251)
		expect(csv).toContain('people.csv,2,email,')
	})

	it('asks for the number of leavers', async () => {
		const council = Array.from({ length: 40 }, (_, index) => ({ employee_number: String(100_001 + index) }))
		await upload(peopleFile(...council))
		await send(1, { intent: 'apply' })
		// HR is in the file: whoever has left sees no page.
		const hr = { employee_number: '900001', family_name: 'Okafor', email: '', job_title: 'Officer', start_date: '2020-01-01' }
		await upload(peopleFile({ ...hr, directorate: 'Resources', service: 'Finance', team: 'Payroll' }, ...council.slice(5)), 'full')
		expect(await page(2)).toMatchObject({ state: 'ready', found: { leavers: 5, toConfirm: { working: 41, leaving: 5 } } })
		expect(await send(2, { intent: 'apply', leavers: '6' })).toMatchObject({
			data: { errors: [{ field: 'leavers' }] },
			init: { status: 400 },
		})
		expect((await page(2)).state).toBe('ready')
		await send(2, { intent: 'apply', leavers: '5' })
		expect(await page(2)).toMatchObject({ state: 'applied', found: { leavers: 5 } })
	})

	it('does nothing but what was shown: if the register changes meanwhile, the changes are shown again', async () => {
		await upload(peopleFile({}, { employee_number: '100002' }))
		createPerson(site.db, { employeeNumber: '100002', from: '2020-04-01' })
		await send(1, { intent: 'apply' })
		expect(await page()).toMatchObject({
			state: 'ready',
			problem: expect.stringMatching(/register has changed/),
			found: { joiners: 1, movers: 1 },
		})
		expect(people()).toBe(2)
	})

	it('asks what only a person can say, and remembers it for the next file with the same header', async () => {
		const theirs = (text: string) =>
			bytesOf(text.replace('given_name', 'Forename').replace('permanent', 'Perm').replaceAll('2020-04-01', '01/04/2020'))
		await upload(theirs(peopleText([{}])))
		expect(await page()).toMatchObject({ state: 'asking', question: { kind: 'selects', fields: [{ field: 'given_name' }] } })
		expect(await send(1, { intent: 'answer' })).toMatchObject({ data: { errors: [{ field: 'given_name' }] } })
		await send(1, { intent: 'answer', given_name: 'Forename' })
		expect(await page()).toMatchObject({ state: 'asking', question: { kind: 'radios', field: 'dates', sample: ['01/04/2020'] } })
		await send(1, { intent: 'answer', dates: 'dmy' })
		expect(await page()).toMatchObject({ state: 'asking', question: { fields: [{ field: 'word-1', label: 'Perm' }] } })
		await send(1, { intent: 'answer', 'word-1': 'permanent' })
		expect(await page()).toMatchObject({ state: 'ready', found: { joiners: 1 } })
		await send(1, { intent: 'apply' })
		await upload(theirs(peopleText([{ employee_number: '100009' }])))
		expect(await page(2)).toMatchObject({ state: 'ready', found: { joiners: 1 } })
		expect(await said(2)).toEqual(['given_name is read from “Forename”', 'Days Day first: 01/04/2026 is 1 April', '“Perm” means permanent'])
	})

	it('lets every answer be changed, remembered or given, until the file is imported', async () => {
		const theirs = (number: string) => {
			const [header = '', ...rows] = peopleText([{ employee_number: number, start_date: '04/05/2020' }]).split('\n')
			return bytesOf([header.replace('given_name,family_name', 'Surname,Forename'), ...rows].join('\n'))
		}
		await upload(theirs('100001'))
		await send(1, { intent: 'answer', given_name: 'Surname', family_name: 'Forename' })
		expect(await said(1)).toEqual(['given_name is read from “Surname”', 'family_name is read from “Forename”'])
		await send(1, { intent: 'answer', dates: 'mdy' })
		await send(1, { intent: 'apply' })

		await upload(theirs('100002'))
		expect(await said(2)).toContain('Days Month first: 01/04/2026 is 4 January')
		const { answers } = await page(2)
		expect(answers.map(({ change }) => change?.href)).toEqual([
			'/people/import/2?change=columns',
			'/people/import/2?change=columns',
			'/people/import/2?change=dates',
		])
		expect(await page(2, '?change=columns')).toMatchObject({
			question: { fields: [{ field: 'given_name' }, { field: 'family_name' }] },
			chosen: { given_name: 'Surname', family_name: 'Forename' },
			keep: '/people/import/2',
		})
		expect(await page(2, '?change=dates')).toMatchObject({ question: { sample: ['04/05/2020'] }, chosen: { dates: 'mdy' } })
		await send(2, { intent: 'answer', given_name: 'Forename', family_name: 'Surname' }, '?change=columns')
		await send(2, { intent: 'answer', dates: 'dmy' }, '?change=dates')
		expect(await page(2)).toMatchObject({ state: 'ready', found: { groups: [{ changes: [{ name: 'Okafor baaaac Ada' }] }] } })
		await send(2, { intent: 'apply' })
		await upload(theirs('100003'))
		expect(await said(3)).toEqual([
			'given_name is read from “Forename”',
			'family_name is read from “Surname”',
			'Days Day first: 01/04/2026 is 1 April',
		])
		expect((await page(2, '?change=dates')).question).toBeNull()
	})

	it('keeps what is known of a column that is not in the file under any name, and remembers that', async () => {
		await upload(peopleFile({ tags: 'works-with-children' }))
		await send(1, { intent: 'apply' })
		const file = peopleText(
			[{ job_title: 'Librarian' }],
			usualColumns.filter((column) => column !== 'tags'),
		).replace('given_name', 'Forename')
		await upload(bytesOf(file))
		expect((await page(2)).question).toMatchObject({ fields: [{ field: 'given_name' }, { field: 'tags' }] })
		expect(await send(2, { intent: 'answer', given_name: 'Forename' })).toMatchObject({
			data: { errors: [{ field: 'tags', text: 'Choose the column that holds tags, or say that it is not in this file' }] },
		})
		await send(2, { intent: 'answer', given_name: 'Forename', tags: '(not in this file)' })
		expect(await page(2)).toMatchObject({
			state: 'ready',
			found: { movers: 1, notices: ['The file does not have tags: what is known stays as it is.'] },
		})
		await send(2, { intent: 'apply' })
		expect(site.db.$client.prepare('select tags from placements where superseded_at is null').pluck().all()).toEqual([
			'',
			'works-with-children',
			'works-with-children',
		])
		await upload(bytesOf(file.replace('Librarian', 'Head')))
		expect((await page(3)).state).toBe('ready')
	})

	it('asks what an empty cell says before it clears anything, and remembers the answer', async () => {
		const person: Cells = { tags: 'works-with-children', email: 'ada@example.org', manager_employee_number: '900001' }
		await upload(peopleFile(person, { employee_number: '100002' }))
		await send(1, { intent: 'apply' })
		const emptied = { tags: '', email: '', manager_employee_number: '900001' }
		await upload(peopleFile(emptied, { employee_number: '100002', email: '' }))
		expect(await page(2)).toMatchObject({
			state: 'asking',
			question: {
				fields: [
					{ field: 'email', label: 'email: 2 people (100001: ada@example.org; 100002: ada.100002@example.org)' },
					{ field: 'tags', label: 'tags: one person (100001: works-with-children)' },
				],
			},
		})
		expect(await send(2, { intent: 'answer', email: 'clear' })).toMatchObject({ data: { errors: [{ field: 'tags' }] } })
		await send(2, { intent: 'answer', email: 'clear', tags: 'keep' })
		expect(await page(2)).toMatchObject({ state: 'ready', found: { movers: 2, groups: [{ heading: 'Corrections' }] } })
		expect(await said(2)).toEqual(['Empty cells of email clear what is known', 'Empty cells of tags keep what is known'])
		await send(2, { intent: 'apply' })
		expect(site.db.$client.prepare('select email from people').pluck().all()).toEqual([null, null, null])
		await upload(peopleFile(emptied, { employee_number: '100002', email: '' }))
		expect(await page(3)).toMatchObject({ state: 'ready', found: { unchanged: 2 } })
	})

	it('offers to leave out the rows that cannot be read, each time anew, and keeps them with the import', async () => {
		const file = peopleFile({}, { employee_number: '100002', start_date: 'soon' }, { employee_number: '100003', email: 'x' })
		await upload(file)
		expect(await page()).toMatchObject({
			state: 'asking',
			isUnreadable: true,
			question: { field: 'unreadable', legend: '2 rows cannot be read. Leave them out, and go on with the other 1?' },
			found: { totalErrors: 2 },
		})
		expect(await send(1, { intent: 'answer' })).toMatchObject({ data: { errors: [{ field: 'unreadable' }] } })
		await send(1, { intent: 'answer', unreadable: 'leave-out' })
		expect(await page()).toMatchObject({
			state: 'ready',
			found: {
				joiners: 1,
				leftOut: {
					total: 2,
					rows: [
						{ row: 3, why: 'could not be read', text: expect.stringMatching(/^100002 \| Ada .* \| soon/) },
						{ row: 4, why: 'could not be read' },
					],
				},
			},
		})
		await send(1, { intent: 'apply' })
		expect(await page()).toMatchObject({ state: 'applied', found: { leftOut: { total: 2 } } })
		const csv = await (await leftOutCsv(at(1))).text()
		expect(csv.split('\n')[1]).toMatch(/^people\.csv,3,could not be read,100002 \| Ada/)
		await upload(file)
		expect((await page(2)).state).toBe('asking')
	})

	it('lists every change before it is made, by pages and as CSV, and after it', async () => {
		const many = Array.from({ length: 120 }, (_, index) => ({ employee_number: String(200_000 + index), worker_type: 'casual' }))
		await upload(peopleFile(...many))
		await send(1, { intent: 'apply' })
		await upload(peopleFile(...many.map((cells) => ({ ...cells, worker_type: 'permanent', email: '', tags: '=part-time'.slice(1) }))))
		await send(2, { intent: 'answer', email: 'clear' })
		const groups = [{ heading: 'Movers', total: 120, href: '/people/import/2/changes?kind=mover' }]
		const fields = [
			{ field: 'E-mail', people: 120 },
			{ field: 'Worker type', people: 120 },
			{ field: 'Tags', people: 120 },
		]
		expect(await page(2)).toMatchObject({ state: 'ready', found: { movers: 120, groups, fields } })
		expect((await page(2)).found?.groups[0]?.changes).toHaveLength(20)
		const third = await changesLoader(at(2, undefined, '/changes?kind=mover&page=3'))
		expect(third).toMatchObject({ total: 120, pages: 3, heading: 'Movers' })
		expect(third.changes).toHaveLength(20)
		expect(third.changes[19]).toMatchObject({
			row: 121,
			what: expect.stringMatching(/^E-mail: .* → none\. Worker type: casual → permanent, from 15 June 2026\./),
		})
		const lines = (await (await changesCsv(at(2))).text()).trim().split('\n')
		expect(lines).toHaveLength(361)
		expect(lines[0]).toMatch(/row,employee_number,name,kind,field,before,after,from,to$/)
		expect(lines[2]).toMatch(/^2,200000,Ada Okafor .*,mover,worker type,casual,permanent,2026-06-15,$/)
		await send(2, { intent: 'apply' })
		expect(await page(2)).toMatchObject({ state: 'applied', found: { groups, fields } })
		await expect(changesLoader(at(2, undefined, '/changes?kind=movers'))).rejects.toMatchObject({ status: 400 })
	})

	it('keeps no list of what nobody wanted', async () => {
		await upload(peopleFile({}))
		const listed = () => site.db.$client.prepare('select count(*) from people_import_changes').pluck().get()
		expect(listed()).toBe(1)
		await send(1, { intent: 'cancel' })
		expect(listed()).toBe(0)
	})

	it('lets nobody leave who is on a row that was left out of a file of everybody', async () => {
		await upload(peopleFile({}, { employee_number: '100002' }, { employee_number: '100003' }, { employee_number: '900001' }))
		await send(1, { intent: 'apply' })
		await upload(peopleFile({}, { employee_number: '100002', email: 'x' }, { employee_number: '900001' }), 'full')
		await send(2, { intent: 'answer', unreadable: 'leave-out' })
		expect(await page(2)).toMatchObject({ state: 'ready', found: { leavers: 1, groups: [{ changes: [{ employeeNumber: '100003' }] }] } })
		await send(2, { intent: 'cancel' })
		await upload(peopleFile({}, { employee_number: '', email: 'x' }, { employee_number: '900001' }), 'full')
		await send(3, { intent: 'answer', unreadable: 'leave-out' })
		expect(await page(3)).toMatchObject({
			state: 'refused',
			found: { errors: [{ row: 3, message: expect.stringMatching(/cannot be read who is on this row/) }] },
		})
	})

	it('asks again instead of refusing the file, where a remembered answer does not fit it', async () => {
		await upload(peopleFile({ start_date: '01/04/2020' }))
		await send(1, { intent: 'answer', dates: 'dmy' })
		await send(1, { intent: 'apply' })
		await upload(peopleFile({ employee_number: '100002', start_date: '04/13/2020' }))
		expect(await page(2)).toMatchObject({
			state: 'asking',
			problem: expect.stringMatching(/does not fit this one/),
			question: { field: 'dates', sample: ['04/13/2020'] },
			answers: [],
		})
		await send(2, { intent: 'answer', dates: 'mdy' })
		expect(await page(2)).toMatchObject({ state: 'ready', problem: null, found: { joiners: 1 } })
	})

	it('asks whether the file is in Windows-1252, with words of it', async () => {
		await upload(Buffer.from(peopleText([{ given_name: 'Zoë' }]), 'latin1'))
		expect(await page()).toMatchObject({ state: 'asking', question: { field: 'encoding', sample: ['Zoë'] } })
		await send(1, { intent: 'answer', encoding: 'windows-1252' })
		expect(await page()).toMatchObject({ state: 'ready', found: { groups: [{ changes: [{ name: 'Zoë Okafor' }] }] } })
		expect(await said(1)).toEqual([expect.stringMatching(/^Letters Read as Windows-1252, such as Zoë\./)])
	})

	it('is there after the server stopped: applied, waiting to be confirmed again, or over where it was being checked', async () => {
		await upload(peopleFile({}))
		advanceUpload(site.db, { id: 1, event: { type: 'CONFIRM', leavers: null } }, { now })
		resumeImport(site.db, { now })
		expect(await page()).toMatchObject({
			state: 'ready',
			problem: expect.stringMatching(/server stopped.*Nothing of it was imported/),
			found: { joiners: 1 },
		})
		await send(1, { intent: 'apply' })
		const id = addUpload(site.db, { fileName: 'b.csv', file: peopleFile({}), kind: 'delta' }, { now, personId: 1 })
		resumeImport(site.db, { now })
		expect(findUpload(site.db, { id: id ?? 0 })).toMatchObject({
			state: 'refused',
			problem: expect.stringMatching(/while this file was being checked/),
		})
		expect(await uploadLoader(ask(site, '/people/import', { cookie }))).toMatchObject({
			live: null,
			before: [{ id: 1, fileName: 'people.csv' }],
		})
	})
})
