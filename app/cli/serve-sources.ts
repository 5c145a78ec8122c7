import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { ServerResponse } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { isSignedIn } from '#app/features/sign-in/guards.server.ts'
import type { Environment } from '#app/platform/env.ts'
import type { Logger } from '#app/platform/log.ts'
import { answerWithRemix, createAnswer } from '#app/platform/web/answer-with-remix.server.ts'
import { projectRoot } from '#db/project-root.server.ts'
import type { Served } from './serve.ts'
import type { RunningSite, startSite } from './start-site.ts'

type SiteModule = { startSite: typeof startSite }

const styleSheet = '/app/ui/styles/app.scss'
const fontTypes: Record<string, string> = { '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf' }

/**
 * The site from its sources, for developing: a change counts at the next request. Vite compiles the sources; its own addresses, by which it would serve any file
 * of the project, are not answered. Pages, site and features are of one module graph: when anything of the site has changed, the site is opened anew.
 */
export async function serveSources(env: Environment, log: Logger): Promise<Served> {
	const { createServer } = await import('vite')
	const vite = await createServer({
		root: projectRoot,
		configFile: join(projectRoot, 'remix.config.js'),
		server: { middlewareMode: true, hmr: false, ws: false },
		appType: 'custom',
	})
	let opened: { module: SiteModule; running: RunningSite } | null = null
	const open = async (): Promise<RunningSite> => {
		const module = (await vite.ssrLoadModule('/app/cli/start-site.ts')) as SiteModule
		if (opened?.module.startSite === module.startSite) return opened.running
		await opened?.running.stop()
		opened = null
		opened = { module: { ...module }, running: module.startSite(env, log) }
		return opened.running
	}
	// Requests that arrive together must not open the site twice.
	let last: Promise<RunningSite> = open()
	const openInTurn = () => (last = last.then(open, open))
	await last

	let fonts = new Set<string>()
	/** The style sheet, and the fonts that it names. */
	const answerAsset = async (path: string, response: ServerResponse): Promise<boolean> => {
		if (path === styleSheet) {
			const { code = '' } = (await vite.transformRequest(`${styleSheet}?direct`)) ?? {}
			fonts = new Set([...code.matchAll(/url\(["']?([^"')]+)/g)].map(([, address = '']) => address))
			response.setHeader('Content-Type', 'text/css; charset=utf-8').end(code)
			return true
		}
		const contentType = fontTypes[extname(path)]
		if (!contentType || !fonts.has(path)) return false
		const file = path.startsWith('/@fs/') ? path.slice('/@fs'.length) : join(projectRoot, path)
		response.setHeader('Content-Type', contentType).end(await readFile(file))
		return true
	}

	return {
		isReady: () => opened !== null,
		isSignedIn: async (cookie) => isSignedIn((await openInTurn()).site, cookie),
		fileAt: (path) => opened?.running.files.get(path),
		assets: (_request, _response, next) => next(),
		pages: async (request, response, body) => {
			const [path = ''] = (request.url ?? '/').split('?', 1)
			if (await answerAsset(path, response)) return
			const { site } = await openInTurn()
			const build = (await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild
			await answerWithRemix(createAnswer(build, 'development'), { request, response, body }, { site })
		},
		stop: async () => {
			await opened?.running.stop()
			await vite.close()
		},
	}
}
