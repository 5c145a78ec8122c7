import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { decodeHTMLStrict } from 'entities'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '#db/open.server.ts'
import { newDataFolder, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { titleOf } from '#tests/factories/read-html.ts'
import { Visitor } from '#tests/factories/visitor.ts'

/** Over HTTP, with the product as it is built and the demonstration council. */
const folder = newDataFolder()
let server: ServerProcess
let db: Database
const as = async (persona: string): Promise<Visitor> => {
	const visitor = new Visitor(server.url)
	await visitor.signIn(persona)
	return visitor
}

beforeAll(async () => {
	server = await startServer(folder)
	db = openDatabase(join(folder, 'probity.sqlite'), { readonly: true })
})

afterAll(async () => {
	db.$client.close()
	await server.stop('SIGTERM')
	rmSync(folder, { recursive: true })
})

const ofHr = [
	...['/reports', '/reports/completion', '/reports/completion.csv', '/reports/agreement', '/reports/agreement.csv'],
	...['/admin/register', '/admin/register.csv'],
]
/** For HR alone. */
const ofHrAlone = ['/people/import', '/people/new', '/people/100066/change', '/people/without-a-manager']
const ofPeople = [
	'/',
	'/attest',
	'/attest/read/accountability',
	'/code',
	'/code/2017',
	'/certificates',
	'/declarations',
	'/modules/data-protection',
	'/modules/data-protection/personal-data',
	'/team',
]

describe('who may see what', () => {
	it.each([...ofHr, ...ofPeople, '/people/100066'])('%s sends somebody who is not signed in to sign in', async (path) => {
		const response = await new Visitor(server.url).get(path)
		expect([response.status, response.headers.get('Location')]).toEqual([
			302,
			path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`,
		])
	})

	it.each(ofHr)('%s is closed to a learner and to a manager', async (path) => {
		for (const persona of ['starter', 'manager', 'administrator'])
			expect([persona, (await (await as(persona)).get(path)).status]).toEqual([persona, 403])
	})

	it.each(ofHrAlone)('%s is open to HR alone', async (path) => {
		expect((await new Visitor(server.url).get(path)).status).toBe(302)
		for (const persona of ['starter', 'manager', 'administrator', 'monitoring-officer', 'auditor'])
			expect([persona, (await (await as(persona)).get(path)).status]).toEqual([persona, 403])
		expect((await (await as('hr')).get(path)).status).toBe(200)
	})

	it.each(ofHr)('%s is open to HR, the Monitoring Officer and the auditor', async (path) => {
		for (const persona of ['hr', 'monitoring-officer', 'auditor']) {
			const response = await (await as(persona)).get(path)
			expect([persona, response.status]).toEqual([persona, 200])
			await response.arrayBuffer()
		}
	})

	it('the record of a person is open to HR, the auditor and those who lead them; to others it is not there', async () => {
		const statuses = async (path: string) => {
			const found: Record<string, number> = {}
			for (const persona of ['starter', 'officer', 'administrator', 'monitoring-officer', 'manager', 'hr', 'auditor']) {
				found[persona] = (await (await as(persona)).get(path)).status
			}
			return found
		}
		// Florin, whom Denise leads; and Jamie, whom she does not.
		const closed = { officer: 404, administrator: 404, 'monitoring-officer': 404, hr: 200, auditor: 200 }
		expect(await statuses('/people/100028')).toEqual({ ...closed, starter: 404, manager: 200 })
		expect(await statuses('/people/100066')).toMatchObject({ ...closed, manager: 404 })
		expect((await (await as('hr')).get('/people/999999')).status).toBe(404)
	})

	it('files of people and of the past are for HR', async () => {
		for (const path of ['/people/import', '/people/import/history']) {
			for (const persona of ['starter', 'officer', 'administrator', 'monitoring-officer', 'auditor', 'manager'])
				expect([path, persona, (await (await as(persona)).get(path)).status]).toEqual([path, persona, 403])
			expect((await (await as('hr')).get(path)).status).toBe(200)
		}
		expect((await (await as('hr')).get('/people/import/history/99')).status).toBe(404)
		expect((await (await as('auditor')).post('/people/import/history/1', { intent: 'apply' })).status).toBe(403)
		expect((await (await as('auditor')).post('/people/import/history/1/withdraw', { reason: 'No' })).status).toBe(403)
	})

	it('a team is there for those who lead one', async () => {
		expect((await (await as('manager')).get('/team')).status).toBe(200)
		expect((await (await as('starter')).get('/team')).status).toBe(404)
	})

	it('only HR and those who lead them may unlock a quiz, and only HR and the Monitoring Officer may see to refusals', async () => {
		const unlock = { intent: 'unlock', requirement: 'data-protection', note: 'We talked.' }
		for (const persona of ['starter', 'officer', 'administrator', 'auditor', 'monitoring-officer']) {
			const response = await (await as(persona)).post('/people/100028', unlock)
			expect([403, 404], persona).toContain(response.status)
		}
		expect(
			db.$client
				.prepare(`select count(*) from evidence where action = 'quiz.unlocked' and at > ?`)
				.pluck()
				.get(Date.parse('2026-11-20T10:00:00Z')),
		).toBe(0)
		for (const persona of ['starter', 'manager', 'administrator', 'auditor']) {
			const visitor = await as(persona)
			for (const path of ['', '/1', '/1/owner', '/1/step', '/1/close'])
				expect([persona, path, (await visitor.get(`/attestations/refusals${path}`)).status]).toEqual([persona, path, 403])
			for (const path of ['/1/owner', '/1/step', '/1/close'])
				expect([persona, path, (await visitor.post(`/attestations/refusals${path}`, { intent: 'close' })).status]).toEqual([
					persona,
					path,
					403,
				])
		}
		for (const persona of ['hr', 'monitoring-officer']) {
			const visitor = await as(persona)
			expect([persona, (await visitor.get('/attestations/refusals')).status]).toEqual([persona, 200])
			expect([persona, (await visitor.get('/attestations/refusals/99')).status]).toEqual([persona, 404])
		}
	})

	it('decisions about a person are for HR; those who lead them may only give more time', async () => {
		const statuses = async (path: string) => {
			const found: Record<string, number> = {}
			for (const persona of ['starter', 'officer', 'administrator', 'monitoring-officer', 'auditor', 'manager', 'hr'])
				found[persona] = (await (await as(persona)).get(path)).status
			return found
		}
		const closed = { starter: 403, officer: 403, administrator: 403, 'monitoring-officer': 403, auditor: 403, manager: 403, hr: 200 }
		const of = '?requirement=data-protection'
		for (const path of [`exempt${of}`, 'leave', `prior-learning${of}`])
			expect(await statuses(`/people/100028/${path}`), path).toEqual(closed)
		const extend = { ...closed, starter: 404, officer: 404, administrator: 404, 'monitoring-officer': 404, manager: 200 }
		expect(await statuses(`/people/100028/extend${of}`)).toEqual(extend)
		const hr = await as('hr')
		for (const path of [
			`/people/999999/exempt${of}`,
			'/people/100028/exempt?requirement=nothing',
			'/people/100028/prior-learning?requirement=code',
		])
			expect([path, (await hr.get(path)).status]).toEqual([path, 404])
		// Priya, who is HR: nobody decides about themselves.
		for (const path of [`extend${of}`, `exempt${of}`, 'leave', `prior-learning${of}`])
			expect([path, (await hr.get(`/people/100005/${path}`)).status]).toEqual([path, 403])
	})

	it('a file may be sent only to where one is asked for, and no larger than it may be', async () => {
		const starter = await as('starter')
		const send = async (path: string, bytes: number) => {
			const body = new FormData()
			body.set('document', new File([Buffer.alloc(bytes, '%PDF-')], 'proof.pdf'))
			const headers = { Cookie: starter.cookie, Origin: server.url }
			return (await fetch(new URL(path, server.url), { method: 'POST', body, headers, redirect: 'manual' })).status
		}
		expect(await send('/modules/data-protection/elsewhere', 1_100_000)).toBe(400)
		expect(await send('/modules/data-protection/elsewhere', 5_100_000)).toBe(400)
		expect(await send('/modules/data-protection/elsewhere', 13_000_000)).toBe(413)
		expect(await send('/modules/data-protection/quiz', 1_100_000)).toBe(413)
		expect(db.$client.prepare('select count(*) from documents').pluck().get()).toBe(0)
	})

	it('a certificate is one’s own: somebody else’s is not there, though anybody may check its number', async () => {
		const officer = db.$client.prepare<[], number>(`select id from people where employee_number = '100020'`).pluck().get()
		const number = db.$client.prepare<[unknown], string>('select number from certificates where person_id = ?').pluck().get(officer)
		expect(number).toBeDefined()
		expect((await (await as('starter')).get(`/certificates/${number}.pdf`)).status).toBe(404)
		expect((await (await as('hr')).get(`/certificates/${number}.pdf`)).status).toBe(404)
		const own = await (await as('officer')).get(`/certificates/${number}.pdf`)
		expect([own.status, own.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
		expect(
			Buffer.from(await own.arrayBuffer())
				.subarray(0, 5)
				.toString(),
		).toBe('%PDF-')
		expect((await new Visitor(server.url).get(`/verify/${number}`)).status).toBe(200)
		expect((await new Visitor(server.url).get('/verify/PRB-2222-2222-2222')).status).toBe(404)
	})

	it.each([
		['/attestations/1.pdf', 404, 'Page not found'],
		['/certificates/NONSENSE.pdf', 404, 'Page not found'],
		['/modules/nonsense/handout.pdf', 404, 'Page not found'],
		['/reports/completion.csv', 403, 'You cannot see this page'],
	])('a file that is refused is the page that says so: %s', async (path, status, title) => {
		const answer = await (await as('starter')).get(path)
		expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'text/html; charset=utf-8'])
		const page = await answer.text()
		expect(titleOf(page)).toBe(`${title} - Probity`)
		expect(page).toContain('Sign out')
	})

	it('a file says itself what is wrong with the question', async () => {
		const answer = await (await as('hr')).get('/reports/completion.csv?as-at=2026-02-30')
		expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(/^as-at: /)])
	})
})

describe('sessions', () => {
	it('end at signing out: the old cookie opens nothing', async () => {
		const visitor = await as('starter')
		const { cookie } = visitor
		expect((await visitor.get('/')).status).toBe(200)
		expect((await visitor.post('/sign-out', {})).status).toBe(302)
		visitor.cookie = cookie
		expect((await visitor.get('/')).status).toBe(302)
	})

	it('end when somebody else signs in at the same browser', async () => {
		const visitor = await as('starter')
		const { cookie } = visitor
		await visitor.signIn('officer')
		visitor.cookie = cookie
		expect((await visitor.get('/')).status).toBe(302)
	})

	it('have a cookie that scripts cannot read and other sites do not send', async () => {
		const response = await new Visitor(server.url).post('/sign-in', { persona: 'starter' })
		expect(response.headers.get('Set-Cookie')).toMatch(/^probity=.*; Path=\/; HttpOnly; SameSite=Lax$/)
	})

	it.each(['probity=', 'probity=forged', `probity=${Buffer.from('"forged"').toString('base64')}`, 'probity=%%%'])(
		'are not opened by the cookie “%s”',
		async (cookie) => {
			const visitor = new Visitor(server.url)
			visitor.cookie = cookie
			expect((await visitor.get('/')).status).toBe(302)
		},
	)

	it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
		'do not lead away from the site: to=%s',
		async (to) => {
			const response = await new Visitor(server.url).post('/sign-in', { persona: 'starter', to })
			expect(response.headers.get('Location')).toBe('/')
		},
	)

	it('are not opened for nobody', async () => {
		expect((await new Visitor(server.url).post('/sign-in', { persona: 'nobody' })).status).toBe(404)
		expect((await new Visitor(server.url).post('/sign-in', {})).status).toBe(400)
	})
})

describe('forms of other sites', () => {
	it.each([
		{ Origin: 'https://evil.example' },
		{ Origin: 'null' },
		{ 'Sec-Fetch-Site': 'cross-site' },
		{ 'Sec-Fetch-Site': 'same-site' },
		{ Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
	])('are refused: %j', async (headers) => {
		const visitor = await as('starter')
		for (const path of ['/attest', '/sign-in', '/modules/data-protection/personal-data', '/nowhere']) {
			const response = await visitor.post(path, { intent: 'open', seen: 0, persona: 'hr' }, headers as Record<string, string>)
			expect([path, response.status, response.headers.get('Set-Cookie')]).toEqual([path, 403, null])
		}
	})

	it('are refused when they are larger than any form of this site', async () => {
		const visitor = await as('starter')
		const response = await visitor.post('/attest', { intent: 'decline', seen: 0, comment: 'a'.repeat(1_100_000) })
		expect(response.status).toBe(413)
		// The connection is still good for the next page.
		await response.text()
		for (let times = 0; times < 5; times += 1) expect((await visitor.get('/help')).status).toBe(200)
	})
})

describe('a quiz', () => {
	type Drawn = { id: string; type: string; stem: string; items: string[]; key: number[]; reasons: string[]; explanation: string }
	const module = '/modules/data-protection'
	const attempts = () =>
		db.$client
			.prepare<[], { id: number; drawn: string; answers: string }>(
				'select id, drawn, answers from quiz_attempts where submitted_at is null order by id desc',
			)
			.all()

	it('tells nothing before it is sent', async () => {
		const visitor = await as('starter')
		let path = `${module}/personal-data`
		for (let steps = 0; !path.endsWith('/quiz'); steps += 1) {
			expect(steps).toBeLessThan(20)
			path = (await visitor.post(path, {})).headers.get('Location') ?? ''
		}
		expect((await visitor.post(`${module}/quiz`, { intent: 'start' })).status).toBe(302)
		const drawn: Drawn[] = JSON.parse(attempts()[0]?.drawn ?? '[]')
		expect(drawn).toHaveLength(10)
		const addresses = ['?check', ...drawn.map((_, index) => `?question=${index + 1}`)]
		let seen = ''
		for (const search of addresses) {
			seen += decodeHTMLStrict(await visitor.read(`${module}/quiz${search}`))
		}
		// An answer that is refused and one that is taken are answers too.
		const refused = await visitor.post(`${module}/quiz?question=1`, { intent: 'answer', attempt: 1, question: 1 })
		expect(refused.status).toBe(400)
		seen += decodeHTMLStrict(await refused.text())
		for (const { stem } of drawn) expect(seen).toContain(stem)
		for (const { id, explanation, reasons } of drawn) {
			for (const secret of [id, explanation, ...reasons]) expect(seen.includes(secret), secret).toBe(false)
		}
		expect(seen).not.toMatch(/"(key|reasons|explanation|mustPass)"/)
	})

	it('is answered by its own learner only', async () => {
		const before = attempts()
		const other = await as('officer')
		for (const form of [
			{ intent: 'answer', attempt: 1, question: 1, answer: 0 },
			{ intent: 'submit', attempt: 1, revision: 0 },
		]) {
			await other.post(`${module}/quiz?question=1`, form)
		}
		expect(attempts()).toEqual(before)
	})

	it('cannot be started before the pages are read', async () => {
		const visitor = await as('starter')
		const before = attempts()
		await visitor.post('/modules/whistleblowing/quiz', { intent: 'start' })
		expect(attempts()).toEqual(before)
		expect((await visitor.get('/modules/whistleblowing/quiz')).headers.get('Location')).toBe('/modules/whistleblowing?unread')
	})

	it.each([{ intent: 'cheat' }, { intent: 'answer', attempt: 'x', question: 1 }, { intent: 'answer', attempt: 1, question: 0 }, {}])(
		'refuses a form that no page sends: %j',
		async (form) => {
			const { status } = await (await as('starter')).post(`${module}/quiz`, form as Record<string, string>)
			expect(status).toBe(400)
		},
	)
})

describe('every answer', () => {
	it.each(['/', '/sign-in', '/nowhere', '/healthz', '/favicon.svg', '/help'])(
		'%s has the headers that keep other sites out',
		async (path) => {
			const { headers } = await new Visitor(server.url).get(path)
			const policy = headers.get('Content-Security-Policy') ?? ''
			expect(policy).toContain(`default-src 'none'`)
			expect(policy).toContain(`frame-ancestors 'none'`)
			expect(policy).not.toContain('unsafe')
			expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
			expect(headers.get('X-Powered-By')).toBeNull()
			expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
		},
	)

	it.each([
		'/nowhere',
		'/modules/nothing',
		'/modules/data-protection/nothing',
		'/code/1999',
		'/certificates/nothing.pdf',
		'/assets/nothing.js',
		'/../etc/passwd',
		'/%2e%2e/package.json',
		// What Remix would give its own script: the data of a page without the page.
		'/_root.data',
		'/modules/data-protection/quiz.data',
		'/?_data=routes%2F_index',
	])('%s is not found', async (path) => {
		const response = await (await as('starter')).get(path)
		expect(response.status).toBe(404)
		expect(await response.text()).not.toMatch(/\bat .*\.(ts|js):\d+/)
	})
})
