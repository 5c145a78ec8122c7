import { beforeEach, describe, expect, it } from 'vitest'
import { textOfShipped } from '#app/features/code/edition/shipped-edition.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { findPersonLearning } from '#app/features/people/record/find-person-learning.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { dateFieldValues } from '#app/platform/form.ts'
import { action as recordList, loader as rollCallPage } from '#app/routes/admin/roll-call/route.tsx'
import { loader as rollCall } from '#app/routes/admin/roll-call/$id/route.tsx'
import { loader as signedList } from '#app/routes/admin/roll-call/$id/list/route.tsx'
import { loader as sheet } from '#app/routes/admin/roll-call/sheet/route.tsx'
import { loader as receiptPdf } from '#app/routes/attestations/$id.pdf/route.tsx'
import { loader as receipt } from '#app/routes/attestations/$id/route.tsx'
import { loader as certificates } from '#app/routes/certificates/route.tsx'
import { loader as ownPage } from '#app/routes/attest/route.tsx'
import { loader as home } from '#app/routes/_index/route.tsx'
import { action as acknowledge, loader as leaving } from '#app/routes/leaving/route.tsx'
import { action as attest, loader as attestPage } from '#app/routes/people/$employeeNumber/attest/route.tsx'
import { action as remind, loader as remindPage } from '#app/routes/people/$employeeNumber/leaving/route.tsx'
import { loader as record } from '#app/routes/people/$employeeNumber/route.tsx'
import { loader as team } from '#app/routes/team/route.tsx'
import type { TeamMemberView } from '#app/routes/team/view-model.ts'
import type { Role } from '#db/schema/sign-in.ts'
import { commenceEdition } from '#tests/factories/edition.ts'
import { attestCode } from '#tests/factories/learner.ts'
import { createAbsence, createPerson, type PersonCells } from '#tests/factories/register.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

const began = Date.parse('2026-06-01T09:00:00Z')
const now = Date.parse('2026-06-15T09:00:00Z')
const pdf = Buffer.from('%PDF-1.7 a signed list')
let site: TestSite
const people: Record<string, number> = {}
const numbers: Record<string, string> = {}

function join(name: string, cells: Partial<PersonCells> = {}, role?: Role): void {
	const employeeNumber = String(100_001 + Object.keys(people).length)
	const personId = createPerson(site.db, { from: '2026-06-01', employeeNumber, givenName: name, ...cells })
	applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now: began, actor: 'system' })
	if (role) grantRole(site.db, { personId, role }, { now: began, actor: 'system' })
	people[name] = personId
	numbers[name] = employeeNumber
}

beforeEach(() => {
	for (const name of Object.keys(people)) delete people[name]
	site = createSite({ now: began, counted: false })
	join('hr', {}, 'hr')
	join('auditor', {}, 'auditor')
	join('officer-of-the-code', {}, 'monitoring-officer')
	join('head')
	join('manager', { managerId: idOf('head') })
	join('other')
	join('learner', { managerId: idOf('manager'), team: 'Depot' })
	join('colleague', { managerId: idOf('manager'), team: 'Depot' })
	join('leaver', { managerId: idOf('manager'), to: '2026-07-15' })
	site.now = now
})

const idOf = (name: string) => people[name] ?? 0
const someone = (name: string) => ({ personId: idOf(name), context: { now: site.now, actor: `person:${idOf(name)}` } })
const count = (table: string) => Number(site.db.$client.prepare(`select count(*) from ${table}`).pluck().get())
const statusOf = (name: string) =>
	findPersonLearning(site.db, { personId: idOf(name), today: dayOf(site.now), requirements: site.requirements }).requirements.find(
		({ slug }) => slug === 'code',
	)?.status
const whole = () => {
	expect(verifyEvidence(site.db).errors).toEqual([])
	expect(checkObligations(site.db, site.requirements, dayOf(site.now))).toMatchObject({ ok: true, drift: 0 })
}

