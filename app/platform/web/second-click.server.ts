import { LRUCache } from 'lru-cache'
import { sha256 } from '#app/platform/ids.ts'

type Sent = { form: string; answer: Promise<Response>; answeredAt: number | null }

/** What each session sent last. */
const lastSent = new LRUCache<string, Sent>({ max: 20_000 })

/** Milliseconds after an answer in which the same form sent again is taken for a second click. */
const impatience = 3_000

/** Larger than any form without a file: to compare a whole upload takes longer than somebody clicks. */
const largestForm = 1_000_000

/**
 * Answers a form. Where the same form of the same session was sent just before, and nothing else since, that is a second click: it gets the answer that the
 * first one got, and nothing is done twice. Only of an answer that leads somewhere; whatever was refused is looked at again.
 */
export async function answerForm(
	{
		cookie,
		path,
		contentType = '',
		body,
	}: { cookie: string | undefined; path: string; contentType: string | undefined; body: Buffer | null },
	answer: () => Promise<Response>,
): Promise<Response> {
	if (cookie === undefined || body === null || body.length > largestForm) return answer()
	const session = sha256(cookie)
	const form = `${path} ${sha256(withoutBoundary(body, contentType))}`
	const before = lastSent.get(session)
	if (before?.form === form && (before.answeredAt === null || performance.now() - before.answeredAt < impatience)) {
		const first = await before.answer.catch(() => null)
		if (first && leadsOn(first)) return new Response(null, first)
	}
	const sent: Sent = { form, answer: answer(), answeredAt: null }
	lastSent.set(session, sent)
	return sent.answer.finally(() => {
		sent.answeredAt = performance.now()
	})
}

/** An answer that signs somebody in or out is not given twice. */
const leadsOn = ({ status, headers }: Response) => status >= 300 && status < 400 && !headers.has('Set-Cookie')

/** A browser divides the parts of a form with a file by another line each time. */
function withoutBoundary(body: Buffer, contentType: string): string | Buffer {
	const [, boundary] = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(contentType) ?? []
	return boundary === undefined ? body : body.toString('latin1').replaceAll(boundary, '')
}
