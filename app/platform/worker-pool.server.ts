import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MessagePort } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import { projectRoot } from '#db/project-root.server.ts'

type Options = NonNullable<ConstructorParameters<typeof Tinypool>[0]>

const isBuilt = !import.meta.url.endsWith('.ts')

/**
 * One thread that does tasks one after another, away from the thread that answers requests. It starts with the first task. `worker` is its source file in `app`,
 * whose default export does a task; `run` rejects where that throws, or when the pool is stopped before it is done.
 */
export function startWorkerPool<Task, Result>(
	worker: string,
	options: Pick<Options, 'isolateWorkers' | 'resourceLimits' | 'idleTimeout'>,
): { run: (task: Task, transferList?: MessagePort[]) => Promise<Result>; stop: () => Promise<void> } {
	const filename = isBuilt ? join(projectRoot, 'build/server', basename(worker, '.ts') + '.js') : join(projectRoot, 'app', worker)
	const registerSources = pathToFileURL(join(projectRoot, 'app/platform/register-sources.mjs')).href
	const pool = new Tinypool({
		...options,
		minThreads: 0,
		maxThreads: 1,
		...(!isBuilt && { execArgv: ['--import', registerSources] }),
	})
	return {
		run: (task, transferList = []) => pool.run(task, { filename, transferList }),
		stop: () => pool.destroy(),
	}
}
