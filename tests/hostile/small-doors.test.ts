import { readdirSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '#app/routes.ts'
import { newDataFolder, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { Visitor } from '#tests/factories/visitor.ts'

/** Requests that no browser sends, to the product as it is built. */
const folder = join(newDataFolder(), 'data')
let server: ServerProcess
let cookie = ''

beforeAll(async () => {
	server = await startServer(folder)
	const hr = new Visitor(server.url)
	await hr.signIn('hr')
	cookie = hr.cookie
})

afterAll(async () => {
	await server.stop('SIGTERM')
	rmSync(folder, { recursive: true })
})

/** What is answered to exactly these bytes. */
function send(text: string): Promise<{ status: number; words: string }> {
	const { hostname, port } = new URL(server.url)
	return new Promise((resolve, reject) => {
		let answer = ''
		const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
		socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
		socket.once('error', reject)
		socket.once('end', () => {
			socket.end()
			resolve({ status: Number(answer.split(' ')[1]), words: answer.split('\r\n\r\n').slice(1).join('') })
		})
	})
}

const request = (line: string, headers: string[] = ['Host: 127.0.0.1'], body = '') =>
	send([`${line} HTTP/1.1`, ...headers, 'Connection: close', ...(body ? [`Content-Length: ${body.length}`] : []), '', body].join('\r\n'))

/** Every address of the site map, with something in each place. */
const addresses = routes
	.map(({ path }) => `/${path ?? ''}`)
	.filter((path) => path !== '/*')
	.map((path) => path.replaceAll(/:\w+/g, '1'))

describe('an address that is none', () => {
	it.each([
		['//', 400],
		['//evil.example/', 400],
		['///', 400],
		['/%', 400],
		['/%zz', 400],
		['/%c3', 400],
		['/%ff%fe', 400],
		['/modules/%e0%a4%a', 400],
		['/people/%00', 400],
		['/people/%0a%0d', 400],
		['/\\evil.example', 400],
		['http://[', 400],
		[`/${'a'.repeat(9000)}`, 414],
		[`/people?q=${'a'.repeat(9000)}`, 414],
		['/people?q=%', 200],
		['/people?q=%00', 200],
		['/people?q=%c3', 200],
	])('%s is answered with %i', async (path, status) => {
		const answer = await request(`GET ${path}`, ['Host: 127.0.0.1', `Cookie: ${cookie}`])
		expect(answer.status).toBe(status)
		expect(answer.words.length).toBeGreaterThan(10)
	})

	it.each(['', 'a b', 'a/b', 'a@b', 'a:b:c', '[', 'a:999999', 'evil.example#', '%00'])(
		'the site “%s” is answered with 400',
		async (host) => {
			const answer = await request('GET /sign-in', [`Host: ${host}`])
			expect(answer.status).toBe(400)
		},
	)
})

describe('what is no form', () => {
	const cut = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'
	it.each([
		['JSON', 'application/json', '{"persona":"hr"}', [415]],
		['XML', 'text/xml', '<a/>', [415]],
		['text', 'text/plain', 'persona=hr', [415]],
		['nothing said', '', 'persona=hr', [415]],
		['a type of two', 'application/x-www-form-urlencoded, text/plain', 'persona=hr', [415]],
		['parts without a boundary', 'multipart/form-data', 'persona=hr', [400]],
		['parts with an empty boundary', 'multipart/form-data; boundary=', 'persona=hr', [400]],
		// Who may not send a form to an address, or finds nothing there, is told that.
		['parts that are cut off', 'multipart/form-data; boundary=b', cut, [400, 403, 404, 405]],
		['parts that are none', 'multipart/form-data; boundary=b', 'nonsense', [400, 403, 404, 405]],
	])('%s is refused at every address', async (_, type, body, statuses) => {
		for (const address of addresses) {
			const headers = ['Host: 127.0.0.1', `Cookie: ${cookie}`, ...(type ? [`Content-Type: ${type}`] : [])]
			const answer = await request(`POST ${address}`, headers, body)
			// A redirect leads back to a page where nothing was done: the address names nobody.
			expect([...statuses, ...(type.includes('boundary=b') ? [302] : [])], `${address} ${answer.words}`).toContain(answer.status)
			if (answer.status !== 302) expect(answer.words.length, address).toBeGreaterThan(10)
		}
	})

	it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is refused at every address', async (method) => {
		for (const address of addresses) expect([address, (await request(`${method} ${address}`)).status]).toEqual([address, 405])
	})
})

describe('the folder', () => {
	it('is for the account of the server alone', () => {
		expect(statSync(folder).mode & 0o777).toBe(0o700)
		for (const file of readdirSync(folder)) expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0])
	})
})

it('no page may ask for the camera or the place', async () => {
	const { headers } = await fetch(`${server.url}/sign-in`)
	expect(headers.get('Permissions-Policy')).toContain('camera=(), ')
	expect(headers.get('Permissions-Policy')).toContain('geolocation=()')
})
