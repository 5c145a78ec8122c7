import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '#app/platform/log.ts'
import { createWebServer } from '#app/platform/web/web-server.server.ts'
import { environment, newDataFolder, probity, root, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { Visitor } from '#tests/factories/visitor.ts'

/** Bodies that come from nobody, that are too large, or that never end; to the product as it is built. */
const folder = newDataFolder()
let server: ServerProcess
let hr: Visitor

beforeAll(async () => {
	server = await startServer(folder)
	hr = new Visitor(server.url)
	await hr.signIn('hr')
})

afterAll(async () => {
	await server.stop('SIGTERM')
	rmSync(folder, { recursive: true })
})

/** Sends only the beginning, and waits for what comes back until the other side ends. */
function begin(port: number, text: string): Promise<string> {
	return new Promise((resolve) => {
		let answer = ''
		const socket = connect(port, '127.0.0.1', () => socket.write(text))
		socket.on('data', (chunk) => {
			answer += chunk.toString()
			if (answer.includes('\r\n\r\n')) socket.end()
		})
		socket.on('error', () => undefined).once('close', () => resolve(answer))
	})
}
const head = (path: string, headers: string[]) =>
	[`POST ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Content-Type: application/x-www-form-urlencoded', ...headers, '', 'a=1'].join('\r\n')

describe('a large body of nobody', () => {
	it.each(['/people/import', '/people/import/history', '/admin/code', '/admin/roll-call', '/sign-in', '/nowhere', '/attest'])(
		'is refused at %s before it has come',
		async (path) => {
			for (const cookie of [[], ['Cookie: probity=forged']]) {
				const answer = await begin(Number(new URL(server.url).port), head(path, ['Content-Length: 50000000', ...cookie]))
				expect(answer).toMatch(/^HTTP\/1.1 403 /)
			}
		},
	)

	it('is refused without a length too', async () => {
		const chunk = `ffff\r\n${'a'.repeat(0xffff)}\r\n`
		const text = head('/people/import', ['Transfer-Encoding: chunked']).replace(/a=1$/, `${chunk}0\r\n\r\n`)
		expect(await begin(Number(new URL(server.url).port), text)).toMatch(/^HTTP\/1.1 403 /)
	})

	it('may still be the document of a certificate', async () => {
		const answer = await fetch(`${server.url}/verify/PRB-2222-2222-2222`, {
			method: 'POST',
			body: new URLSearchParams({ pdf: 'a'.repeat(100_000) }),
		})
		expect(answer.status).toBe(404)
	})
})

it('more fields than any form has are refused, signed in or not', async () => {
	const fields = Array.from({ length: 200_000 }, (): [string, string] => ['a', ''])
	expect((await new Visitor(server.url).post('/sign-in', fields)).status).toBe(403)
	expect((await hr.post('/sign-in', fields)).status).toBe(413)
	expect((await hr.post('/attest', fields.slice(0, 5_001))).status).toBe(413)
	expect((await hr.get('/')).status).toBe(200)
})

it('a second server on the same folder does not start, and says why in one line', async () => {
	const second = () =>
		spawnSync(process.execPath, [...probity, 'serve'], {
			cwd: root,
			env: environment({ PORT: '0', PROBITY_DATA: folder }),
			encoding: 'utf8',
			timeout: 60_000,
		})
	const { status, stderr } = second()
	expect(status).toBe(1)
	expect(stderr).toContain(`Another server is using the folder ${folder}. Stop that one first, or set PROBITY_DATA to another folder.`)
	expect((await hr.get('/')).status).toBe(200)
	// A server that was killed holds nothing.
	await server.stop('SIGKILL')
	server = await startServer(folder)
	expect((await new Visitor(server.url).get('/sign-in')).status).toBe(200)
})

describe('somebody who sends slowly', () => {
	const web = createWebServer({
		log: createLog('silent'),
		publicUrl: 'http://127.0.0.1',
		isReady: () => true,
		assets: (_request, _response, next) => next(),
		fileAt: () => undefined,
		uploads: [],
		isSignedIn: async () => true,
		patience: { headers: 300, form: 300 },
		pages: async (_request, response) => void response.end('page'),
	})
	beforeAll(() => new Promise<void>((resolve) => void web.listen(0, '127.0.0.1', resolve)))
	afterAll(() => web.close())

	it.each([
		['headers that never end', 'POST / HTTP/1.1\r\nHost: a\r\nX-A: b\r\n'],
		['half a first line', 'POS'],
		['a body that never ends', head('/', ['Content-Length: 100'])],
		['chunks that never end', head('/', ['Transfer-Encoding: chunked']).replace(/a=1$/, '3\r\na=1\r\n')],
		['nothing after the headers', head('/', ['Content-Length: 100']).replace(/a=1$/, '')],
	])('is let go: %s', async (_, text) => {
		const answer = await begin((web.address() as AddressInfo).port, text)
		expect(answer).not.toContain('200 OK')
	})
})
