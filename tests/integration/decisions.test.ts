import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { listMyLearning } from '#app/features/learning/list-my-learning.server.ts'
import { listAbsences, recordAbsence } from '#app/features/people/record/record-absence.server.ts'
import { findPersonLearning } from '#app/features/people/record/find-person-learning.server.ts'
import { acceptClaim, refuseClaim } from '#app/features/prior-learning/decide-claim.server.ts'
import { claimPriorLearning } from '#app/features/prior-learning/claim-prior-learning.server.ts'
import { iterateCompletionRows } from '#app/features/reports/iterate-completion-rows.server.ts'
import { noFilters } from '#app/features/reports/report-query.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { endExemption, grantExemption, listExemptions } from '#app/features/requirements/decisions/grant-exemption.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { action as exempt, loader as exemptPage } from '#app/routes/people/$employeeNumber/exempt/route.tsx'
import { action as extend, loader as extendPage } from '#app/routes/people/$employeeNumber/extend/route.tsx'
import { action as leave, loader as leavePage } from '#app/routes/people/$employeeNumber/leave/route.tsx'
import { action as enter } from '#app/routes/people/$employeeNumber/prior-learning/route.tsx'
import { action as decide, loader as decidePage } from '#app/routes/people/$employeeNumber/prior-learning/$claim/route.tsx'
import { loader as document } from '#app/routes/people/$employeeNumber/prior-learning/$claim/document/route.tsx'
import { action as claim } from '#app/routes/modules/$module/elsewhere/route.tsx'
import { loader as overview } from '#app/routes/modules/$module/route.tsx'
import { loader as reports } from '#app/routes/reports/route.tsx'
import { addDays, dayOf, type Day } from '#app/platform/calendar.ts'
import { dateFieldValues } from '#app/platform/form.ts'
import type { Role } from '#db/schema/sign-in.ts'
import { answerQuiz, attestCode, learnerOf, passModule, readModule, sendQuiz, type Someone } from '#tests/factories/learner.ts'
import { createPerson, type PersonCells } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const began = Date.parse('2026-06-01T09:00:00Z')
const now = Date.parse('2026-06-15T09:00:00Z')
const today = '2026-06-15'
const module = 'data-protection'
const pdf = Buffer.from('%PDF-1.7 a certificate')
let site: TestSite
let hr: number
let auditor: number
let head: number
let manager: number
let learner: number

function join(cells: Partial<PersonCells>, role?: Role): number {
	const personId = createPerson(site.db, { from: '2026-06-01', ...cells })
	applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now: began, actor: 'system' })
	if (role) grantRole(site.db, { personId, role }, { now: began, actor: 'system' })
	return personId
}

beforeEach(() => {
	site = createSite({ now: began })
	hr = join({ employeeNumber: '100001' }, 'hr')
	auditor = join({ employeeNumber: '100002' }, 'auditor')
	head = join({ employeeNumber: '100003' })
	manager = join({ employeeNumber: '100004', managerId: head })
	learner = join({ employeeNumber: '100005', managerId: manager })
	site.now = now
})

const requirement = () => {
	const found = site.requirements.find(({ slug: id }) => id === module)
	if (!found) throw new Error('There is no such requirement.')
	return found
}
const standing = (personId = learner) => {
	const { requirements } = findPersonLearning(site.db, { personId, today: dayOf(site.now), requirements: site.requirements })
	const found = requirements.find(({ slug }) => slug === module)
	return { status: found?.status, dueOn: found?.dueOn, why: found?.why.join(' ') ?? '' }
}
const someone = (personId: number): Someone => ({ personId, context: { now: site.now, actor: `person:${personId}` } })
const told = (action: string) =>
	site.db.$client
		.prepare<[string], string>('select details from evidence where action = ? order by seq')
		.pluck()
		.all(action)
		.map((details) => JSON.parse(details))
const count = (table: string) => Number(site.db.$client.prepare(`select count(*) from ${table}`).pluck().get())
const reportOf = (asAt: Day) =>
	JSON.stringify([
		...iterateCompletionRows(site.db, { asAt, known: 'then', filters: noFilters, requirements: site.requirements }, { now: site.now }),
	])
