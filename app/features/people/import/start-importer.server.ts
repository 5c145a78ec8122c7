import { Worker } from 'node:worker_threads'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { failUpload, type ImportOrder, type PeopleImporter } from './run-import-task.server.ts'
import { findLiveUpload, findUpload, stepUpload } from './uploads.server.ts'

/** A file that needs more than this is no people file. The thread ends then, not the server. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 }

/** Does imports in a thread of their own, one at a time, so that the pages of everybody else are answered meanwhile. */
export function startImporter(db: Database, { clock }: { clock: () => Instant }): PeopleImporter & { stop: () => Promise<void> } {
	let worker: Worker | null = null
	let stopping = false
	const progress = new Map<number, number>()

	const start = (order: ImportOrder): void => {
		const started = new Worker(new URL('./importer.worker.mjs', import.meta.url), {
			workerData: { ...order, databasePath: db.$client.name },
			resourceLimits,
		})
		worker = started
		let why = 'The work ended before it was done.'
		progress.set(order.id, 0)
		started.on('message', (share: number) => progress.set(order.id, share))
		started.on('error', (error) => {
			why =
				'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
					? 'The file is too large to be read.'
					: `Something went wrong: ${error.message}.`
		})
		started.on('exit', () => {
			progress.delete(order.id)
			// A thread that is told to stop leaves its work for the next start.
			if (!stopping) failUpload(db, { id: order.id, why }, { now: clock() })
		})
	}
	return {
		start,
		progressOf: (id) => progress.get(id) ?? 0,
		stop: async () => {
			stopping = true
			await worker?.terminate()
		},
	}
}

/** After a start: what was being checked is checked again; what was being applied was one transaction that did not end, so it waits to be confirmed again. */
export function resumeImport(db: Database, importer: PeopleImporter, order: Pick<ImportOrder, 'rules' | 'now'>): void {
	const id = findLiveUpload(db)
	if (id === null) return
	const problem = 'The server stopped while this file was being imported. Nothing of it was imported: confirm it again.'
	stepUpload(db, { id, from: ['applying'], to: 'ready', problem }, order)
	if (findUpload(db, { id })?.state === 'checking') importer.start({ id, task: 'check', actor: 'system', ...order })
}
