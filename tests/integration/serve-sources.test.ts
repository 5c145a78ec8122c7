import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { environment, freePort, root, untilReady } from '#tests/factories/server-process.ts'
import { Visitor } from '#tests/factories/visitor.ts'

/** `npm run dev` in a copy of the project, whose files may be changed. */
const copy = mkdtempSync(join(tmpdir(), 'probity-sources-'))
let server: ChildProcess
let visitor: Visitor

beforeAll(async () => {
	for (const name of ['app', 'content', 'db', 'public', 'package.json', 'remix.config.js', 'tsconfig.json'])
		cpSync(join(root, name), join(copy, name), { recursive: true })
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
	const port = await freePort()
	server = spawn(process.execPath, ['--import', 'tsx', 'app/cli/develop.ts'], {
		cwd: copy,
		env: environment({ NODE_ENV: 'development', PORT: String(port), PROBITY_DATA: join(copy, 'data') }),
		stdio: ['ignore', 'ignore', 'pipe'],
	})
	let said = ''
	server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
	const url = `http://127.0.0.1:${port}`
	await untilReady(url, server, () => said)
	visitor = new Visitor(url)
	await visitor.signIn('officer')
	// It loads the demonstration council, and compiles everything.
}, 300_000)

afterAll(async () => {
	const ended = new Promise((resolve) => server.once('exit', resolve))
	server.kill('SIGTERM')
	await ended
	rmSync(copy, { recursive: true })
})

const edit = (path: string, from: string, to: string) => {
	const text = readFileSync(join(copy, path), 'utf8')
	expect(text).toContain(from)
	writeFileSync(join(copy, path), text.replaceAll(from, to))
}
/** The watcher is told of a change a moment after it was made. */
const shows = (path: string, words: string) =>
	expect.poll(async () => (await visitor.get(path)).text(), { timeout: 30_000, interval: 200 }).toContain(words)

it('serves pages with their style, figures and icon', async () => {
	const page = await visitor.read('/modules/data-protection')
	const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
	expect(await visitor.read(style)).toContain('.pb-page')
	const [, figure = ''] = /<img [^>]*src="([^"]+)"/.exec(page) ?? []
	for (const address of [figure, '/favicon.svg']) expect((await visitor.get(address)).headers.get('Content-Type')).toBe('image/svg+xml')
})

it('shows a change in a route, a feature, a part or a style at the next request', async () => {
	edit('app/routes/help/route.tsx', '>Help<', '>Help and advice<')
	await shows('/help', '>Help and advice<')
	edit('app/ui/govuk/footer.tsx', 'Support links', 'Links of support')
	await shows('/help', 'Links of support')
	edit('app/ui/styles/_site-layout.scss', '.pb-page {', '.pb-page {\n\toutline: 7px solid red;')
	await shows('/app/ui/styles/app.scss', 'outline: 7px solid red')
})

it('opens the site anew when a feature has changed, for which everybody stays signed in', async () => {
	edit('app/features/learning/list-my-learning.server.ts', '`due ${inWords(dueOn)}`', '`wanted by ${inWords(dueOn)}`')
	await shows('/', 'wanted by')
})

it.each([
	'/package.json',
	'/remix.config.js',
	'/app/root.tsx',
	'/app/root.tsx?raw',
	'/app/ui/styles/_theme.scss',
	'/data/probity.sqlite',
	'/content/council.json',
	'/@vite/client',
	'/@id/virtual:remix/server-build',
	'/@fs/etc/passwd',
	`/@fs${copy}/data/probity.sqlite`,
	'/node_modules/react/package.json',
	'/__vite_ping',
])('does not serve a file of the project: %s', async (path) => {
	expect((await visitor.get(path)).status).toBe(404)
})
