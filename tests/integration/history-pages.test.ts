import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { addHistoryUpload, findHistoryUpload, resumeHistory } from '#app/features/history/history-uploads.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { loader as record } from '#app/routes/people/$employeeNumber/route.tsx'
import { loader as faultsCsv } from '#app/routes/people/import/history/$id/faults.csv/route.tsx'
import { action as stepAction, loader as stepLoader } from '#app/routes/people/import/history/$id/route.tsx'
import { action as withdrawAction, loader as withdrawLoader } from '#app/routes/people/import/history/$id/withdraw/route.tsx'
import { action as uploadAction, loader as uploadLoader } from '#app/routes/people/import/history/route.tsx'
import { bytesOf } from '#tests/factories/people-file.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
let site: TestSite
let cookie: string
let ada: number

beforeEach(async () => {
	site = createSite({ now })
	const hr = createPerson(site.db, { employeeNumber: '900001', from: '2020-01-01' })
	ada = createPerson(site.db, { employeeNumber: '100001', from: '2020-04-01' })
	grantRole(site.db, { personId: hr, role: 'hr' }, { now, actor: 'system' })
	applyObligations(site.db, { personIds: [hr, ada], requirements: site.requirements }, { now, actor: 'system' })
	cookie = await signIn(site, hr)
})

async function upload(text: string | null, name = 'moodle.csv') {
	const body = new FormData()
	if (text !== null) body.append('file', new File([new Uint8Array(bytesOf(text))], name))
	const asked = ask(site, '/people/import/history', { cookie })
	const answer = await uploadAction({
		...asked,
		request: new Request(asked.request.url, { method: 'POST', headers: { Cookie: cookie }, body }),
	})
	await setTimeout(5)
	return answer
}
const at = (id: number, form?: Record<string, string>, query = '') =>
	ask(site, `/people/import/history/${id}${query}`, { cookie, params: { id: String(id) }, ...(form && { form }) })
const send = async (id: number, form: Record<string, string>, query = '') => {
	const answer = await stepAction(at(id, form, query))
	await setTimeout(5)
	return answer
}
const page = (id = 1, query = '') => stepLoader(at(id, undefined, query))
const count = (table: string) => site.db.$client.prepare(`select count(*) from ${table}`).pluck().get()
const header = 'User ID,Course full name,Completed on,Grade\n'

