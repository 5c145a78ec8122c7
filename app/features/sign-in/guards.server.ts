import { createCookie, redirect, type AppLoadContext } from '@remix-run/node'
import { may, type Permission } from './roles.ts'
import { findViewer, sessionHours, type Viewer } from './sessions.server.ts'

type Asked = { request: Request; context: AppLoadContext }

export const sessionCookie = createCookie('probity', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: sessionHours * 3600 })

/** The token in the request's cookie; null if there is none. */
export const readToken = (request: Request): Promise<string | null> => tokenIn(request.headers.get('Cookie'))

async function tokenIn(cookie: string | null): Promise<string | null> {
	const token: unknown = await sessionCookie.parse(cookie)
	return typeof token === 'string' ? token : null
}

/** Whether a Cookie header signs somebody in: asked before a request is read. */
export async function isSignedIn(
	{ db, clock }: Pick<AppLoadContext['site'], 'db' | 'clock'>,
	cookie: string | undefined,
): Promise<boolean> {
	const token = await tokenIn(cookie ?? null)
	return token !== null && findViewer(db, { token }, { now: clock() }) !== null
}

/** One request asks more than once who is there (for the page itself and for what stands around it); the database is asked once. */
const asked = new WeakMap<AppLoadContext, Promise<Viewer | null>>()

/** Who is signed in; null if nobody is. */
export function findSignedIn({ request, context }: Asked): Promise<Viewer | null> {
	const known = asked.get(context)
	if (known) return known
	const finding = readToken(request).then((token) =>
		token === null ? null : findViewer(context.site.db, { token }, { now: context.site.clock() }),
	)
	asked.set(context, finding)
	return finding
}

/** The person who is signed in. Anybody else is sent to sign in, and comes back to the page afterwards. */
export async function requirePerson(args: Asked): Promise<Viewer> {
	const viewer = await findSignedIn(args)
	if (viewer) return viewer
	const { pathname, search } = new URL(args.request.url)
	const to = args.request.method === 'GET' && pathname !== '/' ? `?to=${encodeURIComponent(pathname + search)}` : ''
	throw redirect(`/sign-in${to}`)
}

/** The person who is signed in, if their roles allow it; 403 otherwise. */
export async function requirePermission(args: Asked, permission: Permission): Promise<Viewer> {
	const viewer = await requirePerson(args)
	if (!may(viewer, permission)) throw new Response(null, { status: 403 })
	return viewer
}

/** For what is not there, or is not the asker's: the two look alike. */
export const notFound = (): Response => new Response(null, { status: 404 })

/**
 * A path of this site to go to after signing in, spelt as an address is; anything else is the home page. Browsers read `\\` as `/` and pass over tabs and new
 * lines, so that `/<tab>/host` is another site to them: what holds one of these, or resolves to another site, is not followed.
 */
export function safePath(to: string | null): string {
	const here = 'http://here.invalid'
	if (to === null || !/^\/[^\p{Cc}\\]*$/u.test(to) || !URL.canParse(to, here)) return '/'
	const { origin, pathname, search, hash } = new URL(to, here)
	return origin === here && !pathname.startsWith('//') ? pathname + search + hash : '/'
}
