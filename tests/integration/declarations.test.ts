import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { listDeclarations } from '#app/features/declarations/find-declarations.server.ts'
import { findInterestsStep } from '#app/features/declarations/find-interests-step.server.ts'
import { afterThreeMonths, afterThreeMonthsSql, frequentReceipts, giftAnswers } from '#app/features/declarations/gift-rules.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { answerInterests, declareInterest, endInterest } from '#app/features/declarations/record-declarations.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { addDays, dayOf } from '#app/platform/calendar.ts'
import { loader as csv } from '#app/routes/admin/register.csv/route.tsx'
import { loader as register } from '#app/routes/admin/register/route.tsx'
import { action as decide, loader as show } from '#app/routes/declarations/$id/route.tsx'
import { action as answer, loader as mine } from '#app/routes/declarations/route.tsx'
import { action as tick } from '#app/routes/declarations/new/route.tsx'
import { loader as form, action as tell } from '#app/routes/declarations/new/$kind/route.tsx'
import { loader as record } from '#app/routes/people/$employeeNumber/route.tsx'
import { loader as team } from '#app/routes/team/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import type { Database } from '#db/open.server.ts'
import { declare, directorship, giftOf, secondJob } from '#tests/factories/interests.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-20T10:00:00Z')
const today = dayOf(now)
const since = '2020-01-01'

let site: TestSite
let db: Database
let head: number, manager: number, officer: number, stranger: number, hr: number, monitor: number, auditor: number

beforeEach(() => {
	site = createSite({ now })
	db = site.db
	const person = (managerId: number | null, givenName: string) => createPerson(db, { from: since, managerId, givenName })
	const holder = (role: Role) => {
		const personId = person(head, role)
		grantRole(db, { personId, role }, { now, actor: 'system' })
		return personId
	}
	head = person(null, 'Head')
	manager = person(head, 'Manager')
	officer = person(manager, 'Officer')
	stranger = person(head, 'Stranger')
	createPerson(db, { from: since, managerId: stranger })
	;[hr, monitor, auditor] = [holder('hr'), holder('monitoring-officer'), holder('auditor')]
})

const as = async (personId: number, path: string, params: Record<string, string> = {}, form?: Record<string, string>) => {
	const cookie = await signIn(site, personId)
	return ask(site, path, { cookie, params, ...(form && { form }) })
}
const see = async (personId: number, id: number) =>
	show((await as(personId, `/declarations/${id}`, { id: String(id) })) as LoaderFunctionArgs)
const decision = async (personId: number, id: number, form: Record<string, string>) =>
	decide(
		(await as(
			personId,
			`/declarations/${id}`,
			{ id: String(id) },
			{ intent: 'decide', seen: '', note: '', ...form },
		)) as ActionFunctionArgs,
	)
const step = (cycle = 1, from: number | null = null) => findInterestsStep(db, { personId: officer, cycle, since: from }, { now: site.now })
const context = () => ({ now: site.now, actor: `person:${officer}` })
const say = (answers: Parameters<typeof answerInterests>[1]['answers'], cycle: number | null = null) =>
	answerInterests(db, { personId: officer, cycle, answers }, context())
const own = () => listDeclarations(db, { personId: officer }, { now: site.now, today: dayOf(site.now) })
const columns = (id: number) => db.$client.prepare('select kind, occasion, cycle from declarations where id = ?').get(id)

