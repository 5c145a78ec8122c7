import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import type { QuizLearner } from './quiz-learners.ts'

/** The questions of the attempt that somebody has open at a module, as it is stored: with the key. */
export type FindDrawn = (personId: number, moduleId: string) => string

type Form = Record<string, string | string[]>

const drawnSchema = z.array(z.object({ type: z.string(), key: z.array(z.number()) }))

/**
 * Takes the quizzes of one learner, one after another, over one connection that is kept: overview, start, a page and a form for each of ten questions, the
 * check, the sending, the result. Every answer is right. Returns how long each attempt took, in milliseconds.
 */
export async function playQuizzes(address: string, learner: QuizLearner, findDrawn: FindDrawn): Promise<number[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 })
	const send = (path: string, form?: Form) => answer(agent, address + path, learner.cookie, form)
	const times: number[] = []
	for (const { id } of learner.modules) {
		const began = performance.now()
		await send(`/modules/${id}`)
		await send(`/modules/${id}/quiz`, { intent: 'start' })
		const drawn = drawnSchema.parse(JSON.parse(findDrawn(learner.personId, id)))
		for (const [at, { type, key }] of drawn.entries()) {
			await send(`/modules/${id}/quiz?question=${at + 1}`)
			await send(`/modules/${id}/quiz`, { intent: 'answer', attempt: '1', question: String(at + 1), ...toFields(type, key) })
		}
		const check = await send(`/modules/${id}/quiz?check`)
		const revision = /name="revision" value="(\d+)"/.exec(check)?.[1] ?? ''
		await send(`/modules/${id}/quiz`, { intent: 'submit', attempt: '1', revision })
		const result = await send(`/modules/${id}/result`)
		if (!result.includes('You have passed')) throw new Error(`The quiz of ${id} was not passed.`)
		times.push(performance.now() - began)
	}
	agent.destroy()
	return times
}

/** The fields of a question's form; several choices are fields of the same name. */
function toFields(type: string, key: readonly number[]): Form {
	if (type !== 'match' && type !== 'order') return { answer: key.map(String) }
	return Object.fromEntries(key.map((place, item) => [`item-${item}`, String(place)]))
}

function answer(agent: Agent, url: string, cookie: string, form?: Form): Promise<string> {
	return new Promise((resolve, reject) => {
		const sent = request(url, {
			agent,
			method: form ? 'POST' : 'GET',
			headers: { cookie, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
		})
		sent.on('response', (response) => {
			const chunks: Buffer[] = []
			response.on('data', (chunk: Buffer) => chunks.push(chunk))
			response.on('end', () => {
				const status = response.statusCode ?? 0
				if (status >= 400) reject(new Error(`${url} answered ${status}`))
				else resolve(Buffer.concat(chunks).toString())
			})
		})
		sent.on('error', reject)
		const pairs = Object.entries(form ?? {}).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each]))
		sent.end(form ? new URLSearchParams(pairs).toString() : undefined)
	})
}
