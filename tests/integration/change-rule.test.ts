import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { changeRule, findRevision, listBeingPlanned } from '#app/features/requirements/rules/change-rule.server.ts'
import { previewRuleImpact } from '#app/features/requirements/rules/preview-rule-impact.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import { fillFields } from '#app/features/requirements/rules/rule-fields.ts'
import { replanDay, replanRequirement } from '#app/features/requirements/planning/replan-day.server.ts'
import { ruleChangeSchema, type Requirement, type RuleChange } from '#app/features/requirements/rules/requirement-rules.ts'
import { listRequirements } from '#app/features/requirements/rules/rules.server.ts'
import { findDraft } from '#app/features/requirements/rules/rule-drafts.server.ts'
import { impactKinds, withRule, type ImpactKind } from '#app/features/requirements/rules/rule-impact.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { addDays, dayOf, startOfDay, type Day } from '#app/platform/calendar.ts'
import { action as formAction, loader as formLoader } from '#app/routes/admin/requirements/$requirement/route.tsx'
import { action as previewAction, loader as previewLoader } from '#app/routes/admin/requirements/$requirement/preview/route.tsx'
import { action as withdrawAction, loader as withdrawLoader } from '#app/routes/admin/requirements/$requirement/withdraw/route.tsx'
import { loader as listLoader } from '#app/routes/admin/requirements/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import { createAbsence, createPerson, type PersonCells } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const began = Date.parse('2024-06-03T09:00:00Z')
const now = Date.parse('2026-06-15T09:00:00Z')
const today = dayOf(now)
const id = 'whistleblowing'
let site: TestSite
let hr: number

const requirement = (): Requirement => {
	const found = site.requirements.find((each) => each.slug === id)
	if (!found) throw new Error('There is no such requirement.')
	return found
}
function join(cells: Partial<PersonCells> = {}, role?: Role): number {
	const personId = createPerson(site.db, { from: '2024-06-01', ...cells })
	applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now: site.now, actor: 'system' })
	if (role) grantRole(site.db, { personId, role }, { now: site.now, actor: 'system' })
	return personId
}
const meet = (personId: number, day: Day) =>
	meetRequirement(
		site.db,
		{ personId, requirement: requirement(), version: '1.0', score: 90, attemptId: null, source: 'quiz' },
		{ now: startOfDay(day) + 1, actor: 'system' },
	)
const handlers = () => ({
	'plan-rule': async (payload: string) => {
		await replanRequirement(site.db, site.requirements, payload, site.clock)
	},
	'plan-obligations': async (day: string) => {
		await replanDay(site.db, site.requirements, day, site.clock)
	},
})
const runJobs = async () => expect((await runDueJobs(site.db, handlers(), site.clock)).failed).toBe(0)

const as = async (path: string, personId: number, form?: Record<string, string>) => ({
	...ask(site, path, { cookie: await signIn(site, personId), params: { requirement: id }, ...(form && { form }) }),
})
type Fields = Record<string, string>
/** The form as it comes, with these fields changed. Fields that hold several values are left out. */
const formOf = (changes: Fields, rule: RuleChange = requirement().rules.at(-1) as RuleChange): Fields => ({
	...Object.fromEntries(Object.entries(fillFields(rule)).flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]]))),
	validFrom: today,
	reason: 'the committee asked for it',
	revision: findRevision(site.db, id),
	...changes,
})
const locationOf = (answer: unknown) => (answer instanceof Response ? answer.headers.get('Location') : null)
const at = '/admin/requirements/whistleblowing'

async function preview(changes: Fields) {
	expect(locationOf(await formAction(await as(at, hr, formOf(changes))))).toBe(`${at}/preview`)
	const page = await previewLoader(await as(`${at}/preview`, hr))
	if (page.step !== 'preview') throw new Error('The preview takes too long.')
	return page
}
const confirm = async (token: string, personId = hr) => previewAction(await as(`${at}/preview`, personId, { token }))