const whole = () => {
	expect(verifyEvidence(site.db).errors).toEqual([])
	expect(checkObligations(site.db, site.requirements, dayOf(site.now))).toMatchObject({ ok: true, drift: 0 })
}

/** Uses up every attempt. */
function lockOut(): void {
	const taker = learnerOf(site, someone(learner), module)
	readModule(site, taker, someone(learner))
	for (let attempt = 0; attempt < taker.module.attemptsAllowed; attempt += 1) {
		answerQuiz(site, taker, someone(learner), { right: false })
		sendQuiz(site, taker, someone(learner))
	}
}

type Handler = (args: never) => Promise<unknown>
const of = (path: string, number = '100005') => `/people/${number}/${path}?requirement=${module}`

/** What the page answers to a form: its status, where it leads, and what it says is wrong. */
async function send(handler: Handler, personId: number, path: string, form: Record<string, string>) {
	const [, area, name = ''] = path.split(/[/?]/)
	const params: Record<string, string> = area === 'people' ? { employeeNumber: name, claim: path.split(/[/?]/)[4] ?? '' } : { module: name }
	const args = ask(site, path, { cookie: await signIn(site, personId), params, form })
	const answer: unknown = await (handler as (args: unknown) => Promise<unknown>)(args).catch((thrown: unknown) => thrown)
	if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('Location'), errors: [] }
	const { data, init } = answer as { data: { errors?: { text: string }[]; becomes?: string[] }; init: ResponseInit | null }
	return { status: init?.status ?? 200, to: null, errors: data.errors?.map(({ text }) => text) ?? [], becomes: data.becomes?.join(' ') }
}
const look = async (handler: Handler, personId: number, path: string, params: Record<string, string>) =>
	(await refused((handler as (args: unknown) => Promise<unknown>)(ask(site, path, { cookie: await signIn(site, personId), params }))))
		.status

describe('more time', () => {
	const form = (due: Day, intent = 'grant', rest = {}) => ({
		intent,
		...dateFieldValues('due', due),
		reason: 'operational-pressure',
		note: '',
		...rest,
	})

	it('is given by whoever leads the person, once, for at most four weeks', async () => {
		const due = standing().dueOn ?? ''
		const until = addDays(due, 28)
		expect((await send(extend, manager, of('extend'), form(addDays(due, 29)))).errors).toEqual([expect.stringMatching(/or earlier$/)])
		expect((await send(extend, manager, of('extend'), form(due))).errors).toEqual([expect.stringMatching(/or later$/)])
		const checked = await send(extend, head, of('extend'), form(until, 'check'))
		expect(checked).toMatchObject({ status: 200, becomes: expect.stringContaining('The line manager gave more time on 15 June 2026') })
		expect([standing().dueOn, count('extensions')]).toEqual([due, 0])
		for (const _ of ['once', 'twice']) expect((await send(extend, manager, of('extend'), form(until))).to).toMatch(/done=granted$/)
		expect([standing().dueOn, count('extensions'), told('extension.granted').length]).toEqual([until, 1, 1])
		expect((await send(extend, manager, of('extend'), form(addDays(until, 1)))).errors).toEqual(['Only HR can give more time now'])
		whole()
	})

	it('is given and withdrawn by HR, without the note in the evidence', async () => {
		const due = standing().dueOn ?? ''
		expect((await send(extend, hr, of('extend'), form('2027-09-01'))).status).toBe(400)
		expect((await send(extend, hr, of('extend'), form(addDays(due, 100), 'grant', { reason: 'other' }))).errors).toEqual([
			'Write a note that says what the reason is',
		])
		await send(extend, hr, of('extend'), form(addDays(due, 100), 'grant', { reason: 'other', note: 'A private matter' }))
		expect(standing()).toMatchObject({ dueOn: addDays(due, 100), why: expect.stringContaining('HR gave more time') })
		expect(told('extension.granted')).toEqual([{ cycle: 1, dueOn: addDays(due, 100), insteadOf: due, reason: 'other', grantedAs: 'hr' }])
		expect((await send(extend, manager, of('extend'), { intent: 'withdraw', extension: '1' })).status).toBe(403)
		for (const _ of ['once', 'twice']) await send(extend, hr, of('extend'), { intent: 'withdraw', extension: '1' })
		expect([standing().dueOn, told('extension.withdrawn').length]).toEqual([due, 1])
		whole()
	})

	it('is not given by others, nor to oneself', async () => {
		const due = standing().dueOn ?? ''
		for (const [personId, number, status] of [
			[auditor, '100005', 403],
			[learner, '100005', 404],
			[manager, '100003', 404],
			[hr, '100001', 403],
			[learner, '100004', 404],
		] as const)
			expect([personId, (await send(extend, personId, of('extend', number), form(addDays(due, 5)))).status]).toEqual([personId, status])
		expect(await look(extendPage as Handler, auditor, of('extend'), { employeeNumber: '100005' })).toBe(403)
		expect(count('extensions')).toBe(0)
	})

	it('tells a note to HR and to whoever wrote it', async () => {
		const due = standing().dueOn ?? ''
		await send(extend, manager, of('extend'), form(addDays(due, 5), 'grant', { note: 'Between us' }))
		const noteFor = async (personId: number) =>
			(await extendPage(ask(site, of('extend'), { cookie: await signIn(site, personId), params: { employeeNumber: '100005' } }))).current
				?.note
		expect([await noteFor(manager), await noteFor(hr), await noteFor(head)]).toEqual(['Between us', 'Between us', ''])
	})
})

