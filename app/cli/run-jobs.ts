import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { startPrinter } from '#app/features/printing/start-printer.server.ts'
import type { Environment } from '#app/platform/env.ts'
import { jobHandlers } from './job-handlers.ts'
import { withSite } from './open-site.ts'

/** Runs the jobs that are due, once; returns how many were done and failed. */
export const runJobs = (env: Environment): Promise<{ done: number; failed: number }> =>
	withSite(env, async ({ db, clock, loadRequirements }) => {
		const { printCertificate, stop } = startPrinter()
		try {
			return await runDueJobs(db, jobHandlers({ db, clock, printCertificate, requirements: loadRequirements() }), clock)
		} finally {
			await stop()
		}
	})