type Live = { personId: number; dueOn: Day; opensOn: Day; askedTo: Day | null }
const live = () =>
	new Map(
		site.db.$client
			.prepare<[number, Day], Live>(
				`select person_id as personId, due_on as dueOn, opens_on as opensOn, asked_to as askedTo from obligations
				 where requirement_id = ? and superseded_at is null and met_at is null and (asked_to is null or asked_to >= ?)`,
			)
			.all(requirement().id, dayOf(site.now))
			.map((row) => [row.personId, row]),
	)

beforeEach(() => {
	site = createSite({ now: began })
	hr = join({ employeeNumber: '100001', givenName: 'Holly', familyName: 'Hart' }, 'hr')
	const completed = join({ directorate: 'Place', familyName: 'Abel' })
	meet(completed, '2024-07-01')
	meet(join({ familyName: 'Bell' }), '2024-08-01')
	join({ workerType: 'casual', familyName: 'Cole' })
	meet(join({ workerType: 'agency', directorate: 'Place', familyName: 'Dunn' }), '2024-07-10')
	const away = join({ familyName: 'Ekow' })
	createAbsence(site.db, away, { from: '2024-06-20' })
	join({ familyName: 'Gone', to: '2025-01-31' })
	site.now = now
	join({ familyName: 'Finn', from: addDays(today, -30) })
	join({ familyName: 'Gray', from: addDays(today, 20), workerType: 'casual' })
	const personIds = site.db.$client.prepare<[], number>('select id from people').pluck().all()
	applyObligations(site.db, { personIds, requirements: site.requirements }, { now, actor: 'system' })
})

describe('a change from today', () => {
	it('is previewed, confirmed, in force at once and planned for everybody, with evidence', async () => {
		const page = await preview({ renewMonths: '12', who: 'everybody', reason: 'The committee asked for it.' })
		expect(page.changes).toEqual([
			{ part: 'Renewed', before: 'Every 2 years, each person by their own day', after: 'Every year, each person by their own day' },
		])
		expect(locationOf(await confirm(page.token))).toBe(`/admin/requirements?changed=${id}`)
		expect(requirement().rules.at(-1)).toMatchObject({ renewMonths: 12, validFrom: today, reason: 'The committee asked for it' })
		expect(listBeingPlanned(site.db, now)).toEqual([id])
		await runJobs()
		expect(listBeingPlanned(site.db, now)).toEqual([])
		expect(checkObligations(site.db, site.requirements, today)).toMatchObject({ drift: 0, ok: true })
		const list = await listLoader(await as('/admin/requirements', hr))
		const shown = list.requirements.find((each) => each.id === id)
		expect(shown?.since).toBe('15 June 2026, by Holly Hart: The committee asked for it')
		expect(shown?.history.map(({ state }) => state)).toEqual(['Holds now', 'Was in force'])
		const entry = site.db.$client
			.prepare(
				`select actor, subject, details ->> '$.validFrom' as day from evidence where action = 'rule.recorded' order by seq desc limit 1`,
			)
			.get()
		expect(entry).toEqual({ actor: `person:${hr}`, subject: `requirement:${id}`, day: today })
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true })
	})

	it('is refused to whoever saw other rules: at the form with the input kept, and at the preview', async () => {
		const form = formOf({ renewMonths: '12' })
		const page = await preview({ renewMonths: '18' })
		const proposal = { slug: id, validFrom: today, change: { ...requirement().rules[0], renewMonths: 6 } as RuleChange, reason: 'a test' }
		const change = ruleChangeSchema.parse(
			Object.fromEntries(Object.keys(ruleChangeSchema.shape).map((key) => [key, Reflect.get(proposal.change, key)])),
		)
		expect(changeRule(site.db, { ...proposal, change, revision: findRevision(site.db, id) }, { now, actor: 'person:99' })).toBeNull()
		expect(await formAction(await as(at, hr, form))).toMatchObject({ init: { status: 400 }, data: { fields: { renewMonths: ['12'] } } })
		expect(await confirm(page.token)).toMatchObject({ init: { status: 409 }, data: { refusal: expect.stringMatching(/^Somebody else/) } })
		expect(listRequirements(site.db, new Map([[id, 'module']]))[0]?.rules.at(-1)).toMatchObject({ renewMonths: 6 })
	})

	it('is confirmed as it was seen, and once', async () => {
		const first = await preview({ renewMonths: '12' })
		const second = await preview({ renewMonths: '18' })
		expect(locationOf(await confirm(first.token))).toBe(`${at}/preview`)
		expect(locationOf(await confirm(second.token))).toBe(`/admin/requirements?changed=${id}`)
		expect((await refused(confirm(second.token))).headers.get('Location')).toBe(`${at}?gone`)
		expect(requirement().rules.map(({ renewMonths }) => renewMonths)).toEqual([24, 18])
	})
})

