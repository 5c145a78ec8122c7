import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A server of the benchmark, in a process of its own. */
export type ServerProcess = { address: string; cpuSeconds: () => number; stop: () => Promise<void> }

/** A port of this machine that nothing listens at. */
export const freePort = () =>
	new Promise<number>((resolve, reject) => {
		const probe = createServer().once('error', reject)
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address()
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
		})
	})

/** Starts `node <args>` and waits until it answers. What it writes, its log, goes to /dev/null. */
export async function startServer(args: string[], port: number, env: Record<string, string> = {}): Promise<ServerProcess> {
	const { PROBITY_NOW: _now, LOG_LEVEL: _level, PUBLIC_URL: _url, ...inherited } = process.env
	const child = spawn(process.execPath, args, {
		cwd: root,
		stdio: 'ignore',
		env: { ...inherited, NODE_ENV: 'production', ...env },
	})
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
	const address = `http://127.0.0.1:${port}`
	for (let tries = 0; !(await answers(address)); tries += 1) {
		if (child.exitCode !== null || tries > 600) throw new Error(`This server does not answer: ${args.join(' ')}`)
		await new Promise((resolve) => setTimeout(resolve, 100))
	}
	return {
		address,
		cpuSeconds: () => readCpuSeconds(child.pid),
		stop: () => {
			child.kill('SIGTERM')
			return exited
		},
	}
}

const answers = (address: string) =>
	fetch(address, { redirect: 'manual' }).then(
		() => true,
		() => false,
	)

/** Processor time that a process has used; NaN where the system does not say. Unlike requests per second it hardly depends on what else the machine does. */
function readCpuSeconds(pid: number | undefined): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
		return (Number(fields[11]) + Number(fields[12])) / 100
	} catch {
		return NaN
	}
}
