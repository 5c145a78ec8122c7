import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { wholeLayout } from '#app/features/people/import/import-layout.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { action as changeAction, loader as changeLoader } from '#app/routes/people/$employeeNumber/change/route.tsx'
import { loader as recordLoader } from '#app/routes/people/$employeeNumber/route.tsx'
import { action as newAction, loader as newLoader } from '#app/routes/people/new/route.tsx'
import { peopleFile } from '#tests/factories/people-file.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
let site: TestSite
let cookie: string
let nuala: number

beforeEach(async () => {
	site = createSite({ now })
	const hr = createPerson(site.db, { employeeNumber: '900001', givenName: 'Priya', familyName: 'Hart', from: '2020-01-01' })
	grantRole(site.db, { personId: hr, role: 'hr' }, { now, actor: 'system' })
	createPerson(site.db, { employeeNumber: '100003', givenName: 'Denise', familyName: 'Manning', from: '2020-01-01' })
	nuala = createPerson(site.db, { employeeNumber: '004217', givenName: 'Nuala', familyName: 'Byrne', from: '2020-01-06' })
	site.db.$client.prepare("update people set email = 'nuala@example.org' where id = ?").run(nuala)
	cookie = await signIn(site, hr)
})

type Form = Record<string, string>
const day = (name: string, text: string): Form => {
	const [year = '', month = '', date = ''] = text.split('-')
	return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const at = (number: string, part: string | null, form?: Form) =>
	ask(site, `/people/${number}/change${part === null ? '' : `?part=${part}`}`, {
		cookie,
		params: { employeeNumber: number },
		...(form && { form }),
	})
type Answer = {
	data: {
		step: string
		formValues: Form
		errors?: { field: string; text: string }[]
		rows?: { key: string; value: string }[]
		notices?: string[]
		question?: { about: string }
	}
	init: { status: number } | null
}
const sent = async (answer: Promise<unknown>) => (await answer) as Answer | Response
const open = async (answer: Promise<unknown>) => {
	const found = await sent(answer)
	if (found instanceof Response) throw new Error(`It redirects to ${found.headers.get('Location') ?? ''}`)
	return found.data
}
const locationOf = async (answer: Promise<unknown>) => {
	const found = await sent(answer)
	return found instanceof Response ? found.headers.get('Location') : JSON.stringify(found.data)
}

/** The form of a part as the page shows it, with what is typed over. */
async function fill(part: string, typed: Form, number = '004217'): Promise<Form> {
	const { form } = await changeLoader(at(number, part))
	return { ...(form?.formValues as Form), reason: 'HR had it wrong', ...typed }
}
const check = async (part: string, typed: Form, number = '004217') => open(changeAction(at(number, part, await fill(part, typed, number))))
const save = async (part: string, { formValues }: { formValues: Form }, number = '004217') =>
	locationOf(changeAction(at(number, part, { ...formValues, intent: 'save' })))
const change = async (part: string, typed: Form, number = '004217') => save(part, await check(part, typed, number), number)

const placements = (personId = nuala) =>
	site.db.$client
		.prepare<[number], { line: string }>(
			`select valid_from || ' ' || coalesce(valid_to, '…') || ' ' || job_title || ', ' || t.name || ' ' || coalesce(m.employee_number, '-') || ' ' || l.tags as line
			from placements l join teams t on t.id = l.team_id left join people m on m.id = l.manager_id
			where l.person_id = ? and l.superseded_at is null order by valid_from`,
		)
		.all(personId)
		.map(({ line }) => line.trim())
const person = () =>
	site.db.$client.prepare('select employee_number, given_name, family_name, email from people where id = ?').raw().get(nuala)

describe('who may', () => {
	it.each(['monitoring-officer', 'auditor', 'administrator', null] as const)('is closed to %s', async (role) => {
		const other = createPerson(site.db, { from: '2020-01-01' })
		if (role) grantRole(site.db, { personId: other, role }, { now, actor: 'system' })
		cookie = await signIn(site, other)
		const pages = [
			newLoader(ask(site, '/people/new', { cookie })),
			newAction(ask(site, '/people/new', { cookie, form: {} })),
			changeLoader(at('004217', null)),
			changeAction(at('004217', 'name', {})),
		]
		for (const page of pages) expect((await refused(page)).status).toBe(403)
	})

	it('nobody corrects their own record, and nobody one that is not there', async () => {
		expect((await refused(changeLoader(at('900001', null)))).status).toBe(403)
		expect((await refused(changeLoader(at('555', null)))).status).toBe(404)
		expect((await refused(changeLoader(at('004217', 'salary')))).status).toBe(404)
	})
})

describe('what is on record is corrected', () => {
	it.each([
		['name', { given_name: 'Nuala Mary' }, 'Given name Nuala → Nuala Mary'],
		['name', { family_name: 'Ní Bhroin' }, 'Family name Byrne → Ní Bhroin'],
		['email', { email: 'nb@example.org' }, 'E-mail nuala@example.org → nb@example.org'],
		['email', { email: '' }, 'E-mail nuala@example.org → none'],
		['post', { job_title: 'Lead', ...day('from', '2026-07-01') }, 'Job title Officer → Lead, from 1 July 2026'],
		['post', { worker_type: 'agency', ...day('from', '2026-06-01') }, 'Worker type permanent → agency, from 1 June 2026'],
		['manager', { manager_employee_number: '100003', ...day('from', '2026-06-15') }, 'Manager 100003'],
		['tags', { tags: 'works-with-children', ...day('from', '2026-06-15') }, 'Tags works-with-children'],
		['last-day', day('leave_date', '2026-09-30'), 'Last day 30 September 2026'],
		['start', day('start_date', '2020-02-01'), 'Start day 6 January 2020 → 1 February 2020'],
		['number', { employee_number: '4711' }, 'Employee number 004217 → 4711'],
	])('%s: shown before, then recorded with its reason and evidence that verifies', async (part, typed, words) => {
		const page = await check(part, typed)
		expect(page.step, JSON.stringify(page.errors)).toBe('check')
		expect(page.rows?.map(({ key, value }) => `${key} ${value}`)).toEqual([expect.stringContaining(words)])
		expect(person()).toEqual(['004217', 'Nuala', 'Byrne', 'nuala@example.org'])
		expect(placements()).toHaveLength(1)

		const to = await save(part, page)
		expect(to).toMatch(/^\/people\/(004217|4711)\/change\?done=1$/)
		const number = to?.split('/')[2] ?? ''
		const record = await recordLoader(ask(site, `/people/${number}`, { cookie, params: { employeeNumber: number } }))
		const entry = record.timeline.years.flatMap(({ entries }) => entries).find(({ title }) => title === 'Changed by hand')
		expect(entry).toMatchObject({ recorded: expect.stringContaining('by Priya Hart') as string })
		expect(entry?.facts.join(' ')).toContain('Reason: HR had it wrong')
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true })
	})

	it('a change that is announced stays, and what was left alone in the form does not take it back', async () => {
		await change('post', { team: 'Audit', ...day('from', '2026-09-01') })
		await change('post', { job_title: 'Lead', ...day('from', '2026-10-01') })
		expect(placements()).toEqual([
			'2020-01-06 2026-08-31 Officer, Payroll -',
			'2026-09-01 2026-09-30 Officer, Audit -',
			'2026-10-01 … Lead, Audit -',
		])
	})

	it('sent twice is recorded once, and the second click meets the receipt', async () => {
		const page = await check('name', { given_name: 'Nora' })
		expect(await save('name', page)).toBe(await save('name', page))
		expect(site.db.$client.prepare('select count(*) from hand_changes').pluck().get()).toBe(1)
	})

	it('what was changed meanwhile by somebody else is not overwritten', async () => {
		const page = await check('name', { given_name: 'Nora' })
		await change('name', { family_name: 'Burns' })
		expect(await save('name', page)).toContain('changed meanwhile')
		expect(person()).toEqual(['004217', 'Nuala', 'Burns', 'nuala@example.org'])
	})

	it('on the next day the former name still stands in what was reported before', async () => {
		await change('name', { family_name: 'Burns' })
		expect(site.db.$client.prepare('select family_name from former_names').pluck().all()).toEqual(['Byrne'])
	})
})