describe('the step of the attestation', () => {
	it('is done by a nil return, which is the declaration on appointment if it is the first', () => {
		expect(step()).toMatchObject({ answered: null, done: false })
		expect(say({ answer: 'none' }, 1)).toBeNull()
		expect(step()).toMatchObject({ answered: { kind: 'nil', at: now }, wants: [], done: true })
		expect(columns(1)).toEqual({ kind: 'nil', occasion: 'appointment', cycle: 1 })
		// The next cycle asks anew, unless the answer came since the journey began.
		expect(step(2).done).toBe(false)
		expect([step(2, now).done, step(2, now + 1).done]).toEqual([true, false])
	})

	it('wants the details of what was ticked, and takes them with its occasion and cycle', () => {
		say({ answer: 'none' })
		site.now += hour
		say({ answer: 'some', kinds: ['directorship', 'gift'] }, 2)
		expect(step(2)).toMatchObject({ answered: { kind: 'ticked' }, wants: ['directorship', 'gift'], done: false })
		const id = declare(db, officer, directorship, site.now)
		expect(columns(id)).toEqual({ kind: 'directorship', occasion: 'attestation', cycle: 2 })
		expect(declare(db, officer, directorship, site.now + 1)).toBe(id)
		expect(step(2).wants).toEqual(['gift'])
		declare(db, officer, giftOf(), site.now)
		expect(step(2)).toMatchObject({ wants: [], done: true, standing: [{ id }] })
		// What follows is a change.
		expect(columns(declare(db, officer, secondJob, site.now))).toMatchObject({ occasion: 'change', cycle: null })
	})

	it('takes no nil return while an interest stands: it is confirmed, or ended first', () => {
		expect(say({ answer: 'unchanged' }, 1)).toEqual({ refusal: 'nothing-stands' })
		const id = declare(db, officer, directorship, now)
		declare(db, officer, giftOf(), now)
		expect(say({ answer: 'none' }, 1)).toEqual({ refusal: 'has-interests' })
		expect(say({ answer: 'unchanged' }, 1)).toBeNull()
		expect(step()).toMatchObject({ answered: { kind: 'unchanged' }, done: true })
		expect(db.$client.prepare(`select details from declarations where kind = 'unchanged'`).pluck().get()).toBe(
			JSON.stringify({ stand: [id] }),
		)
		expect(endInterest(db, { personId: officer, id, on: addDays(today, 1) }, context())).toEqual({ refusal: 'too-late' })
		expect(endInterest(db, { personId: stranger, id, on: today }, context())).toEqual({ refusal: 'not-open' })
		expect(endInterest(db, { personId: officer, id, on: today }, context())).toBeNull()
		expect(endInterest(db, { personId: officer, id, on: today }, context())).toEqual({ refusal: 'not-open' })
		expect(say({ answer: 'none' }, 1)).toBeNull()
	})

	it('records an answer that is sent twice once, and one of another time anew', () => {
		const count = () => db.$client.prepare('select count(*) from declarations').pluck().get()
		say({ answer: 'none' }, 1)
		say({ answer: 'none' }, 1)
		expect(count()).toBe(1)
		say({ answer: 'none' }, 2)
		site.now += hour
		say({ answer: 'none' }, 2)
		expect(count()).toBe(3)
	})
})

