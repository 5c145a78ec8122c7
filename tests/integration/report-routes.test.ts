import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { action as personAction, loader as personLoader } from '#app/routes/people/$employeeNumber/route.tsx'
import { loader as reportsLoader } from '#app/routes/reports/route.tsx'
import { loader as csvLoader } from '#app/routes/reports/completion.csv/route.tsx'
import { loader as completionLoader } from '#app/routes/reports/completion/route.tsx'
import { loader as teamLoader } from '#app/routes/team/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import { startOfDay } from '#app/platform/calendar.ts'
import { createPerson, type PersonCells } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
const system = { now, actor: 'system' }
let site: TestSite

function join(cells: Partial<PersonCells>, role?: Role): number {
	const personId = createPerson(site.db, { from: '2026-06-01', ...cells })
	applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, system)
	if (role) grantRole(site.db, { personId, role }, system)
	return personId
}
const signedIn = async (personId: number) => ({ cookie: await signIn(site, personId) })
const statusOf = (answer: { init: ResponseInit | null }) => answer.init?.status ?? 200
const answerOf = async (response: Promise<Response>) => {
	const { status, headers } = await refused(response)
	return { status, to: headers.get('Location') }
}

let hr: number
let auditor: number
let head: number
let manager: number
let learner: number

beforeEach(() => {
	site = createSite({ now: startOfDay('2026-05-01') })
	site.now = now
	hr = join({ employeeNumber: '100001', familyName: 'Hart' }, 'hr')
	auditor = join({ employeeNumber: '100002', familyName: 'Audley' }, 'auditor')
	head = join({ employeeNumber: '100003', familyName: 'Head' })
	manager = join({ employeeNumber: '100004', familyName: 'Manning', managerId: head })
	learner = join({ employeeNumber: '100005', familyName: '=cmd|"/c calc"!A1', managerId: manager })
})