type Handler = (args: never) => unknown
type Answer = { status: number; to: string | null; errors: string[]; data: unknown }

/** What an address answers to somebody: the data of the page, where it leads, or why not. `form` sends it; `file` goes with it. */
async function visit(
	handler: Handler,
	name: string,
	path: string,
	{ form, params = {}, file }: { form?: [string, string][]; params?: Record<string, string>; file?: Buffer } = {},
): Promise<Answer> {
	const args = ask(site, path, { cookie: await signIn(site, idOf(name)), params })
	if (form) {
		const body = new FormData()
		for (const [field, value] of form) body.append(field, value)
		if (file) body.set('document', new File([new Uint8Array(file)], 'list.pdf'))
		args.request = new Request(args.request.url, { method: 'POST', headers: args.request.headers, body })
	}
	const answer: unknown = await Promise.resolve((handler as (args: unknown) => unknown)(args)).catch((thrown: unknown) => thrown)
	if (answer instanceof Error) throw answer
	if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('Location'), errors: [], data: answer }
	const { data, init } = (answer !== null && typeof answer === 'object' && 'init' in answer ? answer : { data: answer, init: null }) as {
		data: { errors?: { text: string }[] }
		init: ResponseInit | null
	}
	return { status: init?.status ?? 200, to: null, errors: data.errors?.map(({ text }) => text) ?? [], data }
}

const edition = () => site.code.inForce(dayOf(site.now))
const ticks = () => edition().statements.map(({ id }): [string, string] => ['statement', id])
const agrees = (change: [string, string][] = []): [string, string][] => [
	...ticks(),
	['interests', 'nothing'],
	['note', 'At the depot.'],
	['edition', edition().fingerprint],
	['outcome', 'agreed'],
	...change,
]
const together = (by: string, form: [string, string][], of = 'learner') =>
	visit(attest, by, `/people/${numbers[of]}/attest`, { form, params: { employeeNumber: numbers[of] ?? '' } })
const change = () => commenceEdition(site.db, { ...textOfShipped(site.content.currentEdition), label: 'June 2026' }, { now: site.now })