describe('who may see and decide', () => {
	it('the person, those who lead them, and those who read the register; to others it is not there', async () => {
		const id = declare(db, officer, secondJob, now)
		const decides: Record<string, boolean | number> = {}
		for (const [who, personId] of Object.entries({ officer, manager, head, hr, monitor, auditor, stranger })) {
			decides[who] = await see(personId, id).then(
				({ decide: form }) => form !== null,
				(error: unknown) => (error instanceof Response ? error.status : -1),
			)
		}
		expect(decides).toEqual({ officer: false, manager: true, head: true, hr: false, monitor: false, auditor: false, stranger: 404 })
		for (const [personId, status] of [
			[officer, 403],
			[hr, 403],
			[monitor, 403],
			[auditor, 403],
			[stranger, 404],
		] as const)
			expect((await refused(decision(personId, id, { outcome: 'consented' }))).status).toBe(status)
		expect(own()[0]?.decision).toBeNull()
	})

	it('nobody decides their own, whatever their role; who has no manager is decided by HR or the Monitoring Officer', async () => {
		grantRole(db, { personId: head, role: 'monitoring-officer' }, { now, actor: 'system' })
		const ofHead = declare(db, head, secondJob, now)
		expect((await see(head, ofHead)).decide).toBeNull()
		expect((await refused(decision(head, ofHead, { outcome: 'consented' }))).status).toBe(403)
		expect((await see(auditor, ofHead)).decide).toBeNull()
		expect(await decision(monitor, ofHead, { outcome: 'consented' })).toMatchObject({ status: 302 })
		const ofManager = declare(db, manager, secondJob, now)
		expect((await refused(decision(manager, ofManager, { outcome: 'consented' }))).status).toBe(403)
		expect(await decision(head, ofManager, { outcome: 'consented' })).toMatchObject({ status: 302 })
		expect(db.$client.prepare('select decided_as from declaration_decisions').pluck().all()).toEqual(['monitoring-officer', 'line-manager'])
	})

	it('what the manager has a part in goes to HR, and the manager does not see it', async () => {
		const id = declare(db, officer, { ...secondJob, managerHasPart: 'yes' }, now)
		for (const personId of [manager, head]) expect((await refused(see(personId, id))).status).toBe(404)
		expect(await team((await as(manager, '/team')) as LoaderFunctionArgs)).toMatchObject({ toDecide: [] })
		expect(await decision(hr, id, { outcome: 'consented' })).toMatchObject({ status: 302 })
	})

	it('a correction is one’s own', async () => {
		const id = declare(db, officer, secondJob, now)
		for (const personId of [manager, hr, stranger]) {
			const path = `/declarations/new/secondary-employment?replaces=${id}`
			expect((await refused(tell((await as(personId, path, { kind: 'secondary-employment' }, {})) as ActionFunctionArgs))).status).toBe(404)
			expect(declareInterest(db, { personId, details: secondJob, replaces: id }, { now, actor: 'x' })).toEqual({ refusal: 'not-open' })
		}
	})
})

describe('a second job', () => {
	it('waits in the team of the manager, who asks; the corrected declaration answers, and is consented to', async () => {
		const id = declare(db, officer, secondJob, now)
		const waiting = async () => (await team((await as(manager, '/team')) as LoaderFunctionArgs)).toDecide.map(({ href }) => href)
		expect(await waiting()).toEqual([`/declarations/${id}`])
		expect(await decision(manager, id, { outcome: 'asked' })).toMatchObject({ init: { status: 400 } })
		await decision(manager, id, { outcome: 'asked', note: 'Which nights?' })
		expect(await waiting()).toEqual([])
		expect(await decision(manager, id, { outcome: 'consented' })).toMatchObject({ init: { status: 400 } })
		const answered = declare(db, officer, { ...secondJob, more: 'Never before a shift.' }, now + hour, id)
		site.now = now + 2 * hour
		expect(await waiting()).toEqual([`/declarations/${answered}`])
		expect(await decision(manager, id, { seen: '1', outcome: 'consented' })).toMatchObject({ init: { status: 400 } })
		const form = { outcome: 'consented', conditions: 'Not at night', 'until-day': '1', 'until-month': '3', 'until-year': '2027' }
		await decision(manager, answered, form)
		await decision(manager, answered, form)
		const page = await see(officer, answered)
		expect([page.status.text, page.facts]).toEqual(['Consent given', 'Declared on 20 November 2026, consent until 1 March 2027'])
		expect(page.decisions).toMatchObject([
			{
				title: 'Consent given',
				facts: [expect.stringContaining('Manager Okafor (line manager)'), expect.any(String), 'Conditions: Not at night'],
			},
		])
		expect((await see(officer, id)).status.text).toBe('Corrected')
		expect(verifyEvidence(db)).toMatchObject({ ok: true })
	})

	it('is not changed and not deleted, only ended', () => {
		const id = declare(db, officer, secondJob, now)
		const change = (sql: string) => () => db.$client.exec(sql)
		expect(change(`update declarations set details = '{}' where id = ${id}`)).toThrow('only be ended')
		expect(change(`delete from declarations where id = ${id}`)).toThrow('never deleted')
		endInterest(db, { personId: officer, id, on: today }, context())
		expect(change(`update declarations set ended_on = null, ended_at = null where id = ${id}`)).toThrow('only be ended')
	})
})

