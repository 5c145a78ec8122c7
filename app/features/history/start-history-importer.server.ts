import type { Instant } from '#app/platform/calendar.ts'
import { ChildEnded, startChildProcess } from '#app/platform/child-process.server.ts'
import type { Database } from '#db/open.server.ts'
import type { HistoryImporter } from './check-history.server.ts'
import { failHistory, findHistoryUpload } from './history-uploads.server.ts'
import type { HistoryJob } from './history.child.ts'

/** 100,000 rows take a third of it, on a machine that has other things to do. */
const limits = {
	check: { heapMegabytes: 1_024, residentMegabytes: 2_048, seconds: 300 },
	apply: { heapMegabytes: 1_536, residentMegabytes: 3_072, seconds: 900 },
}

/** Reads and brings files of the last system in a process of its own: everybody else is answered meanwhile, and a file that kills its reader kills nothing else. */
export function startHistoryImporter(db: Database, { clock }: { clock: () => Instant }): HistoryImporter & { stop: () => Promise<void> } {
	const running = new Map<number, { share: number; isStopped: boolean; kill: () => Promise<void>; ended: Promise<void> }>()
	const start: HistoryImporter['start'] = (order) => {
		const { id } = order
		const run = findHistoryUpload(db, { id })?.run ?? 0
		const job: HistoryJob = { order, databasePath: db.$client.name }
		const { done, kill } = startChildProcess('features/history/history.child.ts', job, limits[order.task], (share) => {
			if (typeof share === 'number') task.share = share
		})
		const ended = done
			.catch((error: unknown) => {
				// What is told to stop is left to whoever stopped it.
				if (!task.isStopped) failHistory(db, { id, run, why: explain(error) }, { now: clock() })
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
			for (const id of [...running.keys()]) await stopTask(id)
		},
	}
}

function explain(error: unknown): string {
	if (error instanceof ChildEnded) return `The file could not be worked on. ${error.message}`
	return `Something went wrong: ${error instanceof Error ? error.message : String(error)}.`
}
