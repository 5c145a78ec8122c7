import type { JobHandlers } from '#app/features/jobs/run-due-jobs.server.ts'
import { commenceEdition } from '#app/features/code/publication/commence-edition.server.ts'

export const codeJobs = (council: Parameters<typeof commenceEdition>[0]): JobHandlers => ({
	'commence-edition': async (day) => {
		await commenceEdition(council, day)
	},
})