describe('gifts', () => {
	const gifts = (...days: string[]) => days.map((on, index) => declare(db, officer, giftOf({ on, what: `Gift ${index}` }), now + index))

	it('the third small one within three months waits for the manager, and needs attention until it is noted', async () => {
		const [, , third = 0] = gifts('2026-08-21', '2026-10-01', '2026-11-20')
		site.now = now + hour
		expect(own().map(({ frequent }) => frequent)).toEqual([true, false, false])
		expect(own().map(({ attention }) => attention)).toEqual(['frequent-gifts', null, null])
		expect((await mine((await as(officer, '/declarations')) as LoaderFunctionArgs)).often).toContain('3 gifts worth less than £50')
		await decision(manager, third, { outcome: 'noted' })
		expect(own().map(({ attention }) => attention)).toEqual([null, null, null])
	})

	it('over £50 and accepted without consent needs attention until there is consent, or it was given back', async () => {
		const details = giftOf({ pence: 5000, consentBefore: 'no' })
		const id = declare(db, officer, details, now)
		expect(own()[0]?.attention).toBe('gift-without-consent')
		await decision(manager, id, { outcome: 'refused', note: 'Give it back.' })
		expect(own()[0]?.attention).toBe('gift-without-consent')
		declare(db, officer, { ...details, answer: 'refused' }, now + hour, id)
		site.now = now + 2 * hour
		expect(own().map(({ attention }) => attention)).toEqual([null, null])
	})

	it('says whose turn it is, and that nothing is asked of whoever refused one over £50', async () => {
		const read = async (personId: number, id: number) => {
			const { status, turn } = await see(personId, id)
			return [status.text, turn]
		}
		const gift = declare(db, officer, giftOf({ pence: 8000, answer: 'refused' }), now)
		expect(await read(officer, gift)).toEqual([
			'To be noted',
			'Your line manager is asked to take note of it. You do not have to do anything more.',
		])
		expect(await read(auditor, gift)).toEqual(['To be noted', 'Their line manager is asked to take note of it.'])
		expect(await read(manager, gift)).toEqual(['To be noted', null])
		await decision(manager, gift, { outcome: 'noted' })
		expect(await read(officer, gift)).toEqual(['Noted', null])
		const asked = declare(db, officer, giftOf({ pence: 8000, answer: 'asking', managerHasPart: 'yes' }), now)
		expect(await read(officer, asked)).toEqual([
			'To be decided',
			'HR or the Monitoring Officer has to decide about it. You will see the decision on this page.',
		])
		const small = declare(db, officer, giftOf(), now)
		expect(await read(officer, small)).toEqual(['Registered', null])
	})

	it('are counted by SQL as by the rule', () => {
		const someGifts = fc.array(
			fc.record({
				pence: fc.constantFrom(1000, 4999, 5000),
				answer: fc.constantFrom(...giftAnswers),
				on: fc.integer({ min: 0, max: 200 }).map((days) => addDays(today, -days)),
			}),
			{ maxLength: 9 },
		)
		fc.assert(
			fc.property(someGifts, (some) => {
				db.$client.exec('savepoint tried')
				const declared = some.map((gift, index) => {
					const details = giftOf({ ...gift, consentBefore: 'yes', what: `Gift ${index}` })
					return { ...gift, id: declare(db, officer, details, now) }
				})
				const counted = own().flatMap(({ id, frequent }) => (frequent ? [id] : []))
				db.$client.exec('rollback to tried; release tried')
				expect(counted.sort()).toEqual(
					frequentReceipts(declared)
						.map(({ id }) => id)
						.sort(),
				)
			}),
			{ numRuns: 40 },
		)
		const days = Array.from({ length: 1500 }, (_, index) => addDays('2025-01-01', index))
		const bySql = db.$client
			.prepare(`select ${afterThreeMonthsSql('value')} from json_each(?)`)
			.pluck()
			.all(JSON.stringify(days))
		expect(bySql).toEqual(days.map(afterThreeMonths))
	})
})

