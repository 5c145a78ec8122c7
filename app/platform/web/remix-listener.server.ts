import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { createRequestHandler, type AppLoadContext, type RequestHandler, type ServerBuild } from '@remix-run/node'

type Handle = (pathname: string) => RequestHandler

const firstSegment = (path: string) => path.split('/')[1] ?? ''

/** Full path of a route: its own and its parents'. */
function pathOf(build: ServerBuild, id: string): string {
	const parts: string[] = []
	for (let route = build.routes[id]; route; route = route.parentId ? build.routes[route.parentId] : undefined)
		if (route.path) parts.unshift(route.path)
	return `/${parts.join('/')}`
}

/**
 * One request handler for each first part of a path, each with only the routes that can match there. Remix ranks and rebuilds every registered route at each
 * request (about 50 microseconds a route), matched or not; this makes a page cost the same however many routes the product has.
 * Addresses of one part must be literal (`modules`, not `$module`); the catch-all `$` is in every handler.
 */
export function handlersByArea(build: ServerBuild, mode: string): Handle {
	const areas = new Map<string, string[]>()
	const everywhere: string[] = []
	for (const id of Object.keys(build.routes)) {
		if (id === 'root') continue
		const area = firstSegment(pathOf(build, id))
		if (area === '*') everywhere.push(id)
		else areas.set(area, [...(areas.get(area) ?? []), id])
	}
	const cut = (ids: string[]) => {
		const kept = new Set(['root', ...ids, ...everywhere])
		const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)))
		return createRequestHandler(
			{ ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } },
			mode,
		)
	}
	const handlers = new Map([...areas].map(([area, ids]) => [area, cut(ids)]))
	const elsewhere = cut([])
	return (pathname) => handlers.get(firstSegment(pathname)) ?? elsewhere
}

/** Answers a request of node:http with a Remix handler. `body` is null where there is none. */
export async function answerWithRemix(
	handle: Handle,
	request: IncomingMessage,
	response: ServerResponse,
	body: Buffer | null,
	context: AppLoadContext,
): Promise<void> {
	const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
	const headers = new Headers()
	for (let at = 0; at < request.rawHeaders.length; at += 2) headers.append(request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? '')
	const method = request.method ?? 'GET'
	const answer = await handle(url.pathname)(new Request(url, { method, headers, body: body && new Uint8Array(body) }), context)
	response.statusCode = answer.status
	for (const [name, value] of answer.headers) response.appendHeader(name, value)
	if (!answer.body || method === 'HEAD') return void response.end()
	if (answer.headers.get('Content-Type')?.startsWith('text/html')) return void response.end(Buffer.from(await answer.arrayBuffer()))
	Readable.fromWeb(answer.body as NodeReadableStream).pipe(response)
}