describe('an exemption', () => {
	const form = (from: Day, to: Day | null, rest = {}) => ({
		intent: 'grant',
		...dateFieldValues('from', from),
		...dateFieldValues('to', to),
		reason: 'temporary-adjustment',
		note: '',
		...rest,
	})

	it('is granted by HR only, once however often it is sent', async () => {
		for (const personId of [auditor, manager, learner])
			expect((await send(exempt, personId, of('exempt'), form(today, null))).status).toBe(403)
		expect((await send(exempt, hr, of('exempt', '100001'), form(today, null))).status).toBe(403)
		expect(await look(exemptPage as Handler, manager, of('exempt'), { employeeNumber: '100005' })).toBe(403)
		for (const _ of ['once', 'twice']) expect((await send(exempt, hr, of('exempt'), form(today, null))).to).toMatch(/done=granted$/)
		expect(standing()).toMatchObject({ status: 'exempt' })
		expect(told('exemption.granted')).toEqual([{ from: today, to: null, reason: 'temporary-adjustment' }])
		expect(
			(await send(extend, hr, of('extend'), { intent: 'grant', ...dateFieldValues('due', '2026-12-01'), reason: 'other', note: 'x' }))
				.errors,
		).toEqual(['Nothing is due now: no more time is needed'])
		whole()
	})

	it('stops the clock, and changes no report of a day that is over', async () => {
		const due = standing().dueOn ?? ''
		const before = reportOf('2026-06-14')
		expect((await send(exempt, hr, of('exempt'), form('2026-06-10', '2026-06-24'))).errors).toEqual([
			'Write a note that says why the exemption begins on a day that is over',
		])
		expect((await send(exempt, hr, of('exempt'), form('2026-03-16', null, { note: 'Late' }))).errors).toEqual([
			'The first day must be at most 90 days ago',
		])
		expect((await send(exempt, hr, of('exempt'), form(today, '9999-01-01'))).errors).toEqual([
			'The last day must be 15 June 2036 or earlier. Leave the last day empty if no end is known',
		])
		await send(exempt, hr, of('exempt'), form('2026-06-10', '2026-06-24', { note: 'The form came late' }))
		expect(standing().dueOn).toBe(addDays(due, 15))
		expect(reportOf('2026-06-14')).toBe(before)
		expect(reportOf(today)).toContain('"exempt"')
		whole()
	})

	it('does not overlap another, and is ended early by a new row', async () => {
		await send(exempt, hr, of('exempt'), form('2026-07-01', '2026-07-31'))
		expect((await send(exempt, hr, of('exempt'), form('2026-07-31', null))).errors).toEqual([
			'There is an exemption from 1 July 2026 to 31 July 2026 already. End it, or choose other days',
		])
		const [exemption] = listExemptions(site.db, { personId: learner, requirement: requirement() })
		const end = (last: Day) =>
			send(exempt, hr, of('exempt'), { intent: 'end', exemption: String(exemption?.id), ...dateFieldValues('last', last) })
		expect((await end('2026-08-01')).status).toBe(400)
		expect((await end('2026-06-30')).status).toBe(400)
		for (const _ of ['once', 'twice']) expect((await end('2026-07-10')).to).toMatch(/done=ended$/)
		expect(told('exemption.ended')).toEqual([{ from: '2026-07-01', to: '2026-07-31', lastDay: '2026-07-10' }])
		expect([count('exemptions'), listExemptions(site.db, { personId: learner, requirement: requirement() }).map(({ to }) => to)]).toEqual([
			2,
			['2026-07-10'],
		])
		whole()
	})

	it('is taken back only before a day of it is over', () => {
		const asked = { personId: learner, requirement: requirement() }
		const context = { now: site.now, actor: `person:${hr}` }
		grantExemption(site.db, { ...asked, from: today, to: null, reason: 'other', note: 'x' }, context)
		site.now = now + 86_400_000
		const [exemption] = listExemptions(site.db, asked)
		expect(endExemption(site.db, { ...asked, exemption: exemption?.id ?? 0, lastDay: null }, { ...context, now: site.now })).toBe(
			'too-early',
		)
		expect(endExemption(site.db, { ...asked, exemption: exemption?.id ?? 0, lastDay: null }, context)).toBeNull()
		expect(listExemptions(site.db, asked)).toEqual([])
	})
})