describe('an answer given with help', () => {
	it('is recorded by the line manager, those above, and HR; not by others, and not for oneself', async () => {
		const path = `/people/${numbers.learner}/attest`
		const see = async (name: string) => (await visit(attestPage, name, path, { params: { employeeNumber: numbers.learner ?? '' } })).status
		for (const [name, status] of Object.entries({ other: 404, learner: 404, auditor: 403, 'officer-of-the-code': 404 })) {
			expect([name, await see(name)]).toEqual([name, status])
			expect([name, (await together(name, agrees())).status]).toEqual([name, status])
		}
		for (const name of ['hr', 'manager', 'head']) expect([name, await see(name)]).toEqual([name, 200])
		expect((await together('hr', agrees(), 'hr')).status).toBe(403)
		expect(count('attestations')).toBe(0)
	})

	it('keeps the words, the helper and how it was done, and meets the cycle like any other', async () => {
		const { to } = await together('manager', agrees())
		expect(to).toBe('/attestations/1?recorded')
		expect(
			site.db.$client.prepare('select method, actor, actor_name, person_name, note, outcome, interests from attestations').get(),
		).toEqual({
			method: 'assisted',
			actor: `person:${idOf('manager')}`,
			actor_name: 'manager Okafor',
			person_name: 'learner Okafor',
			note: 'At the depot.',
			outcome: 'agreed',
			interests: '[]',
		})
		expect(site.db.$client.prepare('select kind, actor from declarations').all()).toEqual([
			{ kind: 'nil', actor: `person:${idOf('manager')}` },
		])
		expect(statusOf('learner')).toBe('up-to-date')
		// Sent again: the page says that it was answered.
		expect((await together('manager', agrees())).to).toBe(`/people/${numbers.learner}/attest`)
		const page = await visit(attestPage, 'manager', '/people/x/attest', { params: { employeeNumber: numbers.learner ?? '' } })
		expect(page.data).toMatchObject({ isAsked: false, latest: { href: '/attestations/1' } })
		expect(count('attestations')).toBe(1)
		whole()
	})

	it('asks for every statement, the interests and a note; a no needs only the note, and HR is told', async () => {
		const nothing = await together('manager', [
			['outcome', 'agreed'],
			['edition', edition().fingerprint],
		])
		expect([nothing.status, nothing.errors]).toEqual([
			400,
			[
				'Tick each statement that they agree to. If they do not agree to one, use “They do not agree”',
				expect.stringMatching(/^Tick what applies/),
				'Write where and how it was done',
			],
		])
		const some = ticks().slice(1)
		const no: [string, string][] = [
			...some,
			['note', 'By the van.'],
			['edition', edition().fingerprint],
			['outcome', 'not-agreed'],
			['comment', 'Not the gifts.'],
		]
		expect((await together('manager', no)).to).toBe('/attestations/1?recorded')
		expect(site.db.$client.prepare('select state from refusals').pluck().all()).toEqual(['open'])
		const shown = (await visit(receipt, 'learner', '/attestations/1', { params: { id: '1' } })).data as {
			statements: { agreed: boolean }[]
		}
		expect(shown.statements.map(({ agreed }) => agreed)).toEqual([false, ...some.map(() => true)])
		expect((await visit(ownPage, 'learner', '/attest')).data).toMatchObject({ step: 'start', declined: true })
		// They may answer again.
		expect((await together('head', agrees())).to).toBe('/attestations/2?recorded')
		whole()
	})

	it('is not recorded against an edition that was put in force in between', async () => {
		const form = agrees()
		change()
		const told = await together('manager', form)
		expect([told.status, told.errors]).toEqual([
			400,
			[expect.stringMatching(/^The Code changed while this page was open\. Nothing was recorded/)],
		])
		expect([count('attestations'), count('declarations')]).toEqual([0, 0])
		expect((await together('manager', agrees())).to).toBe('/attestations/1?recorded')
	})

	it('says that something was still to be declared', async () => {
		await together(
			'manager',
			agrees().map(([name, value]) => [name, name === 'interests' ? 'gift' : value]),
		)
		const { data } = await visit(receipt, 'learner', '/attestations/1', { params: { id: '1' } })
		expect(data).toMatchObject({
			facts: expect.arrayContaining([{ label: 'Interests', value: 'There is something more to declare, not handed in then' }]),
		})
		whole()
	})

	it('is offered in the record, and in the team to those without an e-mail address', async () => {
		const shown = await visit(record, 'manager', `/people/${numbers.learner}`, { params: { employeeNumber: numbers.learner ?? '' } })
		expect(JSON.stringify(shown.data)).toContain(`/people/${numbers.learner}/attest`)
		const seen = await visit(record, 'auditor', `/people/${numbers.learner}`, { params: { employeeNumber: numbers.learner ?? '' } })
		expect(JSON.stringify(seen.data)).not.toContain('/attest?')
		site.db.$client.exec(`update people set email = 'a@example.org' where id = ${idOf('colleague')}`)
		const { members } = (await visit(team, 'manager', '/team')).data as { members: TeamMemberView[] }
		const offline = new Map(
			members.map(({ employeeNumber, items }) => [employeeNumber, items.some(({ attestHref }) => attestHref !== null)]),
		)
		expect([offline.get(numbers.learner ?? ''), offline.get(numbers.colleague ?? '')]).toEqual([true, false])
	})
})

