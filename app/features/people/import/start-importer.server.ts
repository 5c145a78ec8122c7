import { ChildEnded, startChildProcess, type Limits } from '#app/platform/child-process.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { advanceUpload, failUpload } from './advance-upload.server.ts'
import type { ImportJob } from './importer.child.ts'
import type { ImportOrder, PeopleImporter } from './run-import-task.server.ts'
import { findLiveUpload, findUpload } from './uploads.server.ts'

/** A file that needs more than this is no people file: 200,000 people take a quarter of it. An import waits for obligations, so it has longer. */
const limits: Record<ImportOrder['task'], Limits> = {
	check: { heapMegabytes: 1_024, residentMegabytes: 2_048, seconds: 120 },
	apply: { heapMegabytes: 1_536, residentMegabytes: 3_072, seconds: 900 },
}

/**
 * Does imports in a process of their own, one at a time: the pages of everybody else are answered meanwhile, a large file leaves no memory behind, and a file that
 * is made to kill its reader kills nothing else.
 */
export function startImporter(
	db: Database,
	{ clock, limitsOf = limits }: { clock: () => Instant; limitsOf?: typeof limits },
): PeopleImporter & { stop: () => Promise<void> } {
	const running = new Map<number, { share: number; isStopped: boolean; kill: () => Promise<void>; ended: Promise<void> }>()
	let stopping = false

	const start = (order: ImportOrder): void => {
		const { id } = order
		const run = findUpload(db, { id })?.run ?? 0
		const job: ImportJob = { order, databasePath: db.$client.name }
		const { done, kill } = startChildProcess('features/people/import/importer.child.ts', job, limitsOf[order.task], (share) => {
			if (typeof share === 'number') task.share = share
		})
		const ended = done
			.catch((error: unknown) => {
				// What is told to stop is left to whoever stopped it: the next start, or somebody who cancels.
				if (!stopping && !task.isStopped) failUpload(db, { id, run, why: explain(error) }, { now: clock() })
			})
			.finally(() => {
				if (running.get(id) === task) running.delete(id)
			})
		const task = { share: 0, isStopped: false, kill, ended }
		running.set(id, task)
	}
	const stopTask = async (id: number): Promise<void> => {
		const task = running.get(id)
		if (!task) return
		task.isStopped = true
		await task.kill()
		await task.ended
	}
	return {
		start,
		stopTask,
		progressOf: (id) => running.get(id)?.share ?? 0,
		stop: async () => {
			stopping = true
			for (const { kill, ended } of [...running.values()]) {
				await kill()
				await ended
			}
		},
	}
}

function explain(error: unknown): string {
	if (error instanceof ChildEnded) return `The file could not be worked on. ${error.message}`
	return `Something went wrong: ${error instanceof Error ? error.message : String(error)}.`
}

/**
 * After a start: what was being checked is over, since the file may be what ended the server; what was being applied was one transaction that did not end, so it waits
 * to be confirmed again.
 */
export function resumeImport(db: Database, { now }: { now: Instant }): void {
	const id = findLiveUpload(db)
	if (id === null) return
	const isImport = findUpload(db, { id })?.state === 'applying'
	const problem = isImport
		? 'The server stopped while this file was being imported. Nothing of it was imported: confirm it again.'
		: 'The server stopped while this file was being checked. Nothing was imported: upload the file again, or save it as CSV UTF-8 first.'
	advanceUpload(db, { id, event: { type: 'RESUME' }, problem }, { now })
}
