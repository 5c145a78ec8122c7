import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '#app/platform/log.ts'
import { createWebServer } from '#app/platform/web/web-server.server.ts'

const server = createWebServer({
	isSignedIn: async () => true,
	log: createLog('silent'),
	publicUrl: 'http://127.0.0.1',
	isReady: () => true,
	assets: (_, response) => response.end(),
	fileAt: () => undefined,
	uploads: [{ path: /^\/file$/, largest: 60 }],
	pages: async (request, response, body) => {
		response.end(`${request.method} ${body?.length ?? 'nothing'}`)
	},
})
let url = ''
const send = async (method: string, path: string, body?: string) => {
	const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
	const answer = await fetch(`${url}${path}`, { method, ...(body !== undefined && { body, headers }) })
	return { status: answer.status, allow: answer.headers.get('Allow'), type: answer.headers.get('Content-Type'), text: await answer.text() }
}

beforeAll(async () => {
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

it('hands what is looked at and what is sent to the pages', async () => {
	expect(await send('GET', '/any')).toMatchObject({ status: 200, text: 'GET nothing' })
	expect(await send('POST', '/any', 'name=Ada')).toMatchObject({ status: 200, text: 'POST 8' })
})

it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('does not take %s for a form', async (method) => {
	expect(await send(method, '/any')).toMatchObject({ status: 405, allow: 'GET, HEAD, POST' })
})
