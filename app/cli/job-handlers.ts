import { certificateJobs } from '#app/features/certificates/certificate-jobs.server.ts'
import { codeJobs } from '#app/features/code/code-jobs.server.ts'
import type { JobHandlers } from '#app/features/jobs/run-due-jobs.server.ts'
import { requirementJobs } from '#app/features/requirements/requirement-jobs.server.ts'
import type { Site } from '../load-context.ts'

/** Who does the work of each kind of job. */
export const jobHandlers = (site: Pick<Site, 'db' | 'printCertificate' | 'clock' | 'requirements'>): JobHandlers => ({
	...certificateJobs(site),
	...requirementJobs(site),
	...codeJobs(site),
})