describe('an employee number that is corrected', () => {
	it('keeps the person: found by the old one, which files may still write and nobody else gets', async () => {
		await change('number', { employee_number: '4711' })
		const old = ask(site, '/people/004217', { cookie, params: { employeeNumber: '004217' } })
		expect((await refused(recordLoader(old))).headers.get('Location')).toBe('/people/4711')
		const file = peopleFile({
			employee_number: '004217',
			given_name: 'Nuala',
			family_name: 'Byrne',
			start_date: '2020-01-06',
			job_title: 'Lead',
			email: 'nuala@example.org',
		})
		expect(importPeople(site.db, { file, layout: wholeLayout, rules: [] }, { now: now + 1, actor: 'system' })).toMatchObject({
			joiners: 0,
			movers: 1,
			errors: [],
		})
		const page = await check('number', { employee_number: '004217' }, '100003')
		expect(page.errors?.[0]?.text).toBe('004217 was the number of 4711, and is never given to somebody else')
		expect(await change('number', { employee_number: '004217' }, '4711')).toBe('/people/004217/change?done=2')
	})

	it.each([
		['100003', '100003 is the number of somebody else'],
		['0100003', '0100003 is 100003, the number of somebody else, spelt otherwise'],
		['004217', '004217 is the number on record'],
		['', 'Enter the employee number'],
		['42 17', 'The employee number may have letters, digits, / _ and - only, and begins with a letter or a digit'],
		['x'.repeat(21), 'Employee number: this has 21 characters; 20 is the most. Shorten it.'],
	])('is refused as %j', async (employee_number, text) => {
		const page = await check('number', { employee_number })
		expect(page).toMatchObject({ step: 'form', errors: [{ field: 'employee_number', text }] })
	})
})

