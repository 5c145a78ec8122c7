import { beforeEach, describe, expect, it } from 'vitest'
import { listAbsences, recordAbsence } from '#app/features/people/record/record-absence.server.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { wholeLayout } from '#app/features/people/import/import-layout.ts'
import { peopleFile, type Cells } from '#tests/factories/people-file.ts'
import { recordObligation } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { loader } from '#app/routes/people/$employeeNumber/route.tsx'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { attestCode, passModule, learnerOf, readModule, answerQuiz, sendQuiz } from '#tests/factories/learner.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const at = (day: string): Instant => Date.parse(`${day}T09:00:00Z`)
let site: TestSite
let [hr, auditor, manager, learner] = [0, 0, 0, 0]

const people: Cells[] = [
	{ employee_number: '100001', given_name: 'Priya', family_name: 'Hart', start_date: '2020-01-01' },
	{ employee_number: '100002', given_name: 'Kwame', family_name: 'Audley', start_date: '2020-01-01' },
	{ employee_number: '100003', given_name: 'Denise', family_name: 'Manning', start_date: '2020-01-01' },
	{ employee_number: '100004', given_name: 'Florin', family_name: 'Munteanu', start_date: '2026-03-02', manager_employee_number: '100003' },
]
const bring = (day: string, change: Cells = {}, actor = 'system') => {
	const file = peopleFile(...people.map((cells) => (cells.employee_number === '100004' ? { ...cells, ...change } : cells)))
	const { errors } = importPeople(site.db, { file, layout: wholeLayout, rules: [...site.requirements] }, { now: at(day), actor })
	expect(errors).toEqual([])
}
const idOf = (number: string) =>
	site.db.$client.prepare<[string], number>('select id from people where employee_number = ?').pluck().get(number) ?? 0
const keyOf = (id: string) => site.requirements.find((requirement) => requirement.slug === id)?.id ?? 0

async function read(viewer = hr, search = '', number = '100004') {
	const cookie = await signIn(site, viewer)
	site.statements.length = 0
	return loader(ask(site, `/people/${number}${search}`, { cookie, params: { employeeNumber: number } }))
}
/** A team of its own, not another name of the one that is known. */
const depot = { level: 'team' as const, written: ['Communities and Libraries', 'Libraries', 'Depot'], means: null }
type Read = Awaited<ReturnType<typeof read>>
const entriesOf = ({ timeline }: Read) => timeline.years.flatMap(({ entries }) => entries)
const titlesOf = (page: Read) => entriesOf(page).map(({ day, title }) => `${day}: ${title}`)
const entry = (page: Read, title: string) => {
	const found = entriesOf(page).find((each) => each.title === title)
	if (!found) throw new Error(`There is no “${title}” in ${titlesOf(page).join('; ')}`)
	return found
}
const someone = (day: string) => ({ personId: learner, context: { now: at(day), actor: `person:${learner}` } })

beforeEach(() => {
	site = createSite({ now: at('2026-01-05') })
	bring('2026-03-09')
	;[hr, auditor, manager, learner] = ['100001', '100002', '100003', '100004'].map(idOf) as [number, number, number, number]
	for (const [personId, role] of [
		[hr, 'hr'],
		[auditor, 'auditor'],
	] as const)
		grantRole(site.db, { personId, role }, { now: at('2026-03-09'), actor: 'system' })
	site.now = at('2026-06-15')
})