describe('long leave', () => {
	const form = (from: Day, to: Day | null, intent = 'save') => ({
		intent,
		kind: 'parental leave',
		...dateFieldValues('from', from),
		...dateFieldValues('to', to),
	})
	const path = '/people/100005/leave'

	it('begins within the employment, and ends within three years', async () => {
		for (const [from, to, error] of [
			['1066-01-01', '1066-01-02', 'The first day of leave must be 1 June 2026 or later, when they started here'],
			[today, '9999-01-01', 'The last day of leave must be 15 June 2029 or earlier. Leave it empty if it is not known yet'],
		] as const)
			for (const intent of ['check', 'save'])
				expect(await send(leave, hr, path, form(from, to, intent))).toMatchObject({ status: 400, errors: [error] })
		expect(count('absences')).toBe(0)
		expect((await send(leave, hr, path, form('2026-06-01', '2029-06-15'))).to).toMatch(/done=recorded$/)
	})

	it('is recorded by HR only, and pauses; the return moves the due days', async () => {
		const due = standing().dueOn ?? ''
		const before = reportOf('2026-06-14')
		for (const personId of [auditor, manager, learner]) expect((await send(leave, personId, path, form(today, null))).status).toBe(403)
		expect(await look(leavePage as Handler, manager, path, { employeeNumber: '100005' })).toBe(403)
		for (const _ of ['once', 'twice']) await send(leave, hr, path, form('2026-06-10', null))
		expect([standing().status, count('absences'), told('absence.recorded').length]).toEqual(['paused', 1, 1])
		site.now = now + 30 * 86_400_000
		const [absence] = listAbsences(site.db, { personId: learner })
		const own = `${path}?absence=${absence?.id}`
		expect((await send(leave, hr, own, form('2026-06-10', '2026-06-09'))).status).toBe(400)
		await send(leave, hr, own, form('2026-06-10', '2026-07-09'))
		expect(standing().dueOn).toBe(addDays(due, 30))
		expect(site.db.$client.prepare('select ends_on, superseded_at is null as believed from absences order by id').all()).toEqual([
			{ ends_on: null, believed: 0 },
			{ ends_on: '2026-07-09', believed: 1 },
		])
		expect(reportOf('2026-06-14')).toBe(before)
		whole()
	})

	it('does not overlap other leave, and a mistake is removed', async () => {
		await send(leave, hr, path, form('2026-06-10', '2026-06-20'))
		expect((await send(leave, hr, path, form('2026-06-20', null))).errors).toEqual([
			'There is long leave from 10 June 2026 to 20 June 2026 already. Correct that, or choose other days',
		])
		const [absence] = listAbsences(site.db, { personId: learner })
		expect((await send(leave, hr, `${path}?absence=${absence?.id}`, { intent: 'remove' })).to).toBe(`${path}?done=removed`)
		expect([listAbsences(site.db, { personId: learner }), count('absences')]).toEqual([[], 1])
		expect(told('absence.removed')).toEqual([{ from: '2026-06-10', to: '2026-06-20' }])
		expect((await send(leave, hr, `/people/100004/leave?absence=${absence?.id}`, form(today, null))).errors).toEqual([
			'This leave was changed meanwhile. Go back and look at it again',
		])
		whole()
	})

	it('says what it changes before it is recorded', async () => {
		await send(leave, hr, path, form('2026-06-10', '2026-06-20', 'check'))
		expect(count('absences')).toBe(0)
		expect(
			recordAbsence(site.db, { personId: learner, requirements: site.requirements, replaces: 99, leave: null }, { now, actor: 'system' }),
		).toBeNull()
	})
})

