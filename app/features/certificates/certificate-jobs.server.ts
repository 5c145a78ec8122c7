import type { JobHandlers } from '#app/features/jobs/run-due-jobs.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#db/open.server.ts'
import { openCertificate, type CertificatePrinter } from './open-certificate.server.ts'

export const certificateJobs = (site: { db: Database; printCertificate: CertificatePrinter; clock: Clock }): JobHandlers => ({
	'seal-certificate': async (number) => {
		await openCertificate(site.db, { number, personId: null }, site)
	},
})
