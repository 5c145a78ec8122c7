import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '#db/open.server.ts'
import { runImportTask, type ImportOrder } from './run-import-task.server.ts'

/** Does one task with a connection of its own, and ends. */
const { databasePath, ...order } = workerData as ImportOrder & { databasePath: string }
const db = openDatabase(databasePath)
await runImportTask(db, order, (share) => parentPort?.postMessage(share))
db.$client.close()
