import { expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { handlersByPage } from '#app/platform/web/remix-listener.server.ts'
import { pathToFileURL } from 'node:url'

/** A pattern that matches nothing costs no wrong answer, only time: every page would meet all routes. */
it('gives each page a handler of its own, and what is not there the catch-all', async () => {
	const build: ServerBuild = await import(pathToFileURL('build/server/index.js').href)
	const handle = handlersByPage(build, 'production')
	const paths = [
		'/',
		'/modules/x',
		'/modules/x/y',
		'/modules/x/quiz',
		'/code/2017',
		'/reports/completion.csv',
		'/people/1',
		'/nowhere/at/all',
	]
	expect(new Set(paths.map(handle)).size).toBe(paths.length)
	expect(handle('/modules/a/b')).toBe(handle('/modules/x/y'))
	expect(handle('/modules/a/b.data')).toBe(handle('/modules/x/y'))
	expect(handle('/_root.data')).toBe(handle('/'))
	expect(handle('/other')).toBe(handle('/nowhere/at/all'))
})