describe('a receipt', () => {
	it('is for oneself, those who lead one, HR, the Monitoring Officer and the auditor; for others it is not there', async () => {
		attestCode(site, someone('learner'))
		const params = { id: '1' }
		for (const name of ['learner', 'manager', 'head', 'hr', 'officer-of-the-code', 'auditor'])
			for (const handler of [receipt, receiptPdf])
				expect([name, (await visit(handler, name, '/attestations/1', { params })).status]).toEqual([name, 200])
		for (const name of ['other', 'colleague'])
			for (const handler of [receipt, receiptPdf])
				expect([name, (await visit(handler, name, '/attestations/1', { params })).status]).toEqual([name, 404])
		for (const id of ['2', '0', 'x', '1e99'])
			expect([id, (await visit(receipt, 'hr', `/attestations/${id}`, { params: { id } })).status]).toEqual([id, 404])
	})

	it('says what was agreed, in the words and under the name of then', async () => {
		attestCode(site, someone('learner'))
		site.db.$client.exec(`update people set family_name = 'Renamed' where id = ${idOf('learner')}`)
		const { data } = await visit(receipt, 'learner', '/attestations/1', { params: { id: '1' } })
		const shown = data as { facts: { label: string; value: string }[]; statements: { text: string; agreed: boolean }[] }
		const facts = Object.fromEntries(shown.facts.map(({ label, value }) => [label, value]))
		const entry = site.db.$client
			.prepare<[], { seq: number; hash: string }>(`select seq, hash from evidence where action = 'attestation.given'`)
			.get()
		expect(facts).toMatchObject({
			Name: 'learner Okafor',
			'Employee number': numbers.learner,
			'Fingerprint (SHA-256)': edition().fingerprint,
			When: '15 June 2026 at 10:00am',
			How: 'By themselves, signed in',
			'Evidence entry': String(entry?.seq),
			'Its hash': entry?.hash,
		})
		expect(shown.statements).toEqual(edition().statements.map(({ text }) => ({ text, agreed: true })))
		const listed = (await visit(certificates, 'learner', '/certificates')).data as { answers: unknown }
		expect(listed.answers).toMatchObject([{ id: 1, agreed: true, on: '15 June 2026' }])
	})
})

