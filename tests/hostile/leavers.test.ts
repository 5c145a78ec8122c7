import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '#app/routes.ts'
import { findViewer, startSession } from '#app/features/sign-in/sessions.server.ts'
import { addDays, startOfDay, type Day } from '#app/platform/calendar.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { newDataFolder, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { Visitor } from '#tests/factories/visitor.ts'

/** The product as it is built, with the demonstration council: somebody's last day passes while they are signed in. */
const folder = newDataFolder()
const lastDay: Day = '2026-11-19'
const personas = ['starter', 'agency', 'manager', 'hr', 'monitoring-officer', 'auditor', 'administrator']
const numbers = ['100066', '100028', '100027', '100005', '100003', '100010', '100012']
const signedIn = new Map<string, string>()
let server: ServerProcess
let db: Database

const addresses = routes
	.map(({ path }) => `/${path ?? ''}`)
	.filter((path) => path !== '/*')
	.map((path) => path.replaceAll(/:\w+/g, '1'))
/** For everybody, signed in or not. */
const isPublic = (address: string) => /^\/(verify(\/1)*|sign-in|help|accessibility|privacy)$/.test(address)

const place = (validTo: Day | null) =>
	numbers.forEach((number) =>
		db.$client
			.prepare(
				'update placements set valid_to = ? where superseded_at is null and person_id = (select id from people where employee_number = ?)',
			)
			.run(validTo, number),
	)

/** What people have done; jobs go on meanwhile. */
const done = () => db.$client.prepare(`select count(*) from evidence where actor like 'person:%'`).pluck().get()

beforeAll(async () => {
	server = await startServer(folder)
	db = openDatabase(`${folder}/probity.sqlite`)
	for (const persona of personas) {
		const visitor = new Visitor(server.url)
		await visitor.signIn(persona)
		signedIn.set(persona, visitor.cookie)
	}
	place(lastDay)
})

afterAll(async () => {
	db.$client.close()
	await server.stop('SIGTERM')
	rmSync(folder, { recursive: true })
})

describe.each(['signed out', ...personas])('on the day after the last day: %s', (who) => {
	const visit = () => {
		const visitor = new Visitor(server.url)
		visitor.cookie = signedIn.get(who) ?? ''
		return visitor
	}

	it('no page of the site map opens that is not public', async () => {
		for (const address of addresses) {
			const { status, headers } = await visit().get(address)
			if (isPublic(address)) expect([200, 404], address).toContain(status)
			else
				expect([address, status, headers.get('Location')?.split('?')[0]]).toEqual([
					address,
					302,
					address === '/sign-out' ? '/' : '/sign-in',
				])
		}
	})

	it('no form of the site map does anything', async () => {
		const before = done()
		for (const address of addresses.filter((each) => !isPublic(each) && each !== '/sign-out')) {
			const { status } = await visit().post(address, { intent: 'apply' })
			expect([302, 405], address).toContain(status)
		}
		expect(done()).toBe(before)
	})

	it('nobody signs in anew', async () => {
		if (who === 'signed out') return
		const answer = await new Visitor(server.url).post('/sign-in', { persona: who })
		expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([403, null])
		expect(await answer.text()).toContain('does not work here any more')
	})
})

describe('the day on which access ends', () => {
	const viewed = (validTo: Day | null, on: Day) => {
		place(null)
		const now = startOfDay(on) + 10
		const token = startSession(db, { employeeNumber: '100005' }, { now }) ?? ''
		place(validTo)
		const viewer = findViewer(db, { token }, { now })
		return { open: viewer !== null, roles: viewer?.roles ?? [], anew: startSession(db, { employeeNumber: '100005' }, { now }) !== null }
	}
	const works = { open: true, roles: ['hr'], anew: true }
	const left = { open: false, roles: [], anew: false }

	it.each<[string, Day | null, Day, object]>([
		['no last day', null, lastDay, works],
		['a month before', addDays(lastDay, 30), lastDay, works],
		['the last day itself', lastDay, lastDay, works],
		['the day after', lastDay, addDays(lastDay, 1), left],
		['a month after', lastDay, addDays(lastDay, 30), left],
		['a last day that is recorded late', addDays(lastDay, -9), lastDay, left],
	])('%s', (_, validTo, on, expected) => expect(viewed(validTo, on)).toEqual(expected))
})
