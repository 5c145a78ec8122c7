import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { gzipSync } from 'node:zlib'
import { createRequestHandler, type AppLoadContext, type RequestHandler, type ServerBuild } from '@remix-run/node'
import { seenSearch } from '../seen-text.ts'
import { answerForm } from './second-click.server.ts'

type AnswerRequest = (request: Request, context: AppLoadContext) => Promise<Response>

const segmentsOf = (path: string) => path.toLowerCase().split('/').filter(Boolean)
const isPage = ({ headers }: Response) => headers.get('Content-Type')?.startsWith('text/html') ?? false
/** A refusal by the route of a file, which has no component: Remix answers with an empty body or with words for a developer. */
const isUnexplained = (answer: Response) =>
	answer.status >= 400 && !isPage(answer) && (answer.body === null || answer.status >= 500 || answer.headers.has('X-Remix-Error'))

/**
 * Remix, given only the routes that an address can match. Remix ranks and rebuilds every registered route at each request, which costs about 50 microseconds a
 * route; among the few that are left it matches, ranks and decodes as always.
 */
export function createAnswer(build: ServerBuild, mode: string): AnswerRequest {
	const branches = Object.values(build.routes).map(({ id, path }) => {
		const branch = [id]
		const paths = [path ?? '']
		for (let parent = build.routes[id]?.parentId; parent !== undefined; parent = build.routes[parent]?.parentId) {
			branch.push(parent)
			paths.unshift(build.routes[parent]?.path ?? '')
		}
		return { branch, segments: segmentsOf(paths.join('/')), isCatchAll: path === '*' }
	})
	const catchAll = branches.filter(({ isCatchAll }) => isCatchAll)
	const handlers = new Map<string, RequestHandler>()
	const handlerOf = (kept: typeof branches): RequestHandler => {
		const ids = new Set(kept.flatMap(({ branch }) => branch))
		const key = [...ids].join(' ')
		const known = handlers.get(key)
		if (known) return known
		const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
		const assets = { ...build.assets, routes: only(build.assets.routes) }
		const handler = createRequestHandler({ ...build, routes: only(build.routes), assets }, mode)
		handlers.set(key, handler)
		return handler
	}
	return async (request, context) => {
		const asked = segmentsOf(new URL(request.url).pathname)
		const canMatch = (segments: string[]) =>
			segments.length === asked.length && segments.every((segment, at) => segment.startsWith(':') || segment === asked[at])
		const matching = branches.filter(({ segments, isCatchAll }) => !isCatchAll && canMatch(segments))
		const answer = await handlerOf(matching.length > 0 ? matching : catchAll)(request, context)
		if (!isUnexplained(answer)) return answer
		// A browser would show an empty window: the catch-all page says what was refused.
		context.refused = answer.status
		const { url, headers } = request
		return handlerOf(catchAll)(new Request(url, { headers }), context)
	}
}

/** Answers a request of node:http by Remix. `body` is null where there is none. */
export async function answerWithRemix(
	answerRequest: AnswerRequest,
	{ request, response, body }: { request: IncomingMessage; response: ServerResponse; body: Buffer | null },
	context: AppLoadContext,
): Promise<void> {
	const url = seenSearch(new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`))
	// Remix offers the data of a page by itself to its own script. No page has that script, so nobody is given the data.
	if (url.pathname.endsWith('.data') || url.searchParams.has('_data'))
		return void response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found')
	const headers: [string, string][] = []
	for (let at = 0; at < request.rawHeaders.length; at += 2) headers.push([request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? ''])
	const method = request.method ?? 'GET'
	const answer = await answerForm(
		{ cookie: request.headers.cookie, contentType: request.headers['content-type'], path: url.pathname + url.search, body },
		() => answerRequest(new Request(url, { method, headers, body: body && new Uint8Array(body) }), context),
	)
	response.statusCode = answer.status
	for (const [name, value] of answer.headers) response.appendHeader(name, value)
	if (method === 'HEAD' || !answer.body) return void response.end()
	if (!isPage(answer)) return void Readable.fromWeb(answer.body as NodeReadableStream).pipe(response)
	const page = Buffer.from(await answer.arrayBuffer())
	response.setHeader('Vary', 'Accept-Encoding')
	if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return void response.end(page)
	// A page is small: compressed in one go it costs half of what a stream does.
	response.setHeader('Content-Encoding', 'gzip').end(gzipSync(page, { level: 4 }))
}
