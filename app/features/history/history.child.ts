import { serveTask } from '#app/platform/child-process.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { runHistoryTask, type HistoryOrder } from './check-history.server.ts'

export type HistoryJob = { order: HistoryOrder; databasePath: string }

/** Does one task with a connection of its own. */
serveTask<HistoryJob>(async ({ order, databasePath }, tell) => {
	const db = openDatabase(databasePath)
	try {
		await runHistoryTask(db, order, tell)
	} finally {
		db.$client.close()
	}
})