describe('the register', () => {
	const readRegister = async (personId: number, search = '') => {
		const { data: page } = await register((await as(personId, `/admin/register${search}`)) as LoaderFunctionArgs)
		if (page.step !== 'register') throw new Error(JSON.stringify(page.errors))
		return page
	}
	const readCsv = async (personId: number, search = '') =>
		(await csv((await as(personId, `/admin/register.csv${search}`)) as LoaderFunctionArgs)).text()

	it('is for HR, the Monitoring Officer and the auditor', async () => {
		for (const personId of [hr, monitor, auditor]) expect((await readRegister(personId)).total).toBe(0)
		for (const personId of [officer, manager]) {
			expect((await refused(readRegister(personId))).status).toBe(403)
			expect((await refused(readCsv(personId))).status).toBe(403)
		}
	})

	it('shows what stood on a day, what needs attention, and what HR decides', async () => {
		const job = declare(db, officer, secondJob, now)
		declare(db, head, directorship, now)
		site.now = Date.parse('2026-11-22T10:00:00Z')
		endInterest(db, { personId: officer, id: job, on: '2026-11-21' }, context())
		expect(await readRegister(hr, '?as-at=2026-11-19')).toMatchObject({ total: 0 })
		const then = await readRegister(hr, '?as-at=2026-11-20')
		expect([then.total, then.worries.map(({ count }) => count)]).toEqual([2, [1, 1]])
		expect(then.entries.map(({ status }) => status.text)).toEqual(['To be noted', 'To be decided'])
		const later = await readRegister(hr)
		expect([later.total, later.counts.past, later.worries.map(({ count }) => count)]).toEqual([1, 1, [0, 1]])
		expect((await readRegister(hr, '?show=past')).entries).toMatchObject([{ kind: 'Second job or other work', status: { text: 'Ended' } }])
		expect((await readRegister(hr, '?show=to-decide')).entries).toMatchObject([{ kind: 'Company directorship' }])
		expect((await readRegister(hr, '?q=officer&show=past')).total).toBe(1)
		expect((await readRegister(hr, '?directorate=Resources&kind=gift')).total).toBe(0)
		answerInterests(db, { personId: stranger, cycle: null, answers: { answer: 'none' } }, { now: site.now, actor: 'x' })
		expect((await readRegister(hr, '?kind=nil')).entries).toMatchObject([{ kind: 'Nothing to declare', href: null }])
		const { data: faulty } = await register((await as(hr, '/admin/register?as-at=2027-01-01&show=x')) as LoaderFunctionArgs)
		expect(faulty).toMatchObject({ step: 'errors', errors: [{ field: 'as-at' }, { field: 'show' }] })
	})

	it('exports everything for an audit, safe for a spreadsheet, with the numbers of its evidence', async () => {
		const id = declare(db, officer, giftOf({ what: '=cmd|1', pence: 9000, answer: 'refused' }), now)
		await decision(manager, id, { outcome: 'noted', note: '=1+1' })
		const seq = (action: string) => db.$client.prepare('select seq from evidence where action = ?').pluck().get(action)
		const [, line = ''] = (await readCsv(auditor)).split('\n')
		expect(line).toContain('Offered: =cmd|1')
		expect(line).toContain(`,'=1+1,person:${manager},line-manager,`)
		expect(line.trim().endsWith(`,${seq('interests.declared')},${seq('interest.decided')},`)).toBe(true)
	})

	it('redacts for publication', async () => {
		declare(db, officer, giftOf({ from: '=Acme', pence: 9000, answer: 'refused' }), now)
		declare(db, officer, secondJob, now)
		const text = await readCsv(monitor, '?for=publication')
		expect(text.trim().split('\n').slice(1)).toEqual([`Resources,Officer,Gift or hospitality,'=Acme,£50 to £99.99,2026-11,Refused,no`])
	})

	it('reads its pages in a few statements, and no person’s rows by a scan', async () => {
		declare(db, officer, secondJob, now)
		site.statements.length = 0
		await readRegister(hr)
		expect(site.statements.filter((sql) => /from declarations d/.test(sql))).toHaveLength(2)
		site.statements.length = 0
		await mine((await as(officer, '/declarations')) as LoaderFunctionArgs)
		await team((await as(manager, '/team')) as LoaderFunctionArgs)
		await see(manager, 1)
		const plans = [...new Set(site.statements)]
			.filter((sql) => /declaration/.test(sql) && /^\s*(select|with)/i.test(sql))
			.flatMap((sql) => db.$client.prepare<[], { detail: string }>(`explain query plan ${sql}`).all())
		expect(plans.length).toBeGreaterThan(10)
		expect(
			plans.filter(({ detail }) => /^SCAN (d|g|n|r|c|x|declarations|declaration_decisions|p|people|l|placements)\b/.test(detail)),
		).toEqual([])
	})
})

