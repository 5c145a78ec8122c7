import { readFileSync, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installGlobals, type ServerBuild } from '@remix-run/node'
import closeWithGrace from 'close-with-grace'
import sirv from 'sirv'
import { openCertificate } from '#app/features/certificates/open-certificate.server.ts'
import { commenceEdition } from '#app/features/code/publication/commence-edition.server.ts'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { startPrinter } from '#app/features/printing/start-printer.server.ts'
import type { Content } from '#app/features/content/content.ts'
import { readPersonas } from '#app/features/demonstration/demonstration-files.server.ts'
import { isEmpty, loadDemonstration } from '#app/features/demonstration/load-demonstration.server.ts'
import { resumeImport, startImporter } from '#app/features/people/import/start-importer.server.ts'
import { runDueJobs, type JobHandlers } from '#app/features/jobs/run-due-jobs.server.ts'
import type { Environment } from '#app/platform/env.ts'
import { defaultRules } from '#app/features/requirements/rules/load-requirements.server.ts'
import { replanDay, replanRequirement } from '#app/features/requirements/planning/replan-day.server.ts'
import { watchRequirements } from '#app/features/requirements/rules/watch-requirements.server.ts'
import { createLog } from '#app/platform/log.ts'
import { answerWithRemix, pagesOf } from '#app/platform/web/remix-listener.server.ts'
import { createWebServer, type KeptFile } from '#app/platform/web/web-server.server.ts'
import type { Site } from '../load-context.ts'
import { contentFolder, openSite } from './open-site.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const jobPause = 2_000
/** A file that is a little too large gets as far as the page that says so. */
const uploads = [
	{ path: /^\/people\/import$/, largest: 50_000_000 },
	{ path: /^\/(modules\/[^/]+\/elsewhere|people\/[^/]+\/prior-learning|admin\/roll-call)$/, largest: 12_000_000 },
	{ path: /^\/admin\/code$/, largest: 6_000_000 },
]

/** Serves the site until it is told to stop. The first start fills an empty database with the demonstration council. */
export async function serve(env: Environment): Promise<void> {
	const log = createLog(env.logLevel)
	const { db, content, issuer, clock, loadRequirements } = openSite(env)
	if (env.demonstration && isEmpty(db)) {
		process.stderr.write('Loading the demonstration council … ')
		const people = loadDemonstration(db, { folder: contentFolder, content, issuer }, { now: clock() })
		process.stderr.write(`${people} people.\n`)
	}
	const printer = startPrinter()
	const importer = startImporter(db, { clock })
	const rules = watchRequirements(db, loadRequirements())
	const site: Site = {
		db,
		content,
		get requirements() {
			return rules.current()
		},
		set requirements(changed) {
			rules.replace(changed)
		},
		code: openPublishedEditions(db),
		defaultRules: defaultRules(contentFolder),
		issuer,
		clock,
		printCertificate: printer.printCertificate,
		printHandout: printer.printHandout,
		printReceipt: printer.printReceipt,
		importer,
		secure: env.publicUrl.startsWith('https:'),
		personas: env.demonstration ? readPersonas(contentFolder) : [],
	}
	installGlobals({ nativeFetch: true })
	const { pages, assets, stop: stopPages } = await (process.env.NODE_ENV === 'development' ? developmentPages(site) : builtPages(site))
	let stopping = false
	const server = createWebServer({
		log,
		publicUrl: env.publicUrl,
		isReady: () => !stopping && db.$client.open,
		assets,
		files: keptFiles(content),
		uploads,
		pages,
	})
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.port, env.host, resolve))
	process.stderr.write(`Probity is at ${env.publicUrl}\n`)

	resumeImport(db, importer, { rules: site.requirements, now: clock() })
	const jobs = repeat(() =>
		runDueJobs(db, jobHandlers(site), clock, () => stopping).catch((error: unknown) => log.error({ error: String(error) }, 'jobs')),
	)
	closeWithGrace({ delay: 10_000 }, async ({ err }) => {
		stopping = true
		if (err) log.error({ error: err.stack }, 'stopping')
		server.closeIdleConnections()
		await new Promise((resolve) => server.close(resolve))
		await jobs.stop()
		await printer.stop()
		await importer.stop()
		await stopPages()
		db.$client.close()
	})
}

type Workshop = Pick<Site, 'db' | 'printCertificate' | 'clock' | 'requirements'>

export const jobHandlers = (site: Workshop): JobHandlers => ({
	'seal-certificate': async (number) => {
		await openCertificate(site.db, { number, personId: null }, site)
	},
	'plan-obligations': async (day) => {
		await replanDay(site.db, site.requirements, day, site.clock)
	},
	'commence-edition': async (day) => {
		await commenceEdition(site, day)
	},
	'plan-rule': async (id) => {
		await replanRequirement(site.db, site.requirements, id, site.clock)
	},
})

/** Runs `work` again and again with a pause between; `stop` waits for the run that is going on. */
function repeat(work: () => Promise<unknown>): { stop: () => Promise<void> } {
	let stopped = false
	let timer: NodeJS.Timeout | undefined
	let running: Promise<unknown> = Promise.resolve()
	const run = () => {
		running = work().then(() => {
			if (!stopped) timer = setTimeout(run, jobPause)
		})
	}
	run()
	return {
		stop: async () => {
			stopped = true
			clearTimeout(timer)
			await running
		},
	}
}

type Pages = {
	pages: (request: IncomingMessage, response: ServerResponse, body: Buffer | null, nonce: string) => Promise<void>
	assets: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
	stop: () => Promise<void>
}

async function builtPages(site: Site): Promise<Pages> {
	const build: ServerBuild = await import(pathToFileURL(join(root, 'build/server/index.js')).href)
	const find = pagesOf(build, 'production')
	return {
		pages: (request, response, body, nonce) => answerWithRemix(find, request, response, body, { site, nonce }),
		assets: sirv(join(root, 'build/client'), { immutable: true, maxAge: 31_536_000, etag: true }),
		stop: () => Promise.resolve(),
	}
}

async function developmentPages(site: Site): Promise<Pages> {
	const { createServer } = await import('vite')
	const vite = await createServer({ root, configFile: join(root, 'remix.config.js'), server: { middlewareMode: true }, appType: 'custom' })
	return {
		pages: async (request, response, body, nonce) => {
			await new Promise<void>((resolve) => {
				response.once('finish', resolve)
				vite.middlewares(request, response, () => {
					resolve()
				})
			})
			if (response.writableEnded) return
			const build = (await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild
			await answerWithRemix(pagesOf(build, 'development'), request, response, body, { site, nonce })
		},
		assets: (request, response, next) => vite.middlewares(request, response, next),
		stop: () => vite.close(),
	}
}

const contentTypes: Record<string, string> = { '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8' }

/** The figures of the modules, whose addresses carry their fingerprint, and the files of `public`. */
function keptFiles(content: Content): Map<string, KeptFile> {
	const files = new Map<string, KeptFile>()
	for (const { address, body, contentType } of content.figures.values()) files.set(address, { body, contentType, immutable: true })
	const folder = join(root, 'public')
	for (const name of readdirSync(folder)) {
		files.set(`/${name}`, {
			body: readFileSync(join(folder, name)),
			contentType: contentTypes[extname(name)] ?? 'application/octet-stream',
			immutable: false,
		})
	}
	return files
}
