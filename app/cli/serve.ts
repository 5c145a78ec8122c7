import { installGlobals } from '@remix-run/node'
import closeWithGrace from 'close-with-grace'
import type { Environment } from '#app/platform/env.ts'
import { holdFolder } from '#db/hold-folder.server.ts'
import { createLog, type Logger } from '#app/platform/log.ts'
import { createWebServer, type WebServerParts } from '#app/platform/web/web-server.server.ts'

/** What the web server serves of the site, and how that is stopped. */
export type Served = Pick<WebServerParts, 'isReady' | 'fileAt' | 'assets' | 'isSignedIn' | 'pages'> & { stop: () => Promise<void> }

/** A file that is a little too large gets as far as the page that says so. */
const uploads = [
	{ path: /^\/people\/import(\/history)?$/, largest: 50_000_000 },
	{
		path: /^\/(modules\/[^/]+\/elsewhere|people\/[^/]+\/prior-learning|admin\/roll-call|admin\/code\/[^/]+\/approve)$/,
		largest: 12_000_000,
	},
	{ path: /^\/admin\/code$/, largest: 6_000_000 },
]

/** Serves what `openServed` opens, the build or the sources, until it is told to stop. */
export async function serve(env: Environment, openServed: (env: Environment, log: Logger) => Promise<Served>): Promise<void> {
	const log = createLog(env.logLevel)
	installGlobals({ nativeFetch: true })
	const letGo = holdFolder(env.dataFolder)
	const served = await openServed(env, log)
	let stopping = false
	const server = createWebServer({ ...served, log, publicUrl: env.publicUrl, uploads, isReady: () => !stopping && served.isReady() })
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.port, env.host, resolve)).catch(
		async (error: unknown) => {
			await served.stop()
			throw error
		},
	)
	process.stderr.write(`Probity is at ${env.publicUrl}\n`)
	closeWithGrace({ delay: 10_000 }, async ({ err }) => {
		stopping = true
		if (err) log.error({ error: err.stack }, 'stopping')
		server.closeIdleConnections()
		await new Promise((resolve) => server.close(resolve))
		await served.stop()
		letGo()
	})
}