describe('what cannot be is said beside its field', () => {
	it.each([
		['name', { given_name: '', family_name: '' }, 'given_name', 'Enter the given name'],
		['name', { given_name: 'x'.repeat(121) }, 'given_name', 'Given name: this has 121 characters; 120 is the most. Shorten it.'],
		['name', {}, 'given_name', 'Nothing would change: this is what is on record'],
		['name', { given_name: 'Nora', reason: '' }, 'reason', 'Say why, in a few words'],
		['email', { email: 'nuala at example' }, 'email', 'Found “nuala at example”, which is not an e-mail address. Correct it.'],
		['post', { job_title: 'Lead' }, 'from', 'Enter the day from which it holds'],
		['post', { job_title: 'Lead', ...day('from', '2026-02-30') }, 'from', 'The day from which it holds must be a real date'],
		['post', { job_title: '', ...day('from', '2026-07-01') }, 'job_title', 'Enter the job title'],
		['post', { worker_type: 'boss', ...day('from', '2026-07-01') }, 'worker_type', /^Found “boss”/],
		[
			'manager',
			{ manager_employee_number: '555', ...day('from', '2026-07-01') },
			'manager_employee_number',
			/^No one has the employee number 555/,
		],
		[
			'manager',
			{ manager_employee_number: '0100003', ...day('from', '2026-07-01') },
			'manager_employee_number',
			/Did you mean 100003, Denise Manning\?$/,
		],
		['manager', { manager_employee_number: '004217', ...day('from', '2026-07-01') }, 'manager_employee_number', /their own manager/],
		['tags', { tags: 'Works With Children', ...day('from', '2026-07-01') }, 'tags', /^Found the tag/],
		['last-day', day('leave_date', '2019-01-01'), 'leave_date', /before the start day/],
		['last-day', day('leave_date', '2026-31-12'), 'leave_date', 'The last day of work must be a real date, from 1940 to 2099'],
	] as [string, Form, string, string | RegExp][])('%s %j', async (part, typed, field, text) => {
		const page = await check(part, typed)
		expect(page.step).toBe('form')
		expect(page.errors).toContainEqual({ field, text: typeof text === 'string' ? text : (expect.stringMatching(text) as string) })
		expect(site.db.$client.prepare('select count(*) from hand_changes').pluck().get()).toBe(0)
	})
})

const priya: Form = {
	employee_number: '200001',
	given_name: 'Ada',
	family_name: 'Lovelace',
	email: 'ada@example.org',
	job_title: 'Clerk',
	worker_type: 'permanent',
	directorate: 'Resources',
	service: 'Finance',
	team: 'Payroll',
	manager_employee_number: '100003',
	tags: '',
	reason: 'Starts before the next file',
	at: 'days',
	...day('start_date', '2026-07-01'),
}
const add = (form: Form) => open(newAction(ask(site, '/people/new', { cookie, form })))
const confirm = (form: Form) => locationOf(newAction(ask(site, '/people/new', { cookie, form: { ...form, intent: 'save' } })))

