import { join } from 'node:path'
import sirv from 'sirv'
import { isSignedIn } from '#app/features/sign-in/guards.server.ts'
import type { Environment } from '#app/platform/env.ts'
import type { Logger } from '#app/platform/log.ts'
import { answerWithRemix, createAnswer } from '#app/platform/web/answer-with-remix.server.ts'
import { projectRoot } from '#db/project-root.server.ts'
import type { Served } from './serve.ts'
import { startSite } from './start-site.ts'

/** The site as it was built. */
export async function serveBuild(env: Environment, log: Logger): Promise<Served> {
	const build = await import('virtual:remix/server-build')
	const { site, files, stop } = startSite(env, log)
	const answerRequest = createAnswer(build, 'production')
	return {
		isReady: () => site.db.$client.open,
		fileAt: (path) => files.get(path),
		assets: sirv(join(projectRoot, 'build/client'), { immutable: true, maxAge: 31_536_000, etag: true }),
		isSignedIn: (cookie) => isSignedIn(site, cookie),
		pages: (request, response, body) => answerWithRemix(answerRequest, { request, response, body }, { site }),
		stop,
	}
}
