import { beforeEach, describe, expect, it } from 'vitest'
import { attestAtOnce } from '#app/features/attestation/assisted/attest-at-once.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { grantExemption } from '#app/features/requirements/decisions/grant-exemption.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { loader as home } from '#app/routes/_index/route.tsx'
import { action as close, loader as closePage } from '#app/routes/attestations/refusals/$id/close/route.tsx'
import { action as give } from '#app/routes/attestations/refusals/$id/owner/route.tsx'
import { loader as refusalPage } from '#app/routes/attestations/refusals/$id/route.tsx'
import { action as record } from '#app/routes/attestations/refusals/$id/step/route.tsx'
import { loader as list } from '#app/routes/attestations/refusals/route.tsx'
import { loader as personPage } from '#app/routes/people/$employeeNumber/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import { attestCode, attesterOf, createLearner, type Someone } from '#tests/factories/learner.ts'
import { dayBoxes } from '#tests/factories/sent-form.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
let site: TestSite
let hr: Someone
let officer: Someone
let who: Someone

function join(familyName: string, role?: Role, cells: { directorate?: string; to?: string } = {}): Someone {
	const someone = createLearner(site, { familyName, from: '2026-11-02', ...cells })
	if (role) grantRole(site.db, { personId: someone.personId, role }, someone.context)
	return someone
}
const decline = (someone: Someone, comment = 'Not the gifts.') =>
	expect(attestAtOnce(site.db, attesterOf(site, someone), { end: 'DECLINE', comment }, someone.context)).toBe(true)

beforeEach(() => {
	site = createSite({ now })
	hr = join('Hart', 'hr')
	officer = join('Moss', 'monitoring-officer')
	who = join('Nwosu', undefined, { directorate: 'Place' })
	decline(who)
})

type Handler = (args: never) => unknown
type Answer = { status: number; to: string | null; errors: string[]; data: Record<string, unknown> }

/** What a page answers to somebody; with `form`, to what they send. */
async function visit(handler: Handler, someone: Someone, path: string, form?: Record<string, string>): Promise<Answer> {
	const params = { id: /refusals\/(\d+)/.exec(path)?.[1] ?? '', employeeNumber: path.split('/')[2] ?? '' }
	const args = ask(site, path, { cookie: await signIn(site, someone.personId), params, ...(form && { form }) })
	const answer: unknown = await Promise.resolve((handler as (args: unknown) => unknown)(args)).catch((thrown: unknown) => thrown)
	if (answer instanceof Error) throw answer
	if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('Location'), errors: [], data: {} }
	const { data, init } = (answer !== null && typeof answer === 'object' && 'init' in answer ? answer : { data: answer, init: null }) as {
		data: Record<string, unknown> & { errors?: { text: string }[] }
		init: ResponseInit | null
	}
	return { status: init?.status ?? 200, to: null, errors: data.errors?.map(({ text }) => text) ?? [], data }
}
const page = '/attestations/refusals/1'
const revision = () => String(site.db.$client.prepare('select revision from refusals where id = 1').pluck().get())
const state = () => site.db.$client.prepare('select state from refusals where id = 1').pluck().get()
const takeOn = (by = hr) => visit(give, by, `${page}/owner`, { seen: revision(), owner: String(by.personId) })
const talk = (by = hr, words = 'We talked.') =>
	visit(record, by, `${page}/step`, { seen: revision(), ...dayBoxes('taken', [2026, 11, 20]), words })
const end = (outcome: string, intent: 'check' | 'close', by = hr, words = 'Settled.') =>
	visit(close, by, `${page}/close`, { seen: revision(), intent, outcome, words })
const names = async (search = '', by = hr) =>
	((await visit(list, by, `/attestations/refusals${search}`)).data.refusals as { name: string }[]).map(({ name }) => name)