describe('somebody new', () => {
	it('is asked for on three pages, shown, and added; the second click meets the receipt', async () => {
		expect(await add({ ...priya, at: 'who' })).toMatchObject({ step: 'form', at: 'post', errors: [] })
		expect(await add({ ...priya, at: 'post' })).toMatchObject({ step: 'form', at: 'days', errors: [] })
		const page = await add(priya)
		expect(page.step, JSON.stringify(page.errors)).toBe('check')
		expect(await confirm(page.formValues)).toBe('/people/200001/change?done=1')
		expect(await confirm(page.formValues)).toBe('/people/200001/change?done=1')
		const id = site.db.$client.prepare<[], number>("select id from people where employee_number = '200001'").pluck().get() ?? 0
		expect(placements(id)).toEqual(['2026-07-01 … Clerk, Payroll 100003'])
		expect(site.db.$client.prepare('select count(*) from obligations where person_id = ?').pluck().get(id)).toBeGreaterThan(0)
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true })
	})

	it.each([
		['the number spelt otherwise', { employee_number: '4217' }, 'same-people', '004217'],
		[
			'a name and a start day that are known',
			{ given_name: 'Nuala', family_name: 'Byrne', ...day('start_date', '2020-01-06') },
			'same-people',
			'004217',
		],
		['an address that somebody has', { email: 'NUALA@example.org' }, 'shared-emails', '004217'],
	])('%s: is this the same?', async (_, typed, about, known) => {
		const page = await add({ ...priya, ...typed })
		expect(page).toMatchObject({ step: 'question', question: { about } })
		const same = newAction(ask(site, '/people/new', { cookie, form: { ...page.formValues, intent: 'answer', 'choice-1': 'same' } }))
		expect(await locationOf(same)).toBe(`/people/${known}/change`)
		expect(await add({ ...page.formValues, intent: 'answer' })).toMatchObject({ step: 'question', errors: [{ field: 'choice-1' }] })
		const other = about === 'same-people' ? 'another' : 'share'
		const checked = await add({ ...page.formValues, intent: 'answer', 'choice-1': other })
		expect(checked.step).toBe('check')
		expect(await confirm(checked.formValues)).toMatch(/done=1$/)
	})

	it.each([
		['Payrol', 'same', 'Payroll'],
		['Payroll team', 'same', 'Payroll'],
		['Pay roll', 'new', 'Pay roll'],
	])('a team %s that is near to a known one is asked about', async (team, answer, meant) => {
		const page = await add({ ...priya, team })
		expect(page).toMatchObject({ step: 'question', question: { about: 'units' } })
		const checked = await add({ ...page.formValues, intent: 'answer', 'choice-1': answer })
		expect(checked.rows).toContainEqual({ key: 'Team', value: meant })
		await confirm(checked.formValues)
		const id = site.db.$client.prepare<[], number>("select id from people where employee_number = '200001'").pluck().get() ?? 0
		expect(placements(id)).toEqual([`2026-07-01 … Clerk, ${meant} 100003`])
	})

	it.each([
		['a number on record', { employee_number: '004217' }, 'who', 'employee_number', '004217 is on record already'],
		['no worker type', { worker_type: '' }, 'post', 'worker_type', 'Choose the worker type'],
		['a last day before the first', day('leave_date', '2026-06-01'), 'days', 'leave_date', /before the start day/],
		['no first day', day('start_date', '--'), 'days', 'start_date', 'Enter the first day of work'],
		['a manager whom nobody knows', { manager_employee_number: '77' }, 'days', 'manager_employee_number', /^No one has/],
	] as [string, Form, string, string, string | RegExp][])('%s is said on its page', async (_, typed, step, field, text) => {
		const page = await add({ ...priya, ...typed })
		expect(page).toMatchObject({ step: 'form', at: step })
		expect(page.errors).toContainEqual({ field, text: typeof text === 'string' ? text : (expect.stringMatching(text) as string) })
	})

	it('a number that somebody had once is theirs', async () => {
		await change('number', { employee_number: '4711' })
		const page = await add({ ...priya, employee_number: '004217' })
		expect(page.errors).toEqual([{ field: 'employee_number', text: '004217 was the number of 4711, and is never given to somebody else' }])
	})
})