describe('the timeline of work', () => {
	it('tells of a post besides the main one, and of its end', async () => {
		const other: Cells = { ...people[3], job_title: 'Driver', team: 'Depot' }
		const layout = { ...wholeLayout, posts: { '100004': 'Library Assistant, Central Library (Libraries)' } }
		const both = (day: string, leave_date: string) =>
			importPeople(
				site.db,
				{ file: peopleFile(...people, { ...other, leave_date }), layout: { ...layout, units: [depot] }, rules: [...site.requirements] },
				{ now: at(day), actor: `person:${hr}` },
			)
		expect(both('2026-04-01', '')).toMatchObject({ movers: 1, errors: [] })
		const page = await read()
		expect(page.alsoWorksIn).toEqual(['Driver, Depot, Libraries, Communities and Libraries'])
		expect(entry(page, 'Also works elsewhere')).toMatchObject({
			on: '2026-04-01',
			facts: ['Driver, Depot, Libraries, Communities and Libraries.'],
		})
		expect(entry(page, 'Also works elsewhere').recorded).toContain('Priya Hart')
		both('2026-05-01', '2026-05-31')
		expect(entry(await read(), 'Other post ended')).toMatchObject({ on: '2026-05-31' })
		expect((await read()).alsoWorksIn).toEqual([])
	})

	it('tells of joining, moving, a new manager, leaving and coming back, each with when it was recorded and by whom', async () => {
		bring('2026-04-01', { team: 'Depot', effective_date: '2026-04-01' }, `person:${hr}`)
		bring('2026-05-04', { team: 'Depot', manager_employee_number: '100001', effective_date: '2026-05-01' }, 'command-line')
		bring('2026-05-20', { team: 'Depot', manager_employee_number: '100001', leave_date: '2026-06-12' }, 'command-line')
		const page = await read(hr, '?show=work')
		expect(titlesOf(page)).toEqual(['12 June: Left', '1 May: New line manager', '1 April: Moved', '2 March: Joined'])
		expect(entriesOf(page).map(({ recorded }) => recorded)).toEqual([
			'Recorded on 20 May 2026 by a command on the server',
			'Recorded later, on 4 May 2026, by a command on the server',
			'Recorded that day by Priya Hart',
			'Recorded later, on 9 March 2026, by Probity',
		])
		expect(entry(page, 'New line manager').facts).toEqual(['Line manager: Priya Hart. Before: Denise Manning.'])
		expect(entry(page, 'Moved').facts).toEqual([expect.stringMatching(/^Team: Depot, .*\. Before: /)])
		expect(page).toMatchObject({ leftOn: '12 June 2026', worksHere: false, placement: { team: 'Depot', manager: { name: 'Priya Hart' } } })
		bring('2026-06-14', { start_date: '2026-06-15' })
		expect(titlesOf(await read(hr, '?show=work'))[0]).toBe('15 June: Returned')
		site.now = at('2026-06-13')
		expect(await read()).toMatchObject({
			leftOn: null,
			startedOn: '15 June 2026',
			worksHere: false,
			placement: { validFrom: '2026-06-15' },
		})
	})

	it('tells of long leave, but the reason to HR alone', async () => {
		const asked = { personId: learner, requirements: site.requirements }
		const leave = { from: '2026-05-01', to: null, kind: 'parental' }
		recordAbsence(site.db, { ...asked, replaces: null, leave }, { now: at('2026-05-03'), actor: `person:${hr}` })
		const replaces = listAbsences(site.db, { personId: learner })[0]?.id ?? null
		recordAbsence(site.db, { ...asked, replaces, leave: { ...leave, to: '2026-05-31' } }, { now: at('2026-05-28'), actor: `person:${hr}` })
		const page = await read(hr, '?show=work')
		expect(entry(page, 'Long leave began')).toMatchObject({
			day: '1 May',
			facts: ['Until 31 May 2026.', 'Reason: parental.'],
			recorded: 'Recorded later, on 3 May 2026, by Priya Hart',
		})
		expect(entry(page, 'Long leave ended')).toMatchObject({ day: '31 May', recorded: 'Recorded on 28 May 2026 by Priya Hart' })
		for (const viewer of [manager, auditor]) expect(JSON.stringify(await read(viewer))).not.toContain('parental')
		expect(page.away).toBeNull()
		site.now = at('2026-05-15')
		const [absence] = listAbsences(site.db, { personId: learner })
		const away = { since: '1 May 2026', until: '31 May 2026' }
		expect((await read()).away).toEqual({ ...away, href: `/people/100004/leave?absence=${absence?.id}` })
		for (const viewer of [manager, auditor]) expect((await read(viewer)).away).toEqual({ ...away, href: null })
	})
})

