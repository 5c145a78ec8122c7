import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { projectRoot } from '#db/project-root.server.ts'

const isBuilt = !import.meta.url.endsWith('.ts')
const registerSources = pathToFileURL(join(projectRoot, 'app/platform/register-sources.mjs')).href

/** What a process may use before it is ended. */
export type Limits = { heapMegabytes: number; residentMegabytes: number; seconds: number }

/** Why a task in another process did not come to its end. */
export class ChildEnded extends Error {}

const told = z.union([z.object({ tell: z.unknown() }), z.object({ done: z.literal(true) }), z.object({ failed: z.string() })])

/**
 * Does one task in a process of its own. A thread that runs out of memory may end the whole server with it; a process ends alone. `entry` is its source file in
 * `app`, which calls `serveTask`. `done` rejects with `ChildEnded` where a limit was met or the process died, and with what the task threw where it did.
 */
export function startChildProcess<Task extends object>(
	entry: string,
	task: Task,
	{ heapMegabytes, residentMegabytes, seconds }: Limits,
	onTold: (told: unknown) => void,
): { done: Promise<void>; kill: () => Promise<void> } {
	const file = isBuilt ? join(projectRoot, 'build/server', `${basename(entry, '.ts')}.js`) : join(projectRoot, 'app', entry)
	const child = fork(file, {
		execArgv: [`--max-old-space-size=${heapMegabytes}`, ...(isBuilt ? [] : ['--import', registerSources])],
		serialization: 'advanced',
		// What a process that runs out of memory prints is for nobody.
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	})
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
	let why: string | null = null
	const end = (reason: string) => {
		why ??= reason
		child.kill('SIGKILL')
	}
	const done = new Promise<void>((resolve, reject) => {
		let isDone = false
		const timer = setTimeout(() => end(`It took longer than ${seconds} seconds.`), seconds * 1000)
		const watch = setInterval(() => {
			if (child.pid !== undefined && residentMegabytesOf(child.pid) > residentMegabytes) end('It needed too much memory.')
		}, 200)
		child.on('message', (message) => {
			const read = told.parse(message)
			if ('tell' in read) onTold(read.tell)
			else if ('done' in read) isDone = true
			else reject(new Error(read.failed))
		})
		child.once('error', reject)
		child.once('exit', (code, signal) => {
			clearTimeout(timer)
			clearInterval(watch)
			if (isDone) resolve()
			else reject(new ChildEnded(why ?? (signal === 'SIGABRT' || code === 134 ? 'It needed too much memory.' : 'It ended by itself.')))
		})
	})
	child.send(task)
	return {
		done,
		kill: () => {
			end('It was stopped.')
			return exited
		},
	}
}

/** Nought where the system does not say: the limit of the heap holds everywhere. */
function residentMegabytesOf(pid: number): number {
	try {
		return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
	} catch {
		return 0
	}
}

/** In the process: waits for the one task, and does it. `tell` reaches whoever started the process; it throws when nobody is there any more, so that nothing is done unseen. */
export function serveTask<Task>(work: (task: Task, tell: (told: unknown) => void) => Promise<void>): void {
	const parent = process.ppid
	const tell = (about: unknown) => {
		// A process whose parent is gone gets another one, and nobody waits for what it does.
		if (process.ppid !== parent) throw new Error('Whoever asked for this is gone.')
		process.send?.({ tell: about })
	}
	process.once('message', (task) => {
		work(z.custom<Task>().parse(task), tell)
			.then(() => process.send?.({ done: true }))
			.catch((error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }))
			.finally(() => process.disconnect())
	})
}