describe('history on the web', () => {
	it('is for HR', async () => {
		const learner = await signIn(site, createPerson(site.db, { from: '2020-01-01' }))
		await upload(`${header}100001,data-protection,2026-03-02,90\n`)
		const asLearner = (path: string) => ask(site, path, { cookie: learner, params: { id: '1' } })
		for (const loader of [uploadLoader, stepLoader, faultsCsv, withdrawLoader])
			expect((await refused(loader(asLearner('/people/import/history/1')))).status).toBe(403)
		for (const action of [uploadAction, stepAction, withdrawAction])
			expect((await refused(action(asLearner('/people/import/history/1')))).status).toBe(403)
		expect((await refused(page(99))).status).toBe(404)
		expect((await refused(withdrawLoader(at(1)))).status).toBe(404)
	})

	it('is checked, shown, and brought only when somebody says so', async () => {
		expect(await upload(null)).toMatchObject({ data: { error: 'Choose a file that is not empty' }, init: { status: 400 } })
		await upload(`${header}100001,Data protection,2026-03-02,90%\n100001,code,2026-03-02,\n`)
		expect(await uploadLoader(ask(site, '/people/import/history', { cookie }))).toMatchObject({ live: 1, before: [] })
		expect(await page()).toMatchObject({
			state: 'ready',
			found: {
				brought: 2,
				due: { people: 1, first: [{ employeeNumber: '100001', requirement: expect.any(String), after: '2 March 2027' }] },
			},
		})
		expect(count('brought_learning')).toBe(0)
		await send(1, { intent: 'apply' })
		expect(await page()).toMatchObject({ state: 'applied', found: { brought: 2 } })
		expect(count('brought_learning')).toBe(2)
		expect(count('certificates')).toBe(0)
		expect(site.db.$client.prepare('select file, finished_at is not null as finished from history_imports').get()).toEqual({
			file: null,
			finished: 1,
		})
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true, errors: [] })
	})

	it('stands in the record: what counts, from which file and row, and why it is due when it is', async () => {
		await upload(`${header}100001,data-protection,2026-03-02,90%\n100001,code,2026-05-01,\n`)
		await send(1, { intent: 'apply' })
		const { requirements, timeline } = await record(ask(site, '/people/100001', { cookie, params: { employeeNumber: '100001' } }))
		const own = requirements.find(({ slug }) => slug === 'data-protection')
		expect(own).toMatchObject({ status: 'up-to-date', completed: '2 March 2026, learnt elsewhere', score: 90 })
		expect(own?.why.join(' ')).toContain('Learnt elsewhere on 2 March 2026, brought from moodle.csv on 20 November 2026. It lasts 1 year')
		const entries = timeline.years.flatMap((year) => year.entries)
		expect(entries.filter(({ title }) => title.startsWith('Learnt elsewhere')).map(({ facts }) => facts)).toEqual([
			['Brought from moodle.csv, row 3, on 20 November 2026.', 'History only: it is not agreement to the Code in force.'],
			['Score: 90%.', 'Brought from moodle.csv, row 2, on 20 November 2026.', 'Lasts until 2 March 2027.'],
		])
	})

	it('asks what it cannot know, one thing after another, and keeps what was sent with an error', async () => {
		await upload(`${header}100001,GDPR,02/03/2026,90\n100001,Fire Warden,02/03/2026,\n999999,GDPR,02/03/2026,90\n`)
		expect((await page()).question).toMatchObject({ field: 'dates' })
		expect(await send(1, { intent: 'answer' })).toMatchObject({ init: { status: 400 } })
		await send(1, { intent: 'answer', dates: 'dmy' })
		expect((await page()).question).toMatchObject({
			fields: [{ label: 'GDPR', hint: expect.stringContaining('nearest: ') }, { label: 'Fire Warden' }],
		})
		expect(await send(1, { intent: 'answer', 'course-1': 'data-protection' })).toMatchObject({
			data: { errors: [{ field: 'course-2' }], formValues: { 'course-1': 'data-protection' } },
		})
		await send(1, { intent: 'answer', 'course-1': 'data-protection', rest: 'leave-out' })
		expect(await page()).toMatchObject({ isAboutFaults: true, found: { totalErrors: 1 } })
		expect(await (await faultsCsv(at(1))).text()).toContain('Nobody here has, or had, the employee number 999999.')
		await send(1, { intent: 'answer', faults: 'leave-out' })
		expect(await page()).toMatchObject({ state: 'ready', found: { brought: 1 } })
		expect((await page()).answers.map(({ key, value }) => `${key} ${value}`)).toEqual([
			'Days Day first: 01/04/2026 is 1 April',
			expect.stringContaining('“GDPR” is '),
			'“Fire Warden” is left out',
			'Rows with a fault 1 left out, and kept with the import',
		])
		expect((await page(1, '?change=courses')).question).toMatchObject({
			kind: 'selects',
			fields: [{ label: 'GDPR' }, { label: 'Fire Warden' }],
		})
		await send(1, { intent: 'answer', 'course-1': '(leave out)', 'course-2': '(leave out)' }, '?change=courses')
		expect(await page()).toMatchObject({ state: 'ready', found: { brought: 0 } })
		await send(1, { intent: 'cancel' })
		expect((await page()).state).toBe('cancelled')
	})

	it('remembers the answers for the next file', async () => {
		const text = (day: string) => `${header}100001,GDPR,${day},90\n`
		await upload(text('02/03/2026'))
		await send(1, { intent: 'answer', dates: 'dmy' })
		await send(1, { intent: 'answer', 'course-1': 'data-protection' })
		await send(1, { intent: 'apply' })
		await upload(text('09/03/2026'))
		expect(await page(2)).toMatchObject({
			state: 'ready',
			found: { brought: 1, due: { first: [{ before: '2 March 2027', after: '9 March 2027' }] } },
		})
		await send(2, { intent: 'cancel' })
		await upload(text('02/03/2026'))
		expect(await page(3)).toMatchObject({ state: 'ready', found: { brought: 0 } })
	})

	it('can be withdrawn as a whole, for a reason', async () => {
		const due = () =>
			site.db.$client
				.prepare(
					`select due_on from obligations o join requirements r on r.id = o.requirement_id where person_id = ? and slug = 'data-protection' and superseded_at is null`,
				)
				.pluck()
				.get(ada)
		const before = due()
		await upload(`${header}100001,data-protection,2026-03-02,90%\n`)
		await send(1, { intent: 'apply' })
		expect(due()).toBe('2027-03-02')
		const withdraw = (reason: string) =>
			withdrawAction(ask(site, '/people/import/history/1/withdraw', { cookie, params: { id: '1' }, form: { reason } }))
		expect(await withdraw(' ')).toMatchObject({ init: { status: 400 } })
		site.now += 1000
		await withdraw('It was the file of another council')
		expect(due()).toBe(before)
		expect(await page()).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'It was the file of another council' } })
		expect((await refused(withdraw('Twice'))).status).toBe(404)
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true, errors: [] })
		await upload(`${header}100001,data-protection,2026-03-02,90%\n`)
		await send(2, { intent: 'apply' })
		expect(due()).toBe('2027-03-02')
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true, errors: [] })
	})

	it('refuses a file that cannot be read, and is over after a restart', async () => {
		await upload('PK\u0003\u0004 broken', 'moodle.xlsx')
		expect(await page()).toMatchObject({ state: 'refused', found: { totalErrors: 1 } })
		addHistoryUpload(site.db, { fileName: 'a.csv', file: bytesOf('a') }, { now, actor: 'person:1' })
		resumeHistory(site.db, { now })
		expect(findHistoryUpload(site.db, { id: 2 })).toMatchObject({
			state: 'refused',
			problem: expect.stringContaining('The server stopped'),
		})
	})
})
