import { MessageChannel } from 'node:worker_threads'
import type { Instant } from '#app/platform/calendar.ts'
import { startWorkerPool } from '#app/platform/worker-pool.server.ts'
import type { Database } from '#db/open.server.ts'
import type { ImportJob } from './importer.worker.ts'
import { failUpload, type ImportOrder, type PeopleImporter } from './run-import-task.server.ts'
import { findLiveUpload, findUpload, stepUpload } from './uploads.server.ts'

/** A file that needs more than this is no people file. The thread ends then, not the server. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 }

/** Does imports in a thread of their own, one at a time, so that the pages of everybody else are answered meanwhile. Each has a new thread: a large file leaves no memory behind. */
export function startImporter(db: Database, { clock }: { clock: () => Instant }): PeopleImporter & { stop: () => Promise<void> } {
	const pool = startWorkerPool<ImportJob, void>('features/people/import/importer.worker.ts', { resourceLimits, isolateWorkers: true })
	const progress = new Map<number, number>()
	let stopping = false

	const run = async (order: ImportOrder): Promise<void> => {
		const { port1: told, port2 } = new MessageChannel()
		progress.set(order.id, 0)
		told.on('message', (share: number) => progress.set(order.id, share)).unref()
		try {
			await pool.run({ order, databasePath: db.$client.name, progress: port2 }, [port2])
		} catch (error) {
			// What is told to stop is left for the next start.
			if (!stopping) failUpload(db, { id: order.id, why: explain(error) }, { now: clock() })
		} finally {
			told.close()
			progress.delete(order.id)
		}
	}
	return {
		start: (order) => void run(order),
		progressOf: (id) => progress.get(id) ?? 0,
		stop: async () => {
			stopping = true
			await pool.stop()
		},
	}
}

function explain(error: unknown): string {
	if (!(error instanceof Error)) return `Something went wrong: ${String(error)}.`
	if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'The file is too large to be read.'
	return `Something went wrong: ${error.message}.`
}

/** After a start: what was being checked is checked again; what was being applied was one transaction that did not end, so it waits to be confirmed again. */
export function resumeImport(db: Database, importer: PeopleImporter, order: Pick<ImportOrder, 'rules' | 'now'>): void {
	const id = findLiveUpload(db)
	if (id === null) return
	const problem = 'The server stopped while this file was being imported. Nothing of it was imported: confirm it again.'
	stepUpload(db, { id, from: ['applying'], to: 'ready', problem }, order)
	if (findUpload(db, { id })?.state === 'checking') importer.start({ id, task: 'check', actor: 'system', ...order })
}