it('tells how far the preview is while it is worked out, and takes no confirmation of what nobody has seen', async () => {
	const { token } = await preview({ renewMonths: '12' })
	const draft = findDraft(site.db, { personId: hr, slug: id }, today)
	Object.assign(draft ?? {}, { effect: null, seen: 20, of: 9_000 })
	expect(await previewLoader(await as(`${at}/preview`, hr))).toMatchObject({ step: 'working', seen: 20, of: 9_000 })
	expect(locationOf(await confirm(token))).toBe(`${at}/preview`)
	expect(requirement().rules).toHaveLength(1)
})

const changes: [string, Fields][] = [
	['a shorter period', { renewMonths: '12' }],
	['a shorter period without notice', { renewMonths: '6', noticeDays: '0' }],
	['a longer period', { renewMonths: '36' }],
	['permanent workers only', { who: 'chosen', workerTypes: 'permanent' }],
	['one directorate, sooner', { who: 'chosen', directorates: 'Place', renewMonths: '12', noticeDays: '7' }],
	['nobody', { who: 'nobody' }],
	['a month for everybody', { renewMonths: '12', renewInMonth: '9', minimumActiveMonths: '3' }],
	['a longer first time', { firstDueDays: '365' }],
	['a later window', { opensDaysBefore: '14' }],
]

describe('the preview equals what then happens', () => {
	it.each(changes)('%s', async (_, fields) => {
		const before = live()
		const { token } = await preview(fields)
		const rule = { ...requirement().rules[0] }
		await confirm(token)
		const after = requirement()
		const effect = await previewRuleImpact(site.db, { before: { ...after, rules: after.rules.slice(0, 1) }, after, day: today })
		expect(rule.renewMonths).toBe(24)
		await runJobs()
		const then = live()
		const overdue = (row: Live | undefined) => {
			const away = site.db.$client
				.prepare('select 1 from absences where person_id = ? and starts_on <= ? and (ends_on is null or ends_on >= ?)')
				.get(row?.personId ?? 0, today, today)
			return row !== undefined && !away && row.opensOn <= today && row.dueOn < today
		}
		const counts: Record<ImpactKind, number> = { gains: 0, loses: 0, earlier: 0, later: 0, 'becomes-overdue': 0, 'stops-overdue': 0 }
		for (const personId of new Set([...before.keys(), ...then.keys()])) {
			const [was, is] = [before.get(personId), then.get(personId)]
			if (!was) counts.gains += 1
			if (!is) counts.loses += 1
			if (was && is && is.dueOn < was.dueOn) counts.earlier += 1
			if (was && is && is.dueOn > was.dueOn) counts.later += 1
			if (!overdue(was) && overdue(is)) counts['becomes-overdue'] += 1
			if (overdue(was) && !overdue(is)) counts['stops-overdue'] += 1
		}
		expect(effect?.counts).toEqual(counts)
		expect(effect?.asked).toEqual({ before: before.size, after: then.size })
		for (const kind of impactKinds) {
			for (const { personId, before: was, after: is } of effect?.listed[kind] ?? []) {
				expect([was?.dueOn, is?.dueOn]).toEqual([before.get(personId)?.dueOn, then.get(personId)?.dueOn])
			}
		}
	})

	it('and says so on the page, by directorate and by name', async () => {
		const page = await preview({ who: 'chosen', directorates: 'Place' })
		const figures = Object.fromEntries(page.effect.tiles.map(({ label, value }) => [label, value]))
		expect(figures).toMatchObject({ 'are asked for it who are not now': 0, 'are no longer asked for it': 6 })
		expect(page.effect.directorates).toEqual([{ name: 'Resources', counts: [0, 6, 0, 0, 0, 2] }])
		const leavers = page.effect.lists.find(({ kind }) => kind === 'loses')
		expect(leavers?.people.map(({ name }) => name.split(' ')[1])).toEqual(['Bell', 'Cole', 'Ekow', 'Finn', 'Gray', 'Hart'])
		expect(leavers?.people[0]).toMatchObject({ before: '1 August 2026', after: 'Not asked' })
	})
})

