import { beforeAll, describe, expect, it } from 'vitest'
import { loader as registerCsv } from '#app/routes/admin/register.csv/route.tsx'
import { loader as register } from '#app/routes/admin/register/route.tsx'
import { loader as rollCallSheet } from '#app/routes/admin/roll-call/sheet/route.tsx'
import { loader as changes } from '#app/routes/code/$edition/changes/route.tsx'
import { loader as edition } from '#app/routes/code/$edition/route.tsx'
import { loader as person } from '#app/routes/people/$employeeNumber/route.tsx'
import { loader as people } from '#app/routes/people/route.tsx'
import { loader as withoutManager } from '#app/routes/people/without-a-manager/route.tsx'
import { loader as refusals } from '#app/routes/attestations/refusals/route.tsx'
import { loader as agreementCsv } from '#app/routes/reports/agreement.csv/route.tsx'
import { loader as agreement } from '#app/routes/reports/agreement/route.tsx'
import { loader as completionCsv } from '#app/routes/reports/completion.csv/route.tsx'
import { loader as completion } from '#app/routes/reports/completion/route.tsx'
import { loader as team } from '#app/routes/team/route.tsx'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import type { AddressRefusal } from '#app/platform/web/read-search.ts'
import { startOfDay } from '#app/platform/calendar.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, signIn, type Asked, type TestSite } from '#tests/factories/site.ts'

let site: TestSite
let cookie: string
let params: Record<string, string>

beforeAll(async () => {
	site = createSite({ now: startOfDay('2026-06-15') })
	const everything = createPerson(site.db, { from: '2026-06-01', employeeNumber: '100001' })
	for (const role of ['hr', 'monitoring-officer'] as const)
		grantRole(site.db, { personId: everything, role }, { now: site.now, actor: 'system' })
	createPerson(site.db, { from: '2026-06-01', employeeNumber: '100002', managerId: everything })
	cookie = await signIn(site, everything)
	params = { employeeNumber: '100002', edition: site.code.inForce('2026-06-15').id }
})

/** The status of the answer, and what it says. */
async function answerOf(loader: (asked: Asked) => unknown, address: string): Promise<{ status: number; says: string }> {
	const answer: unknown = await Promise.resolve()
		.then(() => loader(ask(site, address, { cookie, params })))
		.catch((thrown: unknown) => thrown)
	if (answer instanceof Response) return { status: answer.status, says: await answer.text() }
	if (answer instanceof Error) throw answer
	const { init } = answer as { init?: { status?: number } | null }
	return { status: init?.status ?? 200, says: JSON.stringify(answer) }
}

const pages: [string, (asked: never) => unknown, right: string, wrong: string[]][] = [
	[
		'/reports/completion',
		completion,
		'status=overdue&page=2',
		[
			'stauts=overdue',
			'status=overdu',
			'directorate=Resorces',
			'page=two',
			'known=never',
			'as-at=2026-02-30',
			'status=overdue&status=paused',
		],
	],
	[
		'/reports/completion.csv',
		completionCsv,
		'status=overdue',
		['stauts=overdue', 'status=overdu', 'directorate=Resorces', 'asat=2026-06-01'],
	],
	['/admin/register', register, 'kind=gift', ['knd=gift', 'kind=gifts', 'show=everything', 'page=-1']],
	['/admin/register.csv', registerCsv, 'for=publication', ['for=publicaton', 'as-at=yesterday', 'four=publication']],
	[
		'/reports/agreement',
		agreement,
		'answer=agreed',
		['anwser=agreed', 'answer=agree', 'directorate=Resorces', 'page=x', 'as-at=2026-02-30'],
	],
	['/reports/agreement.csv', agreementCsv, 'answer=agreed', ['anwser=agreed', 'answer=agree', 'asat=2026-06-01']],
	['/attestations/refusals', refusals, 'show=closed', ['shw=closed', 'show=close', 'page=0', 'show=open&show=closed']],
	['/people', people, 'q=hart', ['query=hart', 'team=x', 'q=hart&page=0', `q=${'a'.repeat(101)}`]],
	['/people/without-a-manager', withoutManager, 'page=1', ['pge=2', 'page=x']],
	['/team', team, 'page=1', ['page=x', 'pgae=2']],
	['/people/100002', person, 'show=work', ['show=wrok', 'as-at=2026-13-01', 'shw=work']],
	['/code/2026', edition, 'search=gift&text=both', ['serach=gift', 'text=plane']],
	['/code/2026/changes', changes, '', ['sinse=abc']],
]

describe.each(pages)('%s', (path, loader, right, wrong) => {
	it(`answers ?${right}`, async () => {
		expect((await answerOf(loader as never, `${path}?${right}`)).status).toBe(200)
	})

	it.each(wrong)('says what is wrong with ?%s, and gives no answer', async (search) => {
		const { status, says } = await answerOf(loader as never, `${path}?${search}`)
		expect(status).toBe(400)
		const [name = '', value = ''] = (search.split('&').at(-1) ?? '').split('=')
		expect(says).toContain(name)
		expect(says.length).toBeLessThan(20_000)
		expect(says).not.toContain('"name"')
		if (says.startsWith('{"addressErrors"')) {
			const { addressErrors } = JSON.parse(says) as AddressRefusal
			expect(addressErrors.map(({ text }) => text).join()).toMatch(new RegExp(`“(${name}|${value})”|more than once`))
		}
	})
})

it('asks who is there before it says anything about the address', async () => {
	for (const [path, loader] of pages) {
		const answer: unknown = await Promise.resolve()
			.then(() => (loader as (asked: Asked) => unknown)(ask(site, `${path}?nonsense=1`, { params })))
			.catch((thrown: unknown) => thrown)
		expect(answer, path).toMatchObject({ status: 302 })
	}
})

it('says which numbers of a roll call nobody has', async () => {
	const { says } = await answerOf(rollCallSheet as never, '/admin/roll-call/sheet?numbers=100002+100009')
	expect(JSON.parse(says)).toMatchObject({ people: [{ employeeNumber: '100002' }], unknown: ['100009'] })
})