describe('a refusal from the answer to its outcome', () => {
	it('is listed with whom, when and why; an owner, steps and an outcome close it, with evidence of each', async () => {
		expect(await names()).toEqual(['Ada Nwosu'])
		expect((await visit(refusalPage, officer, page)).data).toMatchObject({
			owner: 'Nobody yet',
			where: 'Place',
			mayRecordStep: false,
			record: null,
			answers: [{ on: '20 November 2026', comment: 'Not the gifts.' }],
		})
		expect((await takeOn()).to).toBe(page)
		expect((await talk()).to).toBe(`${page}#steps`)
		expect(await names('?show=mine')).toEqual(['Ada Nwosu'])
		expect((await end('other', 'check')).data).toMatchObject({ step: 'check', outcome: 'Something else', words: 'Settled.' })
		expect(state()).toBe('beingSeenTo')
		expect((await end('other', 'close')).to).toBe(page)
		expect(await names()).toEqual([])
		expect(await names('?show=closed')).toEqual(['Ada Nwosu'])
		const shown = await visit(refusalPage, officer, page)
		expect(shown.data).toMatchObject({ ended: 'Something else, closed on 20 November 2026', isOpen: false })
		expect((shown.data.steps as { title: string }[]).map(({ title }) => title)).toEqual([
			'Ada Hart sees to it',
			'20 November 2026',
			'Closed: Something else',
		])
		expect(site.db.$client.prepare(`select count(*) from evidence where action = 'refusal.step'`).pluck().get()).toBe(3)
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('is not closed by the button that shows what will be recorded, nor without words', async () => {
		await takeOn()
		await talk()
		for (const intent of ['check', 'change', '', 'handle']) {
			await visit(close, hr, `${page}/close`, { seen: revision(), intent, outcome: 'other', words: 'Settled.' })
			expect([intent, state()]).toEqual([intent, 'beingSeenTo'])
		}
		expect((await end('other', 'close', hr, ' ')).errors).toEqual(['Write what was done, and how it ended'])
		expect((await visit(close, hr, `${page}/close`, { seen: revision(), intent: 'close' })).status).toBe(400)
		expect(state()).toBe('beingSeenTo')
	})

	it('sent twice is recorded once; what somebody else recorded meanwhile is not passed over', async () => {
		await takeOn()
		const form = { seen: revision(), ...dayBoxes('taken', [2026, 11, 20]), words: 'We talked.' }
		for (let times = 0; times < 2; times += 1) expect((await visit(record, hr, `${page}/step`, form)).to).toBe(`${page}#steps`)
		const late = await visit(record, officer, `${page}/step`, { ...form, words: 'I wrote to them.' })
		expect([late.status, late.errors[0]]).toEqual([400, expect.stringMatching(/^Somebody recorded something since/)])
		expect(site.db.$client.prepare('select count(*) from refusal_steps').pluck().get()).toBe(2)
		const closing = { seen: revision(), intent: 'close', outcome: 'other', words: 'Settled.' }
		for (let times = 0; times < 2; times += 1) expect((await visit(close, hr, `${page}/close`, closing)).to).toBe(page)
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('is seen to by somebody before steps are recorded, and by nobody about themselves', async () => {
		expect((await talk()).errors).toEqual(['It is closed, or nobody sees to it yet. Say first who does'])
		decline(hr)
		const own = '/attestations/refusals/2'
		expect((await visit(refusalPage, hr, own)).data).toMatchObject({ isOwn: true })
		for (const [handler, path] of [
			[give, 'owner'],
			[record, 'step'],
			[close, 'close'],
			[closePage, 'close'],
		] as const) {
			expect((await visit(handler, hr, `${own}/${path}`, handler === closePage ? undefined : { seen: '0' })).status).toBe(403)
		}
		const giveTo = (someone: Someone) => visit(give, officer, `${own}/owner`, { seen: '0', owner: String(someone.personId) })
		for (const someone of [hr, who]) expect((await giveTo(someone)).errors).toEqual([expect.stringMatching(/^Choose somebody of HR/)])
		expect((await giveTo(officer)).to).toBe(own)
	})
})

describe('an outcome that the record shows', () => {
	it.each(['agreed', 'agreed-with-help', 'exempt', 'left'])('%s cannot be recorded before it is so', async (outcome) => {
		await takeOn()
		await talk()
		const { status, errors } = await end(outcome, 'close')
		expect([status, errors.length, state()]).toEqual([400, 1, 'beingSeenTo'])
	})

	it('of agreeing since closes nothing by itself; somebody confirms it', async () => {
		attestCode(site, who)
		expect(state()).toBe('open')
		expect(await names('?show=agreed-since')).toEqual(['Ada Nwosu'])
		expect((await visit(refusalPage, hr, page)).data).toMatchObject({ since: ['Agreed since, on 20 November 2026'], isOpen: true })
		expect((await end('agreed', 'check')).data).toMatchObject({ fact: 'Agreed on 20 November 2026' })
		expect((await end('agreed', 'close')).to).toBe(page)
		expect((await visit(refusalPage, hr, page)).data).toMatchObject({ owner: 'Ada Hart', since: [] })
	})

	it('of an exemption is that of the Code, of today', async () => {
		const { requirement } = attesterOf(site, who)
		const other = site.requirements.find(({ slug }) => slug === 'data-protection')
		const days = { from: '2026-11-20', to: null }
		const grant = (asked: typeof requirement) =>
			grantExemption(site.db, { personId: who.personId, requirement: asked, ...days, reason: 'long-leave', note: '' }, hr.context)
		if (!other) throw new Error('There is no module.')
		expect(grant(other)).toBeNull()
		expect((await end('exempt', 'close')).status).toBe(400)
		expect(grant(requirement)).toBeNull()
		expect((await end('exempt', 'close')).to).toBe(page)
	})

	it('of leaving waits until the last day is over', async () => {
		site.db.$client.prepare(`update placements set valid_to = '2026-11-20' where person_id = ?`).run(who.personId)
		expect((await end('left', 'close')).errors).toEqual([expect.stringMatching(/^They still work here by the register/)])
		site.now = now + 86_400_000
		expect((await visit(refusalPage, hr, page)).data).toMatchObject({ where: 'Left on 20 November 2026' })
		expect((await end('left', 'close')).to).toBe(page)
	})
})

describe('refusing again', () => {
	it('while it is open belongs to it; after that it is another', async () => {
		decline(who, 'Nor the interests.')
		expect(await names()).toEqual(['Ada Nwosu'])
		expect((await visit(refusalPage, hr, page)).data).toMatchObject({
			answers: [{ comment: 'Not the gifts.' }, { comment: 'Nor the interests.' }],
		})
		await takeOn()
		await talk()
		await end('other', 'close')
		site.now = now + 60_000
		decline({ ...who, context: { ...who.context, now: site.now } }, 'Still not.')
		expect(await names()).toEqual(['Ada Nwosu'])
		expect((await visit(refusalPage, hr, '/attestations/refusals/2')).data).toMatchObject({
			answers: [{ comment: 'Still not.' }],
			steps: [],
		})
		expect((await visit(refusalPage, hr, page)).data).toMatchObject({ answers: [{}, {}] })
	})
})

describe('the list', () => {
	beforeEach(() => {
		for (const [name, directorate] of Object.entries({ Byrne: 'Place', Cole: 'Resources', Diaz: 'Resources' }))
			decline(join(name, undefined, { directorate }))
	})

	it.each([
		['', ['Nwosu', 'Byrne', 'Cole', 'Diaz']],
		['?directorate=Resources', ['Cole', 'Diaz']],
		['?q=byr', ['Byrne']],
		['?show=nobody&directorate=Place', ['Nwosu', 'Byrne']],
		['?show=mine', []],
		['?show=closed', []],
		['?page=9', ['Nwosu', 'Byrne', 'Cole', 'Diaz']],
	])('%s', async (search, found) => expect(await names(search)).toEqual(found.map((name) => `Ada ${name}`)))

	it.each(['?show=all', '?shwo=closed', '?directorate=Nowhere', '?show=open&show=closed', '?page=0'])(
		'%s is answered with what is wrong with it',
		async (search) => expect((await visit(list, hr, `/attestations/refusals${search}`)).status).toBe(400),
	)

	it('takes as many statements for one as for many', async () => {
		const count = async (search: string) => {
			const cookie = await signIn(site, hr.personId)
			site.statements.length = 0
			await list(ask(site, `/attestations/refusals${search}`, { cookie }))
			return site.statements.filter((sql) => !/^(begin|commit)/i.test(sql)).length
		}
		expect([await count('?q=byr'), await count('')]).toEqual([4, 4])
	})

	it('is counted on the first page of HR and of the Monitoring Officer, and of nobody else', async () => {
		await takeOn()
		const counted = async (someone: Someone) => (await visit(home, someone, '/')).data.refusals
		expect(await counted(hr)).toEqual({ open: 4, mine: 1, nobody: 3, agreedSince: 0 })
		expect(await counted(officer)).toEqual({ open: 4, mine: 0, nobody: 3, agreedSince: 0 })
		expect(await counted(who)).toBeNull()
	})
})

it('the record of the person tells of each step, without its words', async () => {
	await takeOn()
	await talk()
	const number = String(site.db.$client.prepare('select employee_number from people where id = ?').pluck().get(who.personId))
	const timeline = JSON.stringify((await visit(personPage, hr, `/people/${number}`)).data.timeline)
	expect(timeline).toContain('Refusal of the Code: somebody sees to it')
	expect(timeline).toContain('Refusal of the Code: a step was taken')
	expect(timeline).toContain('/attestations/refusals/1')
	expect(timeline).not.toContain('We talked')
})
