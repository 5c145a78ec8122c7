import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { gzipSync } from 'node:zlib'
import { createRequestHandler, type AppLoadContext, type RequestHandler, type ServerBuild } from '@remix-run/node'

type Handle = (pathname: string) => RequestHandler
type Leaf = { kept: string[]; pattern: RegExp; rank: string }

/** A route with its parents. `rank` sorts literal parts before parameters before the catch-all, part by part. */
function leafOf(build: ServerBuild, id: string): Leaf {
	const kept: string[] = []
	const parts: string[] = []
	for (let route = build.routes[id]; route; route = route.parentId ? build.routes[route.parentId] : undefined) {
		kept.unshift(route.id)
		if (route.path) parts.unshift(...route.path.split('/'))
	}
	const part = (text: string) => (text === '*' ? '.*' : text.startsWith(':') ? '[^/]+' : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
	return {
		kept,
		pattern: new RegExp(`^/${parts.map(part).join('/')}/?$`, 'i'),
		rank: parts.map((text) => (text === '*' ? '3' : text.startsWith(':') ? '2' : '1')).join(''),
	}
}

/**
 * One request handler for each page, with only the routes of that page: it and its parents. Remix ranks and rebuilds every registered route at each request
 * (about 50 microseconds a route), matched or not; this makes a page cost the same however many routes the product has. What matches nothing meets the
 * catch-all, which is last.
 */
export function handlersByPage(build: ServerBuild, mode: string): Handle {
	const leaves = Object.keys(build.routes)
		.filter((id) => id !== 'root')
		.map((id) => leafOf(build, id))
		.sort((a, b) => (a.rank < b.rank ? -1 : 1))
	const handlers = leaves.map(({ kept, pattern }) => {
		const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => kept.includes(id)))
		const page = { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
		return { pattern, handle: createRequestHandler(page, mode) }
	})
	const elsewhere = createRequestHandler(build, mode)
	// Remix serves a page's data at the page's address with `.data` behind it; of `/` at `/_root.data`.
	const pageOf = (pathname: string) => (pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, ''))
	return (pathname) => handlers.find(({ pattern }) => pattern.test(pageOf(pathname)))?.handle ?? elsewhere
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
	if (method === 'HEAD') return void response.end()
	if (context.html !== undefined) return sendPage(request, response, context.html)
	if (!answer.body) return void response.end()
	Readable.fromWeb(answer.body as NodeReadableStream).pipe(response)
}

/** A page is small: compressed in one go it costs half of what a stream does. */
function sendPage(request: IncomingMessage, response: ServerResponse, html: string): void {
	response.setHeader('Vary', 'Accept-Encoding')
	if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return void response.end(html)
	response.setHeader('Content-Encoding', 'gzip')
	response.end(gzipSync(html, { level: 4 }))
}
