import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { gzipSync } from 'node:zlib'
import { createRequestHandler, type AppLoadContext, type EntryContext, type RequestHandler, type ServerBuild } from '@remix-run/node'
import type { Params } from '@remix-run/react'

type Routes = ServerBuild['routes']
type Route = Routes[string]
export type Page = {
	id: string
	/** Its place among the patterns: literal parts before parameters before the catch-all, part by part. */
	rank: string
	/** What its address gives for its parameters; null if the address is another page's. */
	paramsOf: (pathname: string) => Params | null
	loader: Route['module']['loader']
	/** Loads and answers, as Remix does. */
	answer: RequestHandler
	/** Answers with what the loader has found, or with the page that tells of a refusal. */
	render: (request: Request, asked: Asked, outcome: Outcome) => Promise<Response>
}
type Asked = { pathname: string; search: string; params: Params; context: AppLoadContext }
type Outcome = { found: object } | { status: number }

/**
 * One request handler for each page, with only the routes of that page: it and its parents. Remix ranks and rebuilds every registered route at each request
 * (about 50 microseconds a route), matched or not; this makes a page cost the same however many routes the product has.
 */
function pageOf(build: ServerBuild, mode: string, leaf: Route): Page {
	const kept: Route[] = []
	for (let route: Route | undefined = leaf; route; route = route.parentId ? build.routes[route.parentId] : undefined) kept.unshift(route)
	const parts = kept.flatMap(({ path }) => path?.split('/') ?? []).filter(Boolean)
	const literal = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
	// A parameter may have an ending, as in `:id.pdf`.
	const split = parts.map((part) => /^(\*|:[\w-]+)?(.*)$/.exec(part) ?? [])
	const names = split.flatMap(([, name]) => name?.replace(/^:/, '') ?? [])
	const pattern = split.map(([, name, rest = '']) => (name ? (name === '*' ? '(.*)' : '([^/]+)') : '') + literal(rest)).join('/')
	const matches = new RegExp(`^/${pattern}/?$`, 'i')
	const ids = new Set(kept.map(({ id }) => id))
	const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
	const page = { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
	const { loader, default: component } = leaf.module
	const isOwn = component !== undefined && !kept.some(({ id, module }) => module.headers ?? (id !== leaf.id && module.loader))
	return {
		id: leaf.id,
		rank: parts.map((part) => (part === '*' ? '3' : /^:[\w-]+$/.test(part) ? '2' : '1')).join(''),
		paramsOf: (pathname) => {
			const values = matches.exec(pathname)?.slice(1)
			return values ? Object.fromEntries(names.map((name, at) => [name, decode(values[at] ?? '')])) : null
		},
		loader: isOwn ? loader : undefined,
		answer: createRequestHandler(page, mode),
		render: renderPage(page, kept),
	}
}

/** Calls the entry with what Remix's own handler calls it with for a page that was found or refused: no action, no headers of a route's own. */
function renderPage({ assets, future, routes, entry }: ServerBuild, kept: Route[]): Page['render'] {
	const routeModules = Object.fromEntries(Object.values(routes).map(({ id, module }) => [id, module])) as EntryContext['routeModules']
	return async (request, { pathname, search, params, context }, outcome) => {
		const isFound = 'found' in outcome
		const status = isFound ? 200 : outcome.status
		const matches = kept.map((route, at) => {
			const own = at === 0 ? '/' : pathname
			return { route, params, pathname: own, pathnameBase: own }
		})
		const staticHandlerContext: EntryContext['staticHandlerContext'] = {
			basename: '/',
			location: { pathname, search, hash: '', state: null, key: 'default' },
			matches,
			loaderData: isFound ? { [kept.at(-1)?.id ?? '']: outcome.found } : {},
			actionData: null,
			errors: isFound ? null : { root: { status, statusText: '', internal: false, data: null } },
			statusCode: status,
			loaderHeaders: {},
			actionHeaders: {},
			activeDeferreds: null,
		}
		const remix = {
			manifest: assets,
			routeModules,
			staticHandlerContext,
			future,
			isSpaMode: false,
			serializeError: ({ message }: Error) => ({ message }),
		}
		return (await entry.module.default(request, status, new Headers(), remix, context)) as Response
	}
}

const decode = (part: string) => {
	try {
		return decodeURIComponent(part)
	} catch {
		return part
	}
}

/** The pages of the product, by address. What is nobody's address meets the catch-all. */
export function pagesOf(build: ServerBuild, mode: string): (pathname: string) => { page: Page; params: Params } | null {
	const pages = Object.values(build.routes)
		.filter(({ id }) => id !== 'root')
		.map((route) => pageOf(build, mode, route))
		.sort((a, b) => (a.rank < b.rank ? -1 : 1))
	return (pathname) => {
		for (const page of pages) {
			const params = page.paramsOf(pathname)
			if (params) return { page, params }
		}
		return null
	}
}

/**
 * A page that is only looked at is loaded here and handed to the entry as Remix would hand it over. Left to itself Remix matches the routes twice, copies the
 * request twice for the loader, and encodes every value that it returned, for a script that no page has: a third of a page's time. A loader that throws, or
 * answers with a response or a status of its own, or a page that cannot be rendered, is left to Remix, which asks again.
 */
async function answerPage(page: Page, request: Request, asked: Asked): Promise<Response> {
	const { params, context } = asked
	if (!page.loader || (request.method !== 'GET' && request.method !== 'HEAD')) return answerByRemix(page, request, asked)
	const found = await load(page.loader, { request, params, context })
	if (found === null) return answerByRemix(page, request, asked)
	return page.render(request, asked, { found }).catch(() => page.answer(request, context))
}

/** Remix has no page for a file that is refused: a browser would show an empty window. It gets the page that says so, unless the file's route has said it. */
async function answerByRemix(page: Page, request: Request, asked: Asked): Promise<Response> {
	const answer = await page.answer(request, asked.context)
	const { status, body, headers } = answer
	const isSaid = asked.context.html !== undefined || (body !== null && status < 500 && !headers.has('X-Remix-Error'))
	return status < 400 || isSaid ? answer : page.render(request, asked, { status })
}

async function load(loader: NonNullable<Page['loader']>, args: Parameters<typeof loader>[0]): Promise<object | null> {
	try {
		const found: unknown = await (loader as (args: unknown) => unknown)(args)
		return typeof found === 'object' && found !== null && !(found instanceof Response) && !('init' in found) ? found : null
	} catch {
		return null
	}
}

/** Answers a request of node:http with a Remix handler. `body` is null where there is none. */
export async function answerWithRemix(
	find: ReturnType<typeof pagesOf>,
	request: IncomingMessage,
	response: ServerResponse,
	body: Buffer | null,
	context: AppLoadContext,
): Promise<void> {
	const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
	const found = find(url.pathname)
	// Remix offers the data of a page by itself to its own script; no page has that script, so nobody is given it.
	if (!found || url.pathname.endsWith('.data') || url.searchParams.has('_data')) return notFound(response)
	const headers: [string, string][] = []
	for (let at = 0; at < request.rawHeaders.length; at += 2) headers.push([request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? ''])
	const method = request.method ?? 'GET'
	const { page, params } = found
	const { pathname, search } = url
	const formValues = new Request(url, { method, headers, body: body && new Uint8Array(body) })
	const answer = await answerPage(page, formValues, { pathname, search, params, context })
	response.statusCode = answer.status
	for (const [name, value] of answer.headers) response.appendHeader(name, value)
	if (method === 'HEAD') return void response.end()
	if (context.html !== undefined) return sendPage(request, response, context.html)
	if (!answer.body) return void response.end()
	Readable.fromWeb(answer.body as NodeReadableStream).pipe(response)
}

function notFound(response: ServerResponse): void {
	response.statusCode = 404
	response.setHeader('Content-Type', 'text/plain; charset=utf-8')
	response.end('Not found')
}

/** A page is small: compressed in one go it costs half of what a stream does. */
function sendPage(request: IncomingMessage, response: ServerResponse, html: string): void {
	response.setHeader('Vary', 'Accept-Encoding')
	if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return void response.end(html)
	response.setHeader('Content-Encoding', 'gzip')
	response.end(gzipSync(html, { level: 4 }))
}