describe('a change from a later day', () => {
	const from = addDays(today, 60)
	it('is planned ahead, and planned again on its day as it was previewed', async () => {
		const rule = requirement().rules[0]
		if (!rule) throw new Error('no rule')
		const effect = await previewRuleImpact(site.db, {
			before: requirement(),
			after: withRule(requirement(), { ...rule, audience: { workerTypes: ['permanent'] }, renewMonths: 12, validFrom: from }),
			day: from,
		})
		const { token } = await preview({ who: 'chosen', workerTypes: 'permanent', renewMonths: '12', validFrom: from })
		const before = live()
		await confirm(token)
		await runJobs()
		const ahead = live()
		for (const [personId, { dueOn }] of ahead) expect(dueOn).toBe(before.get(personId)?.dueOn)
		expect([...ahead.values()].filter(({ askedTo }) => askedTo === addDays(from, -1))).toHaveLength(effect?.counts.loses ?? -1)
		site.now = startOfDay(from) + 1
		await runJobs()
		const then = live()
		expect(ahead.size - then.size).toBe(effect?.counts.loses)
		expect([...then].filter(([personId, { dueOn }]) => dueOn < (ahead.get(personId)?.dueOn ?? ''))).toHaveLength(
			effect?.counts.earlier ?? -1,
		)
		expect(checkObligations(site.db, site.requirements, from).differences).toEqual([])
	})

	it('can be withdrawn before its day, with a reason; the rule before it goes on', async () => {
		const { token } = await preview({ who: 'nobody', validFrom: from })
		await confirm(token)
		await runJobs()
		const page = await withdrawLoader(await as(`${at}/withdraw`, hr))
		const withdraw = async (form: Fields) => withdrawAction(await as(`${at}/withdraw`, hr, { revision: page.revision, ...form }))
		expect(await withdraw({ reason: ' ' })).toMatchObject({ init: { status: 400 }, data: { error: 'Enter the reason for withdrawing it' } })
		expect(await withdraw({ reason: 'Why not', revision: 'old' })).toMatchObject({ init: { status: 400 }, data: { reason: 'Why not' } })
		expect(locationOf(await withdraw({ reason: 'The committee changed its mind.' }))).toBe(`/admin/requirements?withdrawn=${id}`)
		await runJobs()
		expect([...live().values()].every(({ askedTo }) => askedTo !== addDays(from, -1))).toBe(true)
		expect(checkObligations(site.db, site.requirements, today)).toMatchObject({ drift: 0 })
		const shown = (await listLoader(await as('/admin/requirements', hr))).requirements.find((each) => each.id === id)
		expect(shown?.coming).toEqual([])
		expect(shown?.history.find(({ state }) => state.startsWith('Withdrawn'))?.state).toMatch(/: The committee changed its mind$/)
		expect((await refused(withdrawLoader(await as(`${at}/withdraw`, hr)))).status).toBe(404)
	})

	it('makes way for a change from today, and the preview says so', async () => {
		await confirm((await preview({ who: 'nobody', validFrom: from })).token)
		const page = await preview({ renewMonths: '12', who: 'everybody' })
		expect(page.makesWay).toHaveLength(1)
		await confirm(page.token)
		expect(requirement().rules.map(({ validFrom }) => validFrom)).not.toContain(from)
	})
})

