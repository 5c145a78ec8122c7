import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { pagesOf } from '#app/platform/web/remix-listener.server.ts'
import { pathToFileURL } from 'node:url'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

const build: ServerBuild = await import(pathToFileURL('build/server/index.js').href)
const find = pagesOf(build, 'production')
const idOf = (path: string) => find(path)?.page.id

/** A pattern that matches nothing costs no wrong answer, only time: every page would meet all routes. */
it('finds the page of each address, and for what is not there the catch-all', () => {
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
	expect(new Set(paths.map(idOf)).size).toBe(paths.length)
	expect(idOf('/modules/a/b/')).toBe(idOf('/modules/x/y'))
	expect(idOf('/other')).toBe(idOf('/nowhere/at/all'))
})

it('reads the parameters of an address as they were before they were written into it', () => {
	expect(find('/modules/data-protection/first%20hour')?.params).toEqual({ module: 'data-protection', page: 'first hour' })
	expect(find('/modules/data-protection/%E0%A4%A')?.params).toEqual({ module: 'data-protection', page: '%E0%A4%A' })
	expect(find('/reports/completion.csv')?.params).toEqual({})
	expect(find('/attestations/12.pdf')?.params).toEqual({ id: '12' })
})

describe('the title of a page', () => {
	const now = Date.parse('2026-11-20T10:00:00Z')
	let site: TestSite
	let cookie: string

	beforeAll(async () => {
		site = createSite({ now, counted: false })
		const personId = createPerson(site.db, { from: '2026-06-01' })
		for (const role of ['hr', 'monitoring-officer'] as const) grantRole(site.db, { personId, role }, { now, actor: 'system' })
		createPerson(site.db, { from: '2026-06-01', employeeNumber: '100020', givenName: 'Bo' })
		cookie = await signIn(site, personId)
	})

	async function titleOf(path: string, form?: Record<string, string>): Promise<string | undefined> {
		const { request, context } = ask(site, path, { cookie, ...(form && { form }) })
		await find(path.split('?', 1)[0] ?? '')?.page.answer(request, context)
		return /<title>(.*?)<\/title>/.exec(context.html ?? '')?.[1]
	}

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
