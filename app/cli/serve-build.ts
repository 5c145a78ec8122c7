import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import sirv from 'sirv'
import type { Environment } from '#app/platform/env.ts'
import type { Logger } from '#app/platform/log.ts'
import { answerWithRemix, createAnswer } from '#app/platform/web/answer-with-remix.server.ts'
import type { WebServerParts } from '#app/platform/web/web-server.server.ts'
import { projectRoot } from '#db/project-root.server.ts'
import { startSite } from './start-site.ts'

/** What the web server serves of the site, and how that is stopped. */
export type Served = Pick<WebServerParts, 'isReady' | 'fileAt' | 'assets' | 'pages'> & { stop: () => Promise<void> }

/** The site as it was built. */
export async function serveBuild(env: Environment, log: Logger): Promise<Served> {
	const build: ServerBuild = await import(pathToFileURL(join(projectRoot, 'build/server/index.js')).href)
	const { site, files, stop } = startSite(env, log)
	const answerRequest = createAnswer(build, 'production')
	return {
		isReady: () => site.db.$client.open,
		fileAt: (path) => files.get(path),
		assets: sirv(join(projectRoot, 'build/client'), { immutable: true, maxAge: 31_536_000, etag: true }),
		pages: (request, response, body) => answerWithRemix(answerRequest, { request, response, body }, { site }),
		stop,
	}
}