describe('/reports/completion', () => {
	it('sends visitors to sign in, and refuses a learner', async () => {
		expect(await answerOf(completionLoader(ask(site, '/reports/completion?status=overdue')) as Promise<never>)).toEqual({
			status: 302,
			to: '/sign-in?to=%2Freports%2Fcompletion%3Fstatus%3Doverdue',
		})
		const asked = () => signedIn(learner)
		expect((await refused(completionLoader(ask(site, '/reports/completion', await asked())))).status).toBe(403)
		expect((await refused(csvLoader(ask(site, '/reports/completion.csv', await asked())))).status).toBe(403)
		expect((await refused(reportsLoader(ask(site, '/reports', await asked())))).status).toBe(403)
	})

	it('says whose figures, as at which day, known when, in seven statements of one moment', async () => {
		const cookie = await signedIn(hr)
		await completionLoader(ask(site, '/reports/completion', cookie))
		site.statements.length = 0
		const { data } = await completionLoader(ask(site, '/reports/completion?directorate=Resources&as-at=2026-05-31', cookie))
		expect(data).toMatchObject({
			scope: 'Everybody in Resources',
			asAt: '31 May 2026',
			known: '31 May 2026 at 11:59pm',
			summary: { people: 0 },
		})
		expect(site.statements.filter((sql) => !/^(BEGIN DEFERRED|COMMIT)$/.test(sql))).toHaveLength(7)
	})

	it.each(['then', 'now'])(
		'says that nothing was asked of anybody where no requirement was in force, as known %s, and counts nobody',
		async (known) => {
			join({ from: '2020-01-01', recordedAt: 0 })
			const cookie = await signedIn(hr)
			const { data } = await completionLoader(ask(site, `/reports/completion?as-at=2020-09-01&known=${known}`, cookie))
			expect(data).toMatchObject({ step: 'nothing', scope: 'Everybody', asAt: '1 September 2020', requirement: null })
			expect(data).not.toHaveProperty('summary')
			expect(data).not.toHaveProperty('list')
			const { data: one } = await completionLoader(
				ask(site, `/reports/completion?as-at=2020-09-01&known=${known}&requirement=code`, cookie),
			)
			expect(one).toMatchObject({ step: 'nothing', requirement: site.requirements.find(({ slug: id }) => id === 'code')?.title })
		},
	)

	it('lists a page of people with a cell for each requirement', async () => {
		const { data } = await completionLoader(ask(site, '/reports/completion', await signedIn(auditor)))
		expect(data).toMatchObject({ list: { people: 5, pages: 1 }, summary: { people: 5 } })
		if (data.step !== 'report' || data.list.kind !== 'matrix') throw new Error('no matrix')
		expect(data.list.rows.map(({ name }) => name)).toEqual([
			'=cmd|"/c calc"!A1, Ada',
			'Audley, Ada',
			'Hart, Ada',
			'Head, Ada',
			'Manning, Ada',
		])
		expect(data.list.rows[1]?.cells).toHaveLength(site.requirements.length)
		expect(data.list.rows[1]?.href).toBe('/people/100002?as-at=2026-06-15')
	})

	it('lists who has a status and why, each requirement with its place in the record, in seven statements of one moment', async () => {
		site.db.$client.prepare(`update obligations set due_on = '2026-06-12' where person_id = ?`).run(learner)
		const cookie = await signedIn(hr)
		await completionLoader(ask(site, '/reports/completion', cookie))
		site.statements.length = 0
		const { data } = await completionLoader(ask(site, '/reports/completion?directorate=Resources&status=overdue', cookie))
		expect(site.statements.filter((sql) => !/^(BEGIN DEFERRED|COMMIT)$/.test(sql))).toHaveLength(7)
		if (data.step !== 'report' || data.list.kind !== 'matches') throw new Error('no list')
		expect(data).toMatchObject({ listed: 'Overdue', pairs: site.requirements.length, summary: { total: { overdue: data.pairs } } })
		expect(data.list.rows).toMatchObject([{ name: '=cmd|"/c calc"!A1, Ada', href: '/people/100005?as-at=2026-06-15' }])
		expect(data.list.rows[0]?.matches).toHaveLength(data.pairs)
		expect(data.list.rows[0]?.matches[0]).toMatchObject({
			status: 'overdue',
			words: 'due 12 June 2026',
			why: expect.stringContaining('Overdue by 3 days on 15 June 2026.'),
			href: `/people/100005?as-at=2026-06-15#${site.requirements[0]?.slug}`,
		})
	})

	it('leads nobody to a record that they may not read', async () => {
		const officer = join({}, 'monitoring-officer')
		const { data } = await completionLoader(ask(site, '/reports/completion', await signedIn(officer)))
		if (data.step !== 'report') throw new Error('no report')
		expect(data.list.rows.map(({ href }) => href)).toEqual([null, null, null, null, null, null])
	})

	it.each([
		['as-at=2026-06-16', 'The day must be today or earlier'],
		['status=nothing', 'Choose a status from the list'],
	])('answers %s with 400, what to put right, and no figures', async (search, text) => {
		const cookie = await signedIn(hr)
		const answer = await completionLoader(ask(site, `/reports/completion?${search}`, cookie))
		expect(statusOf(answer)).toBe(400)
		expect(answer.data).toMatchObject({ step: 'errors', errors: [{ text }] })
		expect(answer.data).not.toHaveProperty('summary')
		const csv = await csvLoader(ask(site, `/reports/completion.csv?${search}`, cookie))
		expect(csv.status).toBe(400)
		expect(await csv.text()).toContain(text)
	})
})

