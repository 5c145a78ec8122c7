import { readPersonas } from '#app/features/demonstration/demonstration-files.server.ts'
import { isEmpty, loadDemonstration } from '#app/features/demonstration/load-demonstration.server.ts'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { resumeHistory } from '#app/features/history/history-uploads.server.ts'
import { startHistoryImporter } from '#app/features/history/start-history-importer.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { resumeImport, startImporter } from '#app/features/people/import/start-importer.server.ts'
import { startPrinter } from '#app/features/printing/start-printer.server.ts'
import { defaultRules } from '#app/features/requirements/rules/load-requirements.server.ts'
import { watchRequirements } from '#app/features/requirements/rules/watch-requirements.server.ts'
import type { Environment } from '#app/platform/env.ts'
import type { Logger } from '#app/platform/log.ts'
import type { KeptFile } from '#app/platform/web/web-server.server.ts'
import type { Site } from '../load-context.ts'
import { jobHandlers } from './job-handlers.ts'
import { contentFolder, openSite } from './open-site.ts'
import { readKeptFiles } from './read-kept-files.ts'
import { repeat } from './repeat.ts'

export type RunningSite = { site: Site; files: ReadonlyMap<string, KeptFile>; stop: () => Promise<void> }

const jobPause = 2_000

/** Opens the site and begins its work behind the pages: jobs, printing, imports. The first start fills an empty database with the demonstration council. */
export function startSite(env: Environment, log: Logger): RunningSite {
	const { db, content, issuer, clock, loadRequirements } = openSite(env)
	if (env.demonstration && isEmpty(db)) {
		process.stderr.write('Loading the demonstration council … ')
		const people = loadDemonstration(db, { folder: contentFolder, content, issuer }, { now: clock() })
		process.stderr.write(`${people} people.\n`)
	}
	const printer = startPrinter()
	const importer = startImporter(db, { clock })
	const historyImporter = startHistoryImporter(db, { clock })
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
		historyImporter,
		secure: env.publicUrl.startsWith('https:'),
		personas: env.demonstration ? readPersonas(contentFolder) : [],
	}
	resumeImport(db, { now: clock() })
	resumeHistory(db, { now: clock() })
	let stopping = false
	const jobs = repeat(
		() => runDueJobs(db, jobHandlers(site), clock, () => stopping).catch((error: unknown) => log.error({ error: String(error) }, 'jobs')),
		jobPause,
	)
	return {
		site,
		files: readKeptFiles(content),
		stop: async () => {
			stopping = true
			await jobs.stop()
			await printer.stop()
			await importer.stop()
			await historyImporter.stop()
			db.$client.close()
		},
	}
}
