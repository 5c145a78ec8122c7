import { serveTask } from '#app/platform/child-process.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { runImportTask, type ImportOrder } from './run-import-task.server.ts'

export type ImportJob = { order: ImportOrder; databasePath: string }

/** Does one task with a connection of its own. */
serveTask<ImportJob>(async ({ order, databasePath }, tell) => {
	const db = openDatabase(databasePath)
	try {
		await runImportTask(db, order, tell)
	} finally {
		db.$client.close()
	}
})