describe('the timeline of learning', () => {
	it('tells once what was asked for the same reason, and not what was planned again to the same end', async () => {
		const page = await read()
		const asked = entriesOf(page).filter(({ title }) => title.startsWith('Asked'))
		expect(asked.map(({ title }) => title)).toEqual([`Asked for ${site.requirements.length} things`])
		const told = asked[0]?.facts ?? []
		expect(told.length).toBeLessThan(site.requirements.length)
		for (const { title } of site.requirements) expect(told.join(' ')).toContain(title)
		expect(told.join(' ')).toContain('Started on 2 March 2026.')

		const again = {
			cycle: 1,
			askedFrom: '2026-03-02',
			askedTo: null,
			opensOn: '2026-03-02',
			cause: { kind: 'started', on: '2026-03-02', days: 14 },
		} as const
		const dueOn = site.db.$client
			.prepare<[number, number], string>('select due_on from obligations where person_id = ? and requirement_id = ?')
			.pluck()
			.get(learner, keyOf('data-protection'))
		for (const [day, due] of [
			['2026-04-01', dueOn ?? ''],
			['2026-04-02', '2026-07-01'],
		] as const) {
			const change = { personId: learner, requirementId: keyOf('data-protection'), supersede: null, record: { ...again, dueOn: due } }
			site.db.$client
				.prepare('update obligations set superseded_at = ? where person_id = ? and requirement_id = ? and superseded_at is null')
				.run(at(day), learner, change.requirementId)
			recordObligation(site.db, change, at(day))
		}
		const changed = entriesOf(await read()).filter(({ title }) => title.startsWith('Changed'))
		expect(changed).toMatchObject([{ day: '2 April', title: 'Changed: Data Protection' }])
		expect(changed[0]?.facts[0]).toMatch(/^Due by 1 July 2026 instead of \d+ March 2026\. Started on 2 March 2026\./)
	})

	it('tells of failing and passing with the score, of how long it lasts and of the certificate, but never of an answer', async () => {
		const own = learnerOf(site, someone('2026-03-20'), 'data-protection')
		readModule(site, own, someone('2026-03-20'))
		answerQuiz(site, own, someone('2026-03-20'), { right: false })
		sendQuiz(site, own, someone('2026-03-20'))
		passModule(site, someone('2026-03-23'), 'data-protection')
		const page = await read(manager, '?show=learning')
		expect(titlesOf(page).slice(0, 2)).toEqual([
			'23 March: Completed Data Protection',
			'20 March: Did not pass the quiz of Data Protection',
		])
		expect(entry(page, 'Completed Data Protection')).toMatchObject({
			facts: [
				expect.stringMatching(/^Passed the quiz with 100% \(pass mark \d+%\), attempt 2\.$/),
				expect.stringMatching(/^Version [\d.]+\. Lasts until 23 March 2027, and can be renewed from \d+ \w+ 2027\.$/),
			],
			link: { href: expect.stringMatching(/^\/verify\/PRB-/) },
			recorded: 'Recorded that day by themselves',
		})
		const { drawn } = site.db.$client.prepare<[], { drawn: string }>('select drawn from quiz_attempts limit 1').get() ?? { drawn: '[]' }
		const asked: { stem: string }[] = JSON.parse(drawn)
		for (const { stem } of asked) expect(JSON.stringify(page)).not.toContain(stem)
		expect(JSON.stringify(page)).not.toMatch(/drawn|"answers"/)
	})

	it('tells to which edition of the Code somebody agreed, and how', async () => {
		attestCode(site, someone('2026-03-24'))
		const { label } = site.code.inForce(dayOf(site.now))
		expect(entry(await read(auditor), `Agreed to the Code: ${label}`)).toMatchObject({
			facts: ['Answered themselves.', expect.stringMatching(/^Lasts until /)],
			recorded: 'Recorded that day by themselves',
		})
	})
})

