import type { MessagePort } from 'node:worker_threads'
import { openDatabase } from '#db/open.server.ts'
import { runImportTask, type ImportOrder } from './run-import-task.server.ts'

export type ImportJob = { order: ImportOrder; databasePath: string; progress: MessagePort }

/** Does one task with a connection of its own. */
export default async function importPeople({ order, databasePath, progress }: ImportJob): Promise<void> {
	const db = openDatabase(databasePath)
	try {
		await runImportTask(db, order, (share) => progress.postMessage(share))
	} finally {
		db.$client.close()
		progress.close()
	}
}
