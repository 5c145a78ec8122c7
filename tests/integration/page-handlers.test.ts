import { expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { pagesOf } from '#app/platform/web/remix-listener.server.ts'
import { pathToFileURL } from 'node:url'

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