describe('a roll call', () => {
	const session = (change: Record<string, string> = {}): [string, string][] =>
		Object.entries({ ...dateFieldValues('held', '2026-06-12'), place: 'Drayton Depot', 'led-by': 'A. Trainer', intent: 'check', ...change })
	const listed = (...names: string[]) => names.map((name) => numbers[name]).join('\n')
	const send = (name: string, form: [string, string][], file?: Buffer) =>
		visit(recordList, name, '/admin/roll-call', file ? { form, file } : { form })
	/** Checks the list, then records it as the check page sends it. */
	async function recordAll(change: Record<string, string> = {}, file = pdf, between = () => {}) {
		const checked = (await send('hr', session({ numbers: listed('learner', 'colleague'), ...change }))).data as {
			formValues: Record<string, string>
		}
		between()
		return send('hr', Object.entries({ ...checked.formValues, intent: 'record' }), file)
	}

	it('is for HR; what was recorded is also for the Monitoring Officer and the auditor', async () => {
		for (const name of ['auditor', 'officer-of-the-code', 'manager', 'learner']) {
			for (const handler of [rollCallPage, sheet])
				expect([name, (await visit(handler, name, '/admin/roll-call')).status]).toEqual([name, 403])
			expect([name, (await send(name, session({ numbers: listed('learner') }))).status]).toEqual([name, 403])
		}
		await recordAll()
		const params = { id: '1' }
		for (const handler of [rollCall, signedList]) {
			for (const name of ['hr', 'auditor', 'officer-of-the-code'])
				expect([name, (await visit(handler, name, '/admin/roll-call/1', { params })).status]).toEqual([name, 200])
			for (const name of ['manager', 'learner'])
				expect([name, (await visit(handler, name, '/admin/roll-call/1', { params })).status]).toEqual([name, 403])
			expect((await visit(handler, 'hr', '/admin/roll-call/2', { params: { id: '2' } })).status).toBe(404)
		}
	})

	it('records everybody on the list at once, with the list, from the day of the session', async () => {
		expect((await recordAll()).to).toBe('/admin/roll-call/1')
		const rows = site.db.$client
			.prepare('select person_id, method, actor, outcome, interests, document_sha256 from attestations order by person_id')
			.all()
		expect(rows).toMatchObject(
			['learner', 'colleague'].map((name) => ({
				person_id: idOf(name),
				method: 'roll-call',
				actor: `person:${idOf('hr')}`,
				outcome: 'agreed',
				interests: null,
			})),
		)
		expect(site.db.$client.prepare('select distinct completed_on from completions').pluck().all()).toEqual(['2026-06-12'])
		expect([statusOf('learner'), statusOf('colleague')]).toEqual(['up-to-date', 'up-to-date'])
		const file = (await visit(signedList, 'hr', '/admin/roll-call/1/list', { params: { id: '1' } })).data as Response
		expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true)
		const own = await visit(receipt, 'learner', '/attestations/2', { params: { id: '2' } })
		expect(own.data).toMatchObject({
			rollCall: null,
			facts: expect.arrayContaining([{ label: 'When', value: 'Signed on 12 June 2026; recorded on 15 June 2026 at 10:00am' }]),
		})
		whole()
		site.db.$client.exec(`drop trigger roll_calls_refuse_update; update roll_calls set place = 'Elsewhere'`)
		expect(verifyEvidence(site.db).ok).toBe(false)
	})

	it('says of each person what will happen, and records nothing before it is confirmed', async () => {
		attestCode(site, someone('head'))
		createAbsence(site.db, idOf('other'), { from: '2026-06-10' })
		const { data } = await send('hr', session({ numbers: listed('learner', 'head', 'other', 'hr') }))
		const { people: planned, formValues } = data as {
			people: { employeeNumber: string; why: string | null }[]
			formValues: Record<string, string>
		}
		const why = Object.fromEntries(planned.map((person) => [person.employeeNumber, person.why]))
		expect([why[numbers.learner ?? ''], why[numbers.head ?? '']]).toEqual([null, 'Agreed already, on 15 June 2026'])
		expect(why[numbers.other ?? '']).toMatch(/^On long leave/)
		expect(why[numbers.hr ?? '']).toMatch(/^This is you/)
		expect(formValues.seen).toBe(numbers.learner)
		expect([count('roll_calls'), count('documents')]).toEqual([0, 0])
		expect((await send('hr', Object.entries({ ...formValues, intent: 'record' }))).errors).toEqual([
			'Choose the photo or scan of the signed list',
		])
	})

	it.each([
		[{ numbers: '' }, /^Enter the employee numbers/],
		[{ numbers: '100001 999999' }, /^Nobody has the employee number 999999/],
		[{ place: '' }, /^Enter where it was/],
		[{ 'led-by': '' }, /^Enter who led it/],
		[dateFieldValues('held', '2026-06-16'), /must be today or earlier/],
		[dateFieldValues('held', '2017-03-31'), /must be 1 April 2017 or later/],
		[dateFieldValues('held', '2017-04-01'), /must be 15 December 2025 or later.*agree again/],
		[dateFieldValues('held', '2025-12-14'), /must be 15 December 2025 or later/],
	] as [Record<string, string>, RegExp][])('refuses %j and keeps what was filled in', async (wrong, text) => {
		const { status, errors, data } = await send('hr', session({ numbers: '100001', ...wrong }))
		expect([status, errors]).toEqual([400, [expect.stringMatching(text)]])
		expect(data).toMatchObject({ step: 'form', formValues: { intent: 'check', ...wrong } })
	})

	it('records nobody if one of them has answered meanwhile, or the Code has changed', async () => {
		const answered = await recordAll({}, pdf, () => attestCode(site, someone('colleague')))
		expect([answered.status, answered.errors]).toEqual([400, [expect.stringMatching(/^Something changed/)]])
		const renewed = await recordAll({ numbers: listed('learner'), ...dateFieldValues('held', '2026-06-15') }, pdf, change)
		expect([renewed.status, renewed.errors]).toEqual([400, [expect.stringMatching(/^The Code changed/)]])
		expect([count('roll_calls'), count('documents'), count('attestations')]).toEqual([0, 0, 1])
	})

	it('is recorded once however often it is sent, and a list serves one session only', async () => {
		const checked = (await send('hr', session({ numbers: listed('learner') }))).data as { formValues: Record<string, string> }
		const form = Object.entries({ ...checked.formValues, intent: 'record' })
		for (const _ of ['once', 'twice']) expect((await send('hr', form, pdf)).to).toBe('/admin/roll-call/1')
		expect([count('roll_calls'), count('attestations')]).toEqual([1, 1])
		expect((await recordAll({ numbers: listed('colleague'), place: 'Another depot' })).errors).toEqual([
			expect.stringMatching(/^This file is the list of another/),
		])
		expect((await recordAll({ numbers: listed('colleague'), place: 'Another depot' }, Buffer.from('%PDF-1.7 another'))).to).toBe(
			'/admin/roll-call/2',
		)
		whole()
	})

	it('lists those of a directorate, service or team who can still answer', async () => {
		const { directorates } = (await visit(rollCallPage, 'hr', '/admin/roll-call')).data as { directorates: { id: number }[] }
		const show = async (unit: Record<string, string>, ticked: [string, string][] = []) =>
			(await send('hr', [...session({ intent: 'show', ...unit }), ...ticked])).data as {
				services: { id: number }[]
				teams: { id: number; name: string }[]
				people: { employeeNumber: string }[]
				formValues: Record<string, string>
			}
		const directorate = String(directorates[0]?.id)
		const all = await show({ directorate })
		expect(all.people).toHaveLength(Object.keys(people).length)
		const service = String(all.services[0]?.id)
		const { teams } = await show({ directorate, service })
		const depot = String(teams.find(({ name }) => name === 'Depot')?.id)
		const shown = await show({ directorate, service, team: depot }, [['person', numbers.head ?? '']])
		expect(shown.people.map(({ employeeNumber }) => employeeNumber).sort()).toEqual([numbers.learner, numbers.colleague].sort())
		expect(shown.formValues.numbers).toBe(numbers.head)
		const { people: onSheet, fingerprint } = (
			await visit(sheet, 'hr', `/admin/roll-call/sheet?numbers=${numbers.head}&person=${numbers.learner}&person=1`)
		).data as { people: { employeeNumber: string }[]; fingerprint: string }
		expect(onSheet.map(({ employeeNumber }) => employeeNumber).sort()).toEqual([numbers.head, numbers.learner].sort())
		expect(fingerprint).toBe(edition().fingerprint)
	})
})

