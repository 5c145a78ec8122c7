import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const probity = ['build/server/main.js']

/** The environment of the tests without what somebody may have set for their own site. */
export function environment(own: Record<string, string>): NodeJS.ProcessEnv {
	const { PATH, HOME } = process.env
	return { PATH, HOME, NODE_ENV: 'production', LOG_LEVEL: 'warn', PROBITY_NOW: '2026-11-20T10:00:00Z', ...own }
}

export const newDataFolder = (): string => mkdtempSync(join(tmpdir(), 'probity-data-'))
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** A port that nothing listens at. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject)
		server.listen(0, '127.0.0.1', () => {
			const address = server.address()
			server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('There is no port.'))))
		})
	})
}

export type ServerProcess = { url: string; stop: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null> }

/** Starts the built product on a port of its own, with its data in `dataFolder`, and waits until it is ready. */
export async function startServer(dataFolder: string): Promise<ServerProcess> {
	const port = await freePort()
	const url = `http://127.0.0.1:${port}`
	const server = spawn(process.execPath, [...probity, 'serve'], {
		cwd: root,
		env: environment({ PORT: String(port), PROBITY_DATA: dataFolder }),
		stdio: ['ignore', 'ignore', 'pipe'],
	})
	let said = ''
	server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
	await untilReady(url, server, () => said)
	return {
		url,
		stop: (signal) =>
			new Promise((resolve) => {
				if (server.exitCode !== null) return resolve(server.exitCode)
				server.once('exit', resolve)
				server.kill(signal)
			}),
	}
}

export async function untilReady(url: string, server: ChildProcess, said: () => string): Promise<void> {
	for (;;) {
		if (server.exitCode !== null) throw new Error(`The server stopped with ${server.exitCode}: ${said()}`)
		const ready = await fetch(`${url}/readyz`).then(
			({ ok }) => ok,
			() => false,
		)
		if (ready) return
		await new Promise((resolve) => setTimeout(resolve, 100))
	}
}