describe('/reports/completion.csv', () => {
	it('has the same filters, a byte order mark and nothing that a spreadsheet would run', async () => {
		const answer = await csvLoader(ask(site, '/reports/completion.csv?requirement=code&q=calc', await signedIn(hr)))
		expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="probity-completion-2026-06-15.csv"')
		expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
		const bytes = new Uint8Array(await answer.arrayBuffer())
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
		const rows = parse(new TextDecoder().decode(bytes), { columns: true })
		expect(rows).toMatchObject([
			{ employeeNumber: '100005', name: 'Ada =cmd|"/c calc"!A1', requirement: 'code', status: 'due-soon', score: '', cycle: '1' },
		])
		site.db.$client.prepare(`update people set given_name = '=1+1' where id = ?`).run(learner)
		const again = await csvLoader(ask(site, '/reports/completion.csv?q=calc', await signedIn(hr)))
		expect(parse(await again.text(), { columns: true, bom: true })).toMatchObject(
			site.requirements.map(() => ({ name: expect.stringMatching(/^'=1\+1 /) })),
		)
	})

	it('has the header when there is nobody', async () => {
		const answer = await csvLoader(ask(site, '/reports/completion.csv?q=nobody', await signedIn(hr)))
		expect(await answer.text()).toBe(
			'employeeNumber,name,directorate,service,team,workerType,requirement,status,cycle,opensOn,dueOn,completedOn,validUntil,score,version,explanation\n',
		)
	})
})

describe('/people/NUMBER', () => {
	const read = async (viewer: number, employeeNumber: string) =>
		personLoader(ask(site, `/people/${employeeNumber}`, { ...(await signedIn(viewer)), params: { employeeNumber } }))

	it('is there for HR, an auditor, the manager and the manager above; for anybody else it is not', async () => {
		for (const viewer of [hr, auditor, manager, head]) expect((await read(viewer, '100005')).person.employeeNumber).toBe('100005')
		for (const [viewer, number] of [
			[learner, '100004'],
			[learner, '100005'],
			[manager, '100003'],
			[hr, '999999'],
		] as const) {
			const answer = await refused(read(viewer, number))
			expect([answer.status, await answer.text()]).toEqual([404, ''])
		}
	})

	it('leads back to the search, from a report to the report as it was, and managers to their team', async () => {
		const from = async (viewer: number, search: string) => {
			const asked = { ...(await signedIn(viewer)), params: { employeeNumber: '100005' } }
			return (await personLoader(ask(site, `/people/100005${search}`, asked))).backLink.href
		}
		expect(await from(hr, '')).toBe('/people')
		expect(await from(hr, '?as-at=2026-06-15')).toBe('/reports/completion')
		expect(await from(auditor, '?as-at=2026-06-03')).toBe('/reports/completion?as-at=2026-06-03')
		expect((await refused(from(hr, '?as-at=2026-06-31'))).status).toBe(400)
		expect(await from(manager, '?as-at=2026-06-03')).toBe('/team')
	})

	it('is lost to a manager when the person moves away', async () => {
		site.db.$client.prepare('update placements set valid_to = ? where person_id = ?').run('2026-06-14', learner)
		applyObligations(site.db, { personIds: [learner], requirements: site.requirements }, { now: site.now, actor: 'system' })
		expect((await refused(read(manager, '100005'))).status).toBe(404)
		const { worksHere, requirements } = await read(hr, '100005')
		expect(worksHere).toBe(false)
		expect(requirements.every(({ status }) => status === 'not-in-scope')).toBe(true)
	})

	it('is nobody’s own through a circle of managers', async () => {
		site.db.$client.prepare('update placements set manager_id = ? where person_id = ?').run(learner, head)
		expect((await refused(read(learner, '100005'))).status).toBe(404)
		expect((await read(learner, '100004')).person.name).toContain('Manning')
	})

	it('shows what is asked, what was done and where, but never an answer', async () => {
		const protection = site.requirements.find(({ slug: id }) => id === 'data-protection')
		if (!protection) throw new Error('no data-protection')
		const meeting = { personId: learner, requirement: protection, version: '1', score: 90, attemptId: null, source: 'quiz' } as const
		meetRequirement(site.db, meeting, system)
		site.statements.length = 0
		const record = await read(hr, '100005')
		expect(record.requirements.find(({ slug }) => slug === 'data-protection')).toMatchObject({
			status: 'up-to-date',
			completed: '15 June 2026',
			score: 90,
			locked: false,
		})
		expect(record).toMatchObject({
			placement: { jobTitle: 'Officer', manager: { employeeNumber: '100004' } },
			startedOn: '1 June 2026',
		})
		expect(JSON.stringify(record)).not.toMatch(/drawn|"answers"/)
	})
})

describe('unlocking', () => {
	const lock = () => {
		site.db.$client
			.prepare(
				`insert into module_progress (person_id, requirement_id, cycle, module_version, state, pages_read, attempts_used, revision, started_at, updated_at)
				 select ?, id, 1, '1', 'locked', '[]', 3, 1, ?, ? from requirements where slug = 'data-protection'`,
			)
			.run(learner, now, now)
	}
	const unlock = async (viewer: number, note: string) =>
		personAction(
			ask(site, '/people/100005', {
				...(await signedIn(viewer)),
				params: { employeeNumber: '100005' },
				form: { intent: 'unlock', requirement: 'data-protection', note },
			}),
		)
	const state = () => {
		const requirementId = site.requirements.find(({ slug: id }) => id === 'data-protection')?.id ?? 0
		return findLearnerModule(site.db, { personId: learner, requirementId, today: '2026-06-15' }).row
	}
	beforeEach(lock)

	it.each(['HR', 'the manager above'])('is done by %s, with the note in the evidence', async (who) => {
		const answer = await unlock(who === 'HR' ? hr : head, '  We talked it over.\r\nOnce more. ')
		expect(answer).toBeInstanceOf(Response)
		expect(state()).toMatchObject({ state: 'failed', attemptsUsed: 0 })
		const entry = site.db.$client.prepare(`select actor, details from evidence where action = 'quiz.unlocked'`).get()
		expect(entry).toEqual({
			actor: `person:${who === 'HR' ? hr : head}`,
			details: JSON.stringify({ note: 'We talked it over.\nOnce more.' }),
		})
		expect(verifyEvidence(site.db).ok).toBe(true)
	})

	it('needs a note of at most 500 characters', async () => {
		for (const [note, error] of [
			[' ', 'Write what you agreed'],
			['x'.repeat(501), 'What you agreed must be 500 characters or fewer'],
		] as const) {
			expect(await unlock(manager, note)).toMatchObject({ data: { requirement: 'data-protection', error }, init: { status: 400 } })
		}
		expect(state().state).toBe('locked')
	})

	it('says that somebody else was quicker, and keeps what was typed', async () => {
		const banner = async () =>
			(
				await personLoader(
					ask(site, '/people/100005?unlocked=data-protection', { ...(await signedIn(hr)), params: { employeeNumber: '100005' } }),
				)
			).unlocked
		site.db.$client.exec(`update module_progress set state = 'failed'`)
		expect(await banner()).toBeUndefined()
		site.db.$client.exec(`update module_progress set state = 'locked'`)
		await unlock(head, 'First')
		expect(await banner()).toBe('Data Protection')
		expect(await unlock(hr, 'Second')).toMatchObject({
			data: { requirement: 'data-protection', note: 'Second', error: expect.stringMatching(/^Somebody unlocked it meanwhile/) },
			init: { status: 409 },
		})
		expect(site.db.$client.prepare(`select count(*) from evidence where action = 'quiz.unlocked'`).pluck().get()).toBe(1)
	})

	it('is not for an auditor, nor for oneself', async () => {
		expect((await refused(unlock(auditor, 'note'))).status).toBe(403)
		expect((await refused(unlock(learner, 'note'))).status).toBe(404)
		grantRole(site.db, { personId: learner, role: 'hr' }, system)
		expect((await refused(unlock(learner, 'note'))).status).toBe(403)
		expect(state().state).toBe('locked')
	})

	it('is offered on the team page', async () => {
		const { members } = await teamLoader(ask(site, '/team', await signedIn(manager)))
		expect(members[0]?.items.flatMap(({ unlockHref }) => unlockHref ?? [])).toEqual(['/people/100005#unlock-data-protection'])
	})
})

describe('/team', () => {
	it('lists reports and their reports, soonest first', async () => {
		const late = join({ from: '2026-05-01', managerId: manager, employeeNumber: '100009', familyName: 'Zed' })
		site.db.$client.prepare('update obligations set due_on = ? where person_id = ?').run('2026-06-01', late)
		const { people, members } = await teamLoader(ask(site, '/team', await signedIn(head)))
		expect(people).toBe(3)
		expect(members.map(({ employeeNumber, facts }) => [employeeNumber, facts.split(' · ').at(-1)])).toEqual([
			['100009', 'reports to somebody in your team'],
			['100005', 'reports to somebody in your team'],
			['100004', 'reports to you'],
		])
		expect(members[0]?.items[0]).toMatchObject({ status: 'overdue', due: '1 June 2026', unlockHref: null })
	})

	it('survives a circle of managers, and leaves the viewer out', async () => {
		site.db.$client.prepare('update placements set manager_id = ? where person_id = ?').run(learner, head)
		const { members } = await teamLoader(ask(site, '/team', await signedIn(head)))
		expect(members.map(({ employeeNumber }) => employeeNumber).sort()).toEqual(['100004', '100005'])
	})

	it('is not there for somebody who leads nobody', async () => {
		expect((await refused(teamLoader(ask(site, '/team', await signedIn(learner))))).status).toBe(404)
	})
})