describe('input that is refused', () => {
	it.each<[string, Fields, string, RegExp]>([
		['a day in the past', { renewMonths: '12', validFrom: addDays(today, -1) }, 'validFrom', /never changed backwards/],
		['a day that is none', { validFrom: '2026-02-30' }, 'validFrom', /day of the calendar/],
		['no reason', { reason: ' . ' }, 'reason', /^Enter the reason/],
		['a long reason', { reason: 'a'.repeat(301) }, 'reason', /300 characters/],
		['no days', { firstDueDays: '' }, 'firstDueDays', /whole number from 1 to 365/],
		['half a month', { renewMonths: '1.5' }, 'renewMonths', /whole number from 1 to 120/],
		['a window as long as the period', { renewMonths: '2' }, 'opensDaysBefore', /open later/],
		['a month that is reached too often', { renewMonths: '6', renewInMonth: '3' }, 'renewMonths', /12 months or more/],
		['nobody chosen', { who: 'chosen' }, 'workerTypes', /at least one/],
		['a service that is not there', { who: 'chosen', services: 'Finance\nMagic' }, 'services', /no service called “Magic”/],
		['a directorate that is not there', { who: 'chosen', directorates: 'Magic' }, 'directorates', /from the list/],
		['a worker type that is not there', { 'stretch-type': 'wizard', 'stretch-days': '3' }, 'stretch-type-0', /from the list/],
		['extra days for nobody', { 'stretch-type': '', 'stretch-days': '3' }, 'stretch-type-0', /^Choose who/],
		['no extra days', { 'stretch-type': 'casual', 'stretch-days': '' }, 'stretch-days-0', /from 1 to 180/],
		['nothing new', {}, 'who', /already/],
	])('%s', async (_, fields, field, text) => {
		const answer = await formAction(await as(at, hr, formOf(fields)))
		if (!('init' in answer)) throw new Error('It was taken.')
		expect(answer.init?.status).toBe(400)
		expect(answer.data.errors.find((error) => error.field === field)?.text).toMatch(text)
		for (const [name, value] of Object.entries(fields)) expect(answer.data.fields[name]).toEqual([value.trim()])
	})
})

it('fills the form with the default when asked', async () => {
	await confirm((await preview({ renewMonths: '12' })).token)
	expect((await formLoader(await as(at, hr))).fields.renewMonths).toEqual(['12'])
	expect((await formLoader(await as(`${at}?default`, hr))).fields.renewMonths).toEqual(['24'])
})

it('is open to HR only', async () => {
	const auditor = join({}, 'auditor')
	const officer = join({}, 'monitoring-officer')
	const { token } = await preview({ renewMonths: '12' })
	for (const personId of [auditor, officer, join()]) {
		for (const asked of [
			listLoader(await as('/admin/requirements', personId)),
			formLoader(await as(at, personId)),
			formAction(await as(at, personId, formOf({ renewMonths: '12' }))),
			previewLoader(await as(`${at}/preview`, personId)),
			confirm(token, personId),
			withdrawLoader(await as(`${at}/withdraw`, personId)),
			withdrawAction(await as(`${at}/withdraw`, personId, { reason: 'x' })),
		])
			expect((await refused(asked)).status).toBe(403)
	}
	expect(requirement().rules).toHaveLength(1)
})
