import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerForm } from '#app/platform/web/second-click.server.ts'

let done: string[]
let cookie = 0
beforeEach(() => {
	vi.useFakeTimers()
	done = []
	cookie += 1
})
afterEach(() => vi.useRealTimers())

const led = (to: string, init: ResponseInit = {}) => new Response(null, { status: 302, headers: { Location: to }, ...init })
type Form = {
	body?: string
	path?: string
	by?: string | undefined
	contentType?: string
	answer?: (time: number) => Response | Promise<Response>
}

/** Sends a form that does something each time it is looked at. */
function send({
	body = 'a=1',
	path = '/attest',
	contentType = 'application/x-www-form-urlencoded',
	answer = () => led('/receipt'),
	...form
}: Form = {}) {
	const by = 'by' in form ? form.by : `session=${cookie}`
	return answerForm({ cookie: by, path, contentType, body: Buffer.from(body) }, async () => {
		done.push(body)
		return answer(done.length)
	})
}
const places = (answers: readonly Response[]) => answers.map(({ headers }) => headers.get('Location'))

describe('a second click', () => {
	it('gets the answer of the first, while that is worked on and just after', async () => {
		const both = [send({ answer: (time) => led(`/receipt/${time}`) }), send({ answer: (time) => led(`/receipt/${time}`) })]
		expect(places(await Promise.all(both))).toEqual(['/receipt/1', '/receipt/1'])
		vi.advanceTimersByTime(2_900)
		expect(places([await send()])).toEqual(['/receipt/1'])
		expect(done).toHaveLength(1)
	})

	it('of a form with a file is known although the browser divides it otherwise', async () => {
		for (const boundary of ['----one', '----two'])
			await send({ contentType: `multipart/form-data; boundary=${boundary}`, body: `--${boundary}\r\nfile\r\n--${boundary}--` })
		expect(done).toHaveLength(1)
	})

	it.each<[string, Form, Form]>([
		['another form', {}, { body: 'a=2' }],
		['another address', {}, { path: '/leaving' }],
		['another session', {}, { by: 'session=somebody else' }],
		['no session', { by: undefined }, { by: undefined }],
		['a refusal', { answer: () => new Response('There is a problem', { status: 400 }) }, {}],
		['a failure', { answer: () => Promise.reject(new Error('no')) }, {}],
		['signing in', { answer: () => led('/', { headers: { 'Set-Cookie': 'a=b' } }) }, {}],
	])('is not one after %s', async (_, first, second) => {
		await send(first).catch(() => null)
		await send(second)
		expect(done).toHaveLength(2)
	})

	it('is not one once something else was sent: an answer changed and changed back is taken', async () => {
		for (const body of ['answer=1', 'answer=2', 'answer=1']) await send({ body })
		expect(done).toEqual(['answer=1', 'answer=2', 'answer=1'])
	})

	it('is not one some seconds later', async () => {
		await send()
		vi.advanceTimersByTime(3_100)
		await send()
		expect(done).toHaveLength(2)
	})
})