describe('leaving', () => {
	const fingerprint = (): [string, string][] => [['edition', edition().fingerprint]]

	it('reminds whoever has a last day within sixty days, and nobody else', async () => {
		expect((await visit(leaving, 'learner', '/leaving')).status).toBe(404)
		expect((await visit(acknowledge, 'learner', '/leaving', { form: fingerprint() })).status).toBe(404)
		expect((await visit(leaving, 'leaver', '/leaving')).data).toMatchObject({
			lastDay: '15 July 2026',
			source: expect.stringContaining('paragraph 53'),
			acknowledged: null,
		})
		expect((await visit(home, 'leaver', '/')).data).toMatchObject({ leavesOn: '15 July 2026' })
		expect((await visit(home, 'learner', '/')).data).toMatchObject({ leavesOn: null })
		site.now = Date.parse('2026-07-15T21:00:00Z')
		expect((await visit(leaving, 'leaver', '/leaving')).status).toBe(200)
	})

	it('is acknowledged once, in the words of the clause', async () => {
		for (const _ of ['once', 'twice']) expect((await visit(acknowledge, 'leaver', '/leaving', { form: fingerprint() })).to).toBe('/leaving')
		const [row] = site.db.$client
			.prepare<[], { wording: string; clause_id: string; note: null }>('select * from leaving_acknowledgements')
			.all()
		expect(count('leaving_acknowledgements')).toBe(1)
		expect([row?.clause_id, row?.note]).toEqual(['p53', null])
		expect(row?.wording).toMatch(/Your duty goes on when you leave the council[^]*\n\nI have read this\. I understand/)
		expect((await visit(home, 'leaver', '/')).data).toMatchObject({ leavesOn: null })
		whole()
		site.db.$client.exec(`drop trigger leaving_acknowledgements_refuse_update; update leaving_acknowledgements set wording = 'nothing'`)
		expect(verifyEvidence(site.db).ok).toBe(false)
	})

	it('is not acknowledged in words that were not shown', async () => {
		const before = fingerprint()
		change()
		expect((await visit(acknowledge, 'leaver', '/leaving', { form: before })).status).toBe(400)
		expect(count('leaving_acknowledgements')).toBe(0)
	})

	it('is recorded for them by the manager or HR, with a note, and stands in the record', async () => {
		const params = { employeeNumber: numbers.leaver ?? '' }
		const path = `/people/${numbers.leaver}/leaving`
		for (const [name, status] of Object.entries({ other: 404, leaver: 404, auditor: 403, hr: 200, manager: 200 }))
			expect([name, (await visit(remindPage, name, path, { params })).status]).toEqual([name, status])
		expect((await visit(remindPage, 'manager', path, { params: { employeeNumber: numbers.learner ?? '' } })).status).toBe(404)
		expect((await visit(remind, 'manager', path, { params, form: fingerprint() })).errors).toEqual(['Write where and how they were told'])
		const form: [string, string][] = [...fingerprint(), ['note', 'On the last shift.']]
		expect((await visit(remind, 'manager', path, { params, form })).to).toBe(`/people/${numbers.leaver}`)
		expect((await visit(remindPage, 'manager', path, { params })).to).toBe(`/people/${numbers.leaver}`)
		const shown = (await visit(record, 'hr', `/people/${numbers.leaver}`, { params })).data
		expect(shown).toMatchObject({ leaving: { on: '15 July 2026', reminded: '15 June 2026', href: null } })
		expect(JSON.stringify(shown)).toContain('Reminded before leaving')
		expect(JSON.stringify(shown)).toContain('by manager Okafor')
		whole()
	})

	it('is asked of whoever leads them, in the team, until it is done', async () => {
		const leaves = async () =>
			((await visit(team, 'manager', '/team')).data as { members: TeamMemberView[] }).members.map(({ employeeNumber, leaving }) => [
				employeeNumber,
				leaving && leaving.on,
			])
		const others = ['colleague', 'learner'].map((name) => [numbers[name], null])
		for (const name of ['learner', 'colleague', 'leaver'])
			site.db.$client.exec(`update obligations set due_on = '2026-08-01' where person_id = ${idOf(name)}`)
		// Before what is due later.
		expect(await leaves()).toEqual([[numbers.leaver, '15 July 2026'], ...others])
		await visit(acknowledge, 'leaver', '/leaving', { form: fingerprint() })
		expect((await leaves()).map(([, on]) => on)).toEqual([null, null, null])
	})

	it('is not asked in the team more than sixty days before', async () => {
		join('later', { managerId: idOf('manager'), to: '2026-08-15' })
		const { members } = (await visit(team, 'manager', '/team')).data as { members: TeamMemberView[] }
		expect(members.find(({ employeeNumber }) => employeeNumber === numbers.later)?.leaving).toBeNull()
	})
})