describe('the evidence', () => {
	it.each([
		[`update declarations set details = replace(details, 'Bookshop', 'Toyshop')`, 'declaration 1'],
		[`update declarations set kind = 'gift' where id = 1`, 'declaration 1'],
		[`update declarations set person_id = person_id + 1 where id = 1`, 'declaration 1'],
		[`delete from declaration_decisions`, 'decision 1'],
		[`update declaration_decisions set conditions = 'None'`, 'decision 1'],
		[`update declaration_decisions set outcome = 'refused'`, 'decision 1'],
		[`update declarations set ended_on = '2026-01-01' where id = 1`, 'ended on'],
	])('shows that somebody changed a record: %s', async (sql, found) => {
		const id = declare(db, officer, secondJob, now)
		await decision(manager, id, { outcome: 'consented' })
		endInterest(db, { personId: officer, id, on: today }, context())
		expect(verifyEvidence(db).errors).toEqual([])
		for (const trigger of db.$client.prepare<[], string>(`select name from sqlite_master where type = 'trigger'`).pluck().all())
			db.$client.exec(`drop trigger ${trigger}`)
		db.$client.exec(sql)
		expect(verifyEvidence(db).errors.join('\n')).toContain(found)
	})

	it('tells HR on the record of a person that something was declared and decided, not what', async () => {
		const id = declare(db, officer, secondJob, now)
		await decision(manager, id, { outcome: 'consented' })
		const number = db.$client.prepare<[number], string>('select employee_number from people where id = ?').pluck().get(officer) ?? ''
		const timeline = async (personId: number) =>
			JSON.stringify((await record((await as(personId, `/people/${number}`, { employeeNumber: number })) as LoaderFunctionArgs)).timeline)
		expect(await timeline(hr)).toMatch(/Declaration decided.*Interests declared/)
		expect(await timeline(hr)).not.toContain('Bookshop')
		expect(await timeline(manager)).not.toContain('Interests declared')
		expect(db.$client.prepare(`select group_concat(details) from evidence where action like 'interest%'`).pluck().get()).not.toMatch(
			/Bookshop|Okafor/,
		)
	})
})

