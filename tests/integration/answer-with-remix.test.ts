import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { createAnswer } from '#app/platform/web/answer-with-remix.server.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

type Called = { id: string; kind: 'loader' | 'action'; params: Record<string, string | undefined> }
type Run = NonNullable<ServerBuild['routes'][string]>['module']['loader']

const build: ServerBuild = await import(pathToFileURL('build/server/index.js').href)
let called: Called[] = []

/** The build, whose loaders and actions are recorded; with `run` they do that and nothing else. */
function recorded({ run }: { run?: () => unknown } = {}): ServerBuild {
	const record = (id: string, kind: Called['kind'], own: Run) =>
		own &&
		((args: Parameters<NonNullable<Run>>[0]) => {
			called.push({ id, kind, params: args.params })
			return run ? run() : own(args)
		})
	const routes = Object.entries(build.routes).map(([id, route]) => {
		const { loader, action } = route.module
		const module = { ...route.module, loader: record(id, 'loader', loader), action: record(id, 'action', action) }
		return [id, { ...route, module }]
	})
	return { ...build, routes: Object.fromEntries(routes) }
}

const now = Date.parse('2026-11-20T10:00:00Z')
let site: TestSite
let officer: string
let learner: string

beforeAll(async () => {
	site = createSite({ now, counted: false })
	const personId = createPerson(site.db, { from: '2026-06-01' })
	for (const role of ['hr', 'monitoring-officer'] as const) grantRole(site.db, { personId, role }, { now, actor: 'system' })
	officer = await signIn(site, personId)
	learner = await signIn(site, createPerson(site.db, { from: '2026-06-01', employeeNumber: '100020', givenName: 'Bo' }))
})

describe('the route of an address', () => {
	const answer = createAnswer(recorded({ run: () => new Response('found') }), 'production')
	const askFor = async (path: string) => {
		called = []
		const { request, context } = ask(site, path)
		await answer(request, context)
		return called.at(0)
	}
	const idOf = async (path: string) => (await askFor(path))?.id

	/** A segment that is not recognised costs no wrong answer, only a page that is not found. */
	it('is found, and for what is not there the catch-all', async () => {
		const paths = [
			'/',
			'/modules/x',
			'/modules/x/y',
			'/modules/x/quiz',
			'/code/2017',
			'/reports/completion.csv',
			'/attestations/1',
			'/attestations/1.pdf',
			'/people/1',
			'/nowhere/at/all',
		]
		const ids = []
		for (const path of paths) ids.push(await idOf(path))
		expect(new Set(ids).size).toBe(paths.length)
		expect(await idOf('/modules/a/b/')).toBe(await idOf('/modules/x/y'))
		expect(await idOf('/MODULES/x')).toBe(await idOf('/modules/x'))
		expect(await idOf('/other')).toBe(await idOf('/nowhere/at/all'))
	})

	it('is given the parameters as they were before they were written into the address', async () => {
		expect((await askFor('/modules/data-protection/first%20hour'))?.params).toEqual({ module: 'data-protection', page: 'first hour' })
		expect((await askFor('/modules/data-protection/%E0%A4%A'))?.params).toEqual({ module: 'data-protection', page: '%E0%A4%A' })
		expect((await askFor('/reports/completion.csv'))?.params).toEqual({})
		expect((await askFor('/attestations/12.pdf'))?.params).toEqual({ id: '12' })
	})
})

describe('a loader runs once', () => {
	const answer = createAnswer(recorded(), 'production')

	it.each([
		['a page', '/', 200, ['_index loader']],
		['a page with an answer of its own', '/reports/completion', 200, ['reports/completion loader']],
		['a page that reads much', '/admin/register', 200, ['admin/register loader']],
		['a question that is refused', '/admin/register?as-at=2026-02-30', 400, ['admin/register loader']],
		['a redirect', '/modules', 404, ['$ loader']],
		['a record that is not there', '/people/999999', 404, ['people/$employeeNumber loader']],
		['a file that is not there', '/attestations/999.pdf', 404, ['attestations/$id.pdf loader', '$ loader']],
	])('of %s: %s', async (_what, path, status, ran) => {
		called = []
		const { request, context } = ask(site, path, { cookie: officer })
		const answered = await answer(request, context)
		expect([answered.status, called.map(({ id, kind }) => `${id.replace(/^routes\/|\/route$/g, '')} ${kind}`)]).toEqual([status, ran])
		expect(answered.headers.get('Content-Type')).toMatch('text/html')
	})

	it('of a file that is refused; the page says so', async () => {
		called = []
		const { request, context } = ask(site, '/reports/completion.csv', { cookie: learner })
		const answered = await answer(request, context)
		expect([answered.status, called.map(({ id }) => id)]).toEqual([403, ['routes/reports/completion.csv/route', 'routes/$/route']])
		expect(await answered.text()).toContain('<h1 class="govuk-heading-l">You cannot see this page</h1>')
	})

	it('and an action too, also where it refuses', async () => {
		called = []
		const { request, context } = ask(site, '/declarations/new', { cookie: officer, form: {} })
		const answered = await answer(request, context)
		expect([answered.status, called.map(({ kind }) => kind)]).toEqual([400, ['action', 'loader']])
	})
})

describe('the title of a page', () => {
	const answer = createAnswer(build, 'production')
	async function titleOf(path: string, form?: Record<string, string>): Promise<string | undefined> {
		const { request, context } = ask(site, path, { cookie: officer, ...(form && { form }) })
		const answered = await answer(request, context)
		return /<title>(.*?)<\/title>/.exec(await answered.text())?.[1]
	}

	it.each([
		['/', 'My learning - Probity'],
		['/nowhere', 'Page not found - Probity'],
		['/attestations/999.pdf', 'Page not found - Probity'],
	])('is the one of its route, or says what is wrong: %s', async (path, title) => {
		expect(await titleOf(path)).toBe(title)
	})

	it.each([
		['/declarations/new', 'Declare your interests - Probity'],
		['/people/100020/leave', 'Long leave - Bo Okafor - Probity'],
		['/admin/roll-call', 'Roll call - Probity'],
		['/admin/code', 'Editions of the Code - Probity'],
	])('says first that a form was refused: %s', async (path, title) => {
		expect(await titleOf(path)).toBe(title)
		expect(await titleOf(path, {})).toBe(`Error: ${title}`)
	})

	it.each([
		['/verify?number=PRB', 'Check a certificate'],
		['/reports/completion?as-at=2026-02-30', 'Completion report'],
		['/admin/register?as-at=2026-02-30', 'Register of interests'],
	])('and that a question was: %s', async (path, title) => {
		expect(await titleOf(path)).toBe(`Error: ${title} - Probity`)
	})

	it('and does not take what somebody typed for it', async () => {
		const typed = '<h2 class="govuk-error-summary__title">'
		expect(await titleOf(`/people?q=${encodeURIComponent(typed)}`)).toMatch(/^(?!Error)/)
	})
})