describe('the timeline of decisions', () => {
	beforeEach(() => {
		const run = (sql: string, ...values: unknown[]) => site.db.$client.prepare(sql).run(...values)
		const key = keyOf('climate-action')
		run(
			`insert into exemptions (person_id, requirement_id, valid_from, valid_to, reason, note, granted_by, recorded_at) values (?, ?, '2026-04-01', null, 'no-computer', 'Secret one', ?, ?)`,
			learner,
			key,
			`person:${hr}`,
			at('2026-04-03'),
		)
		run(
			`insert into extensions (person_id, requirement_id, cycle, due_on, reason, note, granted_as, granted_by, granted_on, recorded_at)
			 values (?, ?, 1, '2026-07-31', 'Busy at the depot.', 'Secret two', 'line-manager', ?, '2026-04-10', ?)`,
			learner,
			key,
			`person:${manager}`,
			at('2026-04-10'),
		)
		run(`insert into documents (sha256, name, media_type, bytes, stored_at) values ('abc', 'proof.pdf', 'application/pdf', x'00', 0)`)
		run(
			`insert into prior_learning (person_id, requirement_id, completed_on, issuer, document_sha256, note, claimed_by, claimed_at, outcome, decision_reason, decided_by, decided_at)
			 values (?, ?, '2026-02-01', 'NHS Trust', 'abc', 'Secret three', ?, ?, 'refused', 'Another subject', ?, ?)`,
			learner,
			key,
			`person:${learner}`,
			at('2026-04-20'),
			`person:${hr}`,
			at('2026-04-22'),
		)
	})

	it('tells of each with its reason and who decided', async () => {
		const page = await read(hr, '?show=decisions')
		const { title } = site.requirements.find(({ slug: id }) => id === 'climate-action') ?? { title: '' }
		expect(entriesOf(page)).toMatchObject([
			{
				day: '22 April',
				title: `Learning done elsewhere refused: ${title}`,
				facts: ['NHS Trust, 1 February 2026.', 'Reason: Another subject.'],
			},
			{ day: '20 April', title: `Learning done elsewhere handed in: ${title}`, recorded: 'Recorded that day by themselves' },
			{
				day: '10 April',
				title: `More time for ${title}`,
				facts: ['Due by 31 July 2026. Given by the line manager.', 'Reason: Busy at the depot.', 'Note: Secret two'],
				recorded: 'Recorded that day by Denise Manning',
			},
			{
				day: '1 April',
				title: `Exempt from ${title}`,
				facts: ['From 1 April 2026 until further notice.', 'Reason: no computer.', 'Note: Secret one'],
				recorded: 'Recorded later, on 3 April 2026, by Priya Hart',
			},
		])
	})

	it('tells the notes to HR alone', async () => {
		expect(JSON.stringify(await read(hr))).toContain('Secret')
		for (const viewer of [manager, auditor]) expect(JSON.stringify(await read(viewer))).not.toContain('Secret')
	})
})

describe('the page', () => {
	it('narrows the timeline to one kind, with counts, and to nothing that is no kind', async () => {
		const all = await read()
		const counts = Object.fromEntries(all.timeline.filters.map(({ text, count }) => [text, count]))
		expect(counts).toEqual({ All: 2, Work: 1, Learning: 1, Decisions: 0 })
		expect((await read(hr, '?show=work')).timeline.filters.find(({ current }) => current)?.text).toBe('Work')
		expect((await refused(read(hr, '?show=nonsense'))).status).toBe(400)
	})

	it('holds nothing of anybody else’s record', async () => {
		passModule(site, { personId: manager, context: { now: at('2026-03-20'), actor: `person:${manager}` } }, 'data-protection')
		recordAbsence(
			site.db,
			{
				personId: idOf('100002'),
				requirements: site.requirements,
				replaces: null,
				leave: { from: '2026-05-01', to: null, kind: 'parental' },
			},
			{ now: at('2026-05-01'), actor: 'system' },
		)
		expect(titlesOf(await read())).toEqual([`9 March: Asked for ${site.requirements.length} things`, '2 March: Joined'])
	})

	it('offers HR every decision, a line manager more time, an auditor and oneself nothing', async () => {
		const offered = async (viewer: number, number = '100004') => {
			const page = await read(viewer, '', number)
			return [...new Set(page.requirements.flatMap(({ actions }) => actions.map(({ text }) => text))), ...(page.leaveHref ? ['leave'] : [])]
		}
		expect(await offered(hr)).toEqual([
			'Give more time',
			'Exempt',
			'Record learning done elsewhere',
			'Record their answer with them',
			'leave',
		])
		expect(await offered(manager)).toEqual(['Give more time', 'Record their answer with them'])
		expect(await offered(auditor)).toEqual([])
		expect(await offered(hr, '100001')).toEqual([])
	})

	it('takes sixteen statements, however long the record is', async () => {
		await read()
		const few = site.statements.length
		for (const id of ['data-protection', 'whistleblowing', 'climate-action']) passModule(site, someone('2026-03-23'), id)
		attestCode(site, someone('2026-03-24'))
		await read()
		expect([few, site.statements.length]).toEqual([16, 16])
	})
})
