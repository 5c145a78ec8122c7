import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import compression from 'compression'
import type { Logger } from '#app/platform/log.ts'
import { refuseAddress, refuseForm } from './refuse-request.ts'
import { isForeign, securityHeaders } from './security.server.ts'

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** A file kept in memory: a figure, an icon. */
export type KeptFile = { body: Buffer; contentType: string; immutable: boolean }

export type WebServerParts = {
	log: Logger
	publicUrl: string
	/** Says whether the site can answer: asked by `/readyz`. */
	isReady: () => boolean
	/** Built styles and what they name, under `/assets`. */
	assets: Middleware
	/** The kept file of exactly this path. */
	fileAt: (path: string) => KeptFile | undefined
	/** The paths that a file may be sent to, and how many bytes. */
	uploads: readonly { path: RegExp; largest: number }[]
	/** Whether somebody is signed in with this Cookie header: asked before anything large is read. */
	isSignedIn: (cookie: string | undefined) => Promise<boolean>
	/** Milliseconds that may pass until all headers, or a form that is no upload, have come. */
	patience?: { headers: number; form: number }
	/** Everything else. `body` is null where there is none. */
	pages: (request: IncomingMessage, response: ServerResponse, body: Buffer | null) => Promise<void>
}

const largestForm = 1_000_000
/** What anybody may send who is not signed in, but for the document that a certificate is checked by. */
const largestOfStrangers = 20_000
const mostFields = 5_000
const ofStrangers = /^\/verify\//
const methods = ['GET', 'HEAD', 'POST']

/** The web server around the pages: health, files, headers, compression, request ids, a log line for each answer. Nothing of the product is in it. */
export function createWebServer({
	log,
	publicUrl,
	isReady,
	assets,
	fileAt,
	uploads,
	isSignedIn,
	patience = { headers: 15_000, form: 30_000 },
	pages,
}: WebServerParts): Server {
	const headers = securityHeaders({ tls: publicUrl.startsWith('https:') })
	const compress = compression({ level: 4, threshold: 1024 }) as unknown as Middleware
	const { host: publicHost } = new URL(publicUrl)
	/** A page is compressed in one go by whoever renders it; what is streamed, on its way. */
	const isStreamed = (path: string) => path.startsWith('/assets/') || fileAt(path) !== undefined || path.endsWith('.csv')

	const text = (response: ServerResponse, status: number, words: string) => {
		response.statusCode = status
		response.setHeader('Content-Type', 'text/plain; charset=utf-8')
		response.end(words)
	}

	/** First who, then how large, then the body: nothing large of somebody unknown is ever held. */
	const readAllowed = async (request: IncomingMessage, path: string): Promise<Buffer | null | keyof typeof refusals> => {
		if (request.method !== 'POST') return null
		const declared = Number(request.headers['content-length'] ?? Infinity)
		const largest = uploads.find((upload) => upload.path.test(path))?.largest ?? largestForm
		const isKnown = declared <= largestOfStrangers || ofStrangers.test(path) || (await isSignedIn(request.headers.cookie))
		if (!isKnown && declared !== Infinity) {
			letGo(request)
			return 'stranger'
		}
		const waiting = largest > largestForm && isKnown ? undefined : setTimeout(() => request.destroy(), patience.form)
		const body = await readBody(request, isKnown ? largest : largestOfStrangers).finally(() => clearTimeout(waiting))
		if (body === 'too-large' && !isKnown) return 'stranger'
		return body instanceof Buffer && isUrlencoded(request) && hasMoreFields(body, mostFields) ? 'too-many' : body
	}

	const answer = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
		if (path === '/healthz') return text(response, 200, 'ok')
		if (path === '/readyz') return isReady() ? text(response, 200, 'ready') : text(response, 503, 'not ready')
		const file = fileAt(path)
		if (file) {
			response.setHeader('Content-Type', file.contentType)
			response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=86400')
			return void response.end(file.body)
		}
		// Pages know what is looked at and what is sent; a route would take anything else for a form, and fail to read one.
		if (!methods.includes(request.method ?? '')) {
			response.setHeader('Allow', methods.join(', '))
			return text(response, 405, 'This address can be looked at, or a form sent to it. Nothing was done.')
		}
		if (isForeign(request, publicHost))
			return text(response, 403, 'This form was sent from another site. Open the page again and send it from there.')
		const refusal = refuseAddress(request) ?? refuseForm(request)
		if (refusal) return text(response, refusal.status, refusal.words)
		const body = await readAllowed(request, path)
		if (typeof body === 'string') {
			const { status, words } = refusals[body]
			return text(response, status, words)
		}
		response.setHeader('Cache-Control', 'no-store')
		await pages(request, response, body)
	}

	const server = createServer({ connectionsCheckingInterval: Math.min(patience.headers, 5_000) }, (request, response) => {
		const began = performance.now()
		const id = randomUUID()
		const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
		response.setHeader('X-Request-Id', id)
		response.once('finish', () =>
			log.info({ id, method: request.method, path, status: response.statusCode, ms: Math.round((performance.now() - began) * 10) / 10 }),
		)
		const failed = (error: unknown) => {
			log.error({ id, path, error: error instanceof Error ? error.stack : String(error) })
			if (response.headersSent) response.destroy()
			else text(response, 500, `Something went wrong. Nothing you sent was half saved. Try again; if it happens again, quote ${id}.`)
		}
		for (const [name, value] of headers) response.setHeader(name, value)
		const go = () => {
			if (path.startsWith('/assets/')) assets(request, response, () => text(response, 404, 'Not found'))
			else answer(request, response, path).catch(failed)
		}
		if (isStreamed(path)) compress(request, response, go)
		else go()
	})
	server.headersTimeout = patience.headers
	server.maxConnections = 2_000
	return server
}

const refusals = {
	stranger: {
		status: 403,
		words: 'You are not signed in, or no longer. Sign in, open the page again and send it from there. Nothing was saved.',
	},
	'too-many': {
		status: 413,
		words: 'This has more fields than any form of this site. Nothing was saved. Open the page again and send it from there.',
	},
	'too-large': {
		status: 413,
		words:
			'This is more than the form can hold. Nothing was saved. Go back to the form, which says how large a file may be, and choose a smaller one.',
	},
} as const

const isUrlencoded = ({ headers }: IncomingMessage) => headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false

function hasMoreFields(body: Buffer, most: number): boolean {
	let fields = 1
	for (let at = body.indexOf('&'); at >= 0 && fields <= most; at = body.indexOf('&', at + 1)) fields += 1
	return fields > most
}

/** Lets the rest of a body go by, so that the answer can be read, but not for long. */
function letGo(request: IncomingMessage): void {
	request.resume()
	const timer = setTimeout(() => request.destroy(), 5_000)
	request.once('close', () => clearTimeout(timer))
}

async function readBody(request: IncomingMessage, largest: number): Promise<Buffer | 'too-large'> {
	const chunks: Buffer[] = []
	let size = 0
	for await (const chunk of request) {
		size += (chunk as Buffer).length
		// The rest is read and let go: to stop in the middle would cut off the answer, and the next request on the same connection.
		if (size <= largest) chunks.push(chunk as Buffer)
	}
	return size > largest ? 'too-large' : Buffer.concat(chunks)
}