describe('learning done elsewhere', () => {
	const proof = { name: 'proof.pdf', mediaType: 'application/pdf', bytes: pdf }
	const handIn = (completedOn: Day, by = learner) =>
		claimPriorLearning(
			site.db,
			{ personId: learner, requirement: requirement(), completedOn, issuer: 'Another council', note: '', document: proof },
			{ now: site.now, actor: `person:${by}` },
		)
	const idOf = (claimed: ReturnType<typeof handIn>) => ('claim' in claimed ? claimed.claim : 0)
	const accept = (id: number) => acceptClaim(site.db, { ...site, personId: learner, id }, { now: site.now, actor: `person:${hr}` })

	/** Sends the form with its file, as a browser does. */
	async function sendFile(
		handler: Handler,
		personId: number,
		path: string,
		params: Record<string, string>,
		file: File,
		completed = dateFieldValues('completed', '2026-03-02'),
	) {
		const args = ask(site, path, { cookie: await signIn(site, personId), params })
		const body = new FormData()
		for (const [name, value] of Object.entries({ ...completed, issuer: 'Another council', note: 'A note' })) body.set(name, value)
		body.set('document', file)
		const request = new Request(args.request.url, { method: 'POST', headers: args.request.headers, body })
		return (handler as (args: unknown) => Promise<unknown>)({ ...args, request })
	}

	it('is claimed with a file, decided by HR, and counts from its day', async () => {
		const file = new File([pdf], 'Zeugnis.pdf', { type: 'text/html' })
		for (const _ of ['once', 'twice']) {
			const answer = await sendFile(claim as Handler, learner, `/modules/${module}/elsewhere`, { module }, file)
			expect((answer as Response).headers.get('Location')).toBe(`/modules/${module}/elsewhere`)
		}
		expect([count('prior_learning'), count('documents'), told('prior-learning.claimed').length]).toEqual([1, 1, 1])
		const listed = await reports(ask(site, '/reports', { cookie: await signIn(site, hr) }))
		expect(listed.claims).toMatchObject([{ employeeNumber: '100005', completedOn: '2 March 2026' }])
		expect((await reports(ask(site, '/reports', { cookie: await signIn(site, auditor) }))).claims).toBeNull()
		const before = reportOf('2026-06-14')
		const path = '/people/100005/prior-learning/1'
		const page = await decidePage(ask(site, path, { cookie: await signIn(site, hr), params: { employeeNumber: '100005', claim: '1' } }))
		expect(page).toMatchObject({
			refusal: null,
			becomes: expect.arrayContaining([expect.stringContaining('Last completed on 2 March 2026')]),
		})
		expect(count('completions')).toBe(0)
		expect((await send(decide, hr, path, { decision: 'refuse', reason: '' })).errors).toEqual(['Write why it does not count'])
		for (const _ of ['once', 'twice']) expect((await send(decide, hr, path, { decision: 'accept' })).to).toBe(path)
		expect(standing()).toMatchObject({ status: 'up-to-date', dueOn: '2027-03-02' })
		expect(site.db.$client.prepare('select source, completed_on, version, valid_until from completions').all()).toEqual([
			{ source: 'prior-learning', completed_on: '2026-03-02', version: 'elsewhere', valid_until: '2027-03-02' },
		])
		expect([count('certificates'), told('prior-learning.decided')]).toEqual([0, [{ claim: 1, outcome: 'accepted' }]])
		expect(reportOf('2026-06-14')).toBe(before)
		const { done, elsewhere } = await overview(ask(site, `/modules/${module}`, { cookie: await signIn(site, learner), params: { module } }))
		expect([done?.on, elsewhere.counts, elsewhere.mayClaim]).toEqual(['2 March 2026', true, false])
		whole()
		site.db.$client.exec(`drop trigger documents_refuse_change; update documents set bytes = x'255044462d00'`)
		expect(verifyEvidence(site.db).ok).toBe(false)
	})

	it('is told every fault at once: of the day and of the file', async () => {
		const noProof = new File([Buffer.from('no proof')], 'proof.txt')
		for (const [day, error] of [
			['2026-06-16', 'The day on which it was completed must be today or earlier'],
			['1900-01-01', 'The day on which it was completed must be 15 June 2021 or later'],
		] as const) {
			const boxes = dateFieldValues('completed', day)
			const answer = await sendFile(claim as Handler, learner, `/modules/${module}/elsewhere`, { module }, noProof, boxes)
			const errors = (answer as { data: { errors: { text: string }[] } }).data.errors.map(({ text }) => text)
			expect(errors).toEqual([error, 'The file must be a PDF, or a picture in PNG or JPEG'])
		}
		expect(count('documents')).toBe(0)
	})

	it('is decided by HR only, and its file is for HR and for the person themselves', async () => {
		const path = `/people/100005/prior-learning/${idOf(handIn('2026-03-02'))}`
		for (const personId of [auditor, manager, learner])
			expect((await send(decide, personId, path, { decision: 'accept' })).status).toBe(403)
		const params = { employeeNumber: '100005', claim: '1' }
		const file = async (personId: number) => document(ask(site, `${path}/document`, { cookie: await signIn(site, personId), params }))
		for (const personId of [auditor, manager, head]) expect((await refused(file(personId))).status).toBe(404)
		for (const personId of [hr, learner]) {
			const answer = await file(personId)
			expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
			expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename*=UTF-8''proof.pdf`)
		}
		expect(
			(await refused(document(ask(site, path, { cookie: await signIn(site, manager), params: { employeeNumber: '100004', claim: '1' } }))))
				.status,
		).toBe(404)
	})

	it('is refused with words that the learner reads, and may be claimed again', async () => {
		refuseClaim(
			site.db,
			{ personId: learner, id: idOf(handIn('2026-03-02')), requirement: requirement(), reason: 'It is another subject' },
			{ now, actor: `person:${hr}` },
		)
		const { elsewhere } = await overview(ask(site, `/modules/${module}`, { cookie: await signIn(site, learner), params: { module } }))
		expect(elsewhere).toMatchObject({ words: expect.stringContaining('It is another subject'), mayClaim: true })
		expect(accept(1)).toEqual({ why: 'not-asked' })
		expect(idOf(handIn('2026-03-02'))).toBe(2)
		expect(count('documents')).toBe(1)
	})

	it('is decided by somebody else than who handed it in for the learner', async () => {
		const id = idOf(handIn('2026-03-02', hr))
		const claim = { personId: learner, id, requirement: requirement(), reason: 'No' }
		expect(accept(id)).toEqual({ why: 'own-hand' })
		expect(refuseClaim(site.db, claim, { now, actor: `person:${hr}` })).toEqual({ why: 'own-hand' })
		const path = `/people/100005/prior-learning/${id}`
		for (const decision of ['accept', 'refuse']) {
			const answer = await send(decide, hr, path, { decision, reason: 'No' })
			expect(answer.errors).toEqual(['You handed this in. Somebody else who has the role of HR decides whether it counts'])
		}
		expect(told('prior-learning.decided')).toEqual([])
		expect(refuseClaim(site.db, claim, { now, actor: `person:${manager}` })).toBeNull()
		expect(told('prior-learning.decided')).toEqual([{ claim: id, outcome: 'refused' }])
	})

	it('is entered by HR for somebody, with a file of a kind that can be read', async () => {
		const path = `/people/100005/prior-learning?requirement=${module}`
		const formValues = (file: File, completed?: Record<string, string>) =>
			sendFile(enter as Handler, hr, path, { employeeNumber: '100005' }, file, completed)
		const wrong = (await formValues(
			new File(['<script>'], 'x.pdf', { type: 'application/pdf' }),
			dateFieldValues('completed', '2026-02-30'),
		)) as {
			data: unknown
		}
		expect(wrong.data).toMatchObject({
			formValues: { issuer: 'Another council' },
			errors: [{ field: 'completed' }, { field: 'document', text: 'The file must be a PDF, or a picture in PNG or JPEG' }],
		})
		for (const day of ['2026-06-16', '2021-06-14'])
			expect(await formValues(new File([pdf], 'x.pdf'), dateFieldValues('completed', day))).toMatchObject({ init: { status: 400 } })
		expect(((await formValues(new File([pdf], 'x.pdf'))) as Response).headers.get('Location')).toBe('/people/100005/prior-learning/1')
	})

	it('is not accepted where it has run out, or is not later than what was done here', () => {
		expect(accept(idOf(handIn('2025-06-01')))).toEqual({ why: 'run-out', on: '2026-06-01' })
		refuseClaim(site.db, { personId: learner, id: 1, requirement: requirement(), reason: 'Run out' }, { now, actor: 'system' })
		const late = idOf(handIn('2026-06-10'))
		passModule(site, someone(learner), module)
		expect(accept(late)).toEqual({ why: 'not-asked' })
		site.now = Date.parse('2027-06-01T09:00:00Z')
		expect(accept(late)).toEqual({ why: 'not-later', than: '2026-06-15' })
		whole()
	})

	it.each(['reading', 'answering', 'locked'] as const)('closes the cycle of somebody who is %s, whose progress stays', (state) => {
		const taker = learnerOf(site, someone(learner), module)
		const id = idOf(handIn('2026-03-02'))
		if (state === 'locked') lockOut()
		else readModule(site, taker, someone(learner))
		if (state === 'answering') answerQuiz(site, taker, someone(learner), { right: true })
		const progress = () => site.db.$client.prepare('select * from module_progress').all()
		const before = progress()
		expect(before).toHaveLength(1)
		expect(accept(id)).toBeNull()
		expect(progress()).toEqual(before)
		const mine = listMyLearning(site.db, { ...site, personId: learner, today })
		expect(mine.find((item) => item.slug === module)?.status).toBe('up-to-date')
		whole()
	})

	it('is told by the rules as they now are, also to somebody who has looked before', () => {
		const told = () =>
			listMyLearning(site.db, { ...site, personId: learner, today })
				.find(({ slug }) => slug === module)
				?.why.join(' ')
		const before = told()
		expect(before).toBe(told())
		site.requirements = site.requirements.map((requirement) => ({
			...requirement,
			rules: requirement.rules.map((rule) => ({ ...rule, basis: 'The committee has said so' })),
		}))
		expect(before).not.toContain('The committee has said so')
		expect(told()).toContain('The committee has said so')
	})

	it('is not claimed by whoever is locked out, but by HR for them', () => {
		lockOut()
		expect(handIn('2026-03-02')).toEqual({ refusal: 'locked' })
		expect(idOf(handIn('2026-03-02', hr))).toBe(1)
	})

	it('may complete the induction', () => {
		for (const { slug: id, kind } of site.requirements) if (kind === 'module' && id !== module) passModule(site, someone(learner), id)
		attestCode(site, someone(learner))
		const certificates = () => site.db.$client.prepare('select award from certificates').pluck().all()
		expect(certificates()).not.toContain('induction')
		accept(idOf(handIn('2026-03-02')))
		expect(certificates()).toContain('induction')
		expect(certificates()).not.toContain(module)
	})
})