describe('the pages of the person', () => {
	it('a nil return is one click; ticking both is an error; ticking leads to each page in turn', async () => {
		const send = async (form: Record<string, string>) => answer((await as(officer, '/declarations', {}, form)) as ActionFunctionArgs)
		const nil = await send({ intent: 'nothing' })
		expect(nil.headers.get('Location')).toBe('/declarations?done=nothing')
		const args = await as(officer, '/declarations/new', {}, {})
		const both = new Request(args.request.url, {
			method: 'POST',
			headers: args.request.headers,
			body: new URLSearchParams([
				['interests', 'gift'],
				['interests', 'nothing'],
			]),
		})
		expect(await tick({ ...args, request: both } as ActionFunctionArgs)).toMatchObject({
			init: { status: 400 },
			data: { ticked: ['gift', 'nothing'] },
		})
		const ticked = (await tick(
			(await as(officer, '/declarations/new', {}, { interests: 'directorship' })) as ActionFunctionArgs,
		)) as Response
		expect(ticked.headers.get('Location')).toBe('/declarations/new/directorship')
		const tellOf = async (form: Record<string, string>) =>
			tell((await as(officer, '/declarations/new/directorship', { kind: 'directorship' }, form)) as ActionFunctionArgs)
		expect(await tellOf({ company: 'Acme' })).toMatchObject({ init: { status: 400 }, data: { formValues: { company: 'Acme' } } })
		const told = (await tellOf({ company: 'Acme', role: 'Director', dealsWithCouncil: 'no' })) as Response
		expect(told.headers.get('Location')).toBe(`/declarations/${own()[0]?.id}?done=declared`)
		// A nil return would now be wrong: the page says what stands.
		expect((await send({ intent: 'nothing' })).headers.get('Location')).toBe('/declarations')
		expect((await send({ intent: 'unchanged' })).headers.get('Location')).toBe('/declarations?done=unchanged')
	})

	describe('about several interests', () => {
		const page = async (path: string) => {
			const kind = /new\/([a-z-]+)/.exec(path)?.[1] ?? ''
			const { caption, done, mayTakeBack, answerAgain } = await form((await as(officer, path, { kind })) as LoaderFunctionArgs)
			return { caption, done, mayTakeBack, answerAgain }
		}
		const send = async (kind: string, formValues: Record<string, string>) =>
			((await tell((await as(officer, `/declarations/new/${kind}`, { kind }, formValues)) as ActionFunctionArgs)) as Response).headers.get(
				'Location',
			)
		const membership = { body: 'The Lodge', role: '', more: '' }
		const job = { company: 'Acme', role: 'Director', dealsWithCouncil: 'no' }
		const none = { mayTakeBack: false, answerAgain: null, done: null }

		it('each page says which of how many it is and what was recorded, and one that does not apply is taken back', async () => {
			say({ answer: 'some', kinds: ['directorship', 'shareholding', 'membership'] })
			expect(await page('/declarations/new/directorship')).toEqual({ ...none, caption: 'Interest 1 of 3', mayTakeBack: true })
			expect(await page('/declarations/new/gift')).toEqual({ ...none, caption: null })
			const second = await send('directorship', job)
			expect(second).toBe('/declarations/new/shareholding?told=directorship')
			expect(await page(second ?? '')).toMatchObject({ caption: 'Interest 2 of 3', done: 'Recorded: Company directorship.' })
			const third = await send('shareholding', { intent: 'take-back', pence: '1,000.50' })
			expect(third).toBe('/declarations/new/membership?dropped=shareholding')
			expect(await send('shareholding', { intent: 'take-back' })).toBe(third)
			expect(await page(third ?? '')).toMatchObject({
				caption: 'Interest 2 of 2',
				done: 'You answered that this does not apply to you: Shareholding.',
			})
			expect(await send('membership', membership)).toBe('/declarations?done=answered')
			const { done, wants } = await mine((await as(officer, '/declarations?done=answered')) as LoaderFunctionArgs)
			expect([done, wants]).toEqual(['Your answers are recorded.', []])
			expect(own().map(({ kind }) => kind)).toEqual(['membership', 'directorship'])
			expect(verifyEvidence(db)).toMatchObject({ ok: true })
		})

		it('says nothing was done that was not', async () => {
			say({ answer: 'some', kinds: ['directorship', 'membership'] })
			for (const query of ['told=membership', 'dropped=membership', 'told=constructor', 'dropped=nil'])
				expect((await page(`/declarations/new/directorship?${query}`)).done).toBeNull()
		})

		it('is taken back within the attestation, which is done by the others, but never the only one', async () => {
			say({ answer: 'some', kinds: ['directorship', 'shareholding'] }, 1)
			expect(await send('directorship', { intent: 'take-back' })).toBe('/declarations/new/shareholding?dropped=directorship')
			expect(columns(2)).toEqual({ kind: 'ticked', occasion: 'appointment', cycle: 1 })
			expect(await page('/declarations/new/shareholding')).toEqual({ ...none, caption: null, answerAgain: '/attest' })
			await send('shareholding', { intent: 'take-back' })
			expect(step()).toMatchObject({ wants: ['shareholding'], done: false })
			say({ answer: 'some', kinds: ['directorship', 'shareholding'] }, 1)
			expect(await send('directorship', job)).toContain('/shareholding')
			expect(await send('shareholding', { intent: 'take-back' })).toBe('/attest')
			expect(step()).toMatchObject({ answered: { kind: 'ticked' }, wants: [], done: true, declared: [{ kind: 'directorship' }] })
		})

		it('of one alone the answer is given again, and its own page follows', async () => {
			say({ answer: 'some', kinds: ['membership'] })
			expect(await page('/declarations/new/membership')).toEqual({ ...none, caption: null, answerAgain: '/declarations/new' })
			expect(await send('membership', membership)).toBe(`/declarations/${own()[0]?.id}?done=declared`)
		})
	})

	it('a nil return under gifts says that there is nothing else, and one before them that there was nothing', async () => {
		const read = async (done = '') => {
			const { done: said, last } = await mine((await as(officer, `/declarations${done}`)) as LoaderFunctionArgs)
			return [said, last]
		}
		const nil = async () => tick((await as(officer, '/declarations/new', {}, { interests: 'nothing' })) as ActionFunctionArgs)
		await nil()
		const nothing = 'On 20 November 2026 you declared that you had nothing to declare.'
		expect(await read('?done=nothing')).toEqual(['You have nothing to declare. That is recorded.', nothing])
		const gift = declare(db, officer, giftOf(), (site.now += hour))
		expect(await read()).toEqual([null, nothing])
		site.now += hour
		await nil()
		const nothingElse = 'On 20 November 2026 you declared that you had nothing else to declare.'
		expect(await read('?done=nothing')).toEqual(['You have nothing else to declare. That is recorded.', nothingElse])
		// What was corrected since stood then.
		declare(db, officer, giftOf({ pence: 1100 }), (site.now += hour), gift)
		expect(await read()).toEqual([null, nothingElse])
		declare(db, officer, secondJob, (site.now += hour))
		say({ answer: 'unchanged' })
		expect(await read()).toEqual([null, 'On 20 November 2026 you declared that nothing had changed.'])
	})

	it('a nil return after everything has ended says that there is nothing', async () => {
		const job = declare(db, officer, secondJob, now)
		endInterest(db, { personId: officer, id: job, on: today }, context())
		say({ answer: 'none' })
		expect((await mine((await as(officer, '/declarations?done=nothing')) as LoaderFunctionArgs)).done).toContain('nothing to declare')
	})

	it('each question rests on clauses that the Code has', () => {
		const { sections, faq } = site.content.currentEdition
		const ids = new Set([...sections.flatMap(({ clauses }) => clauses.map(({ id }) => id)), ...faq.map(({ id }) => id)])
		for (const { clauses } of Object.values(interestQuestions)) expect([...clauses].filter((id) => !ids.has(id))).toEqual([])
	})
})
