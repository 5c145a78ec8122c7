import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { ServerProcess } from './server-process.ts'

export type Target = { name: string; server: ServerProcess; path: string; cookie?: string; gzip?: boolean }
export type Round = { perSecond: number; p50: number; p99: number; cpuMs: number }

const autocannon = createRequire(import.meta.url).resolve('autocannon/autocannon.js')
const output = z.object({
	requests: z.object({ average: z.number(), total: z.number() }),
	latency: z.object({ p50: z.number(), p99: z.number() }),
	errors: z.number(),
	non2xx: z.number(),
})

/** One round of load, from a process of its own. */
export async function runLoad(
	{ name, server, path, cookie, gzip }: Target,
	{ connections, seconds }: { connections: number; seconds: number },
): Promise<Round> {
	const headers = [...(cookie ? ['-H', `Cookie: ${cookie}`] : []), ...(gzip ? ['-H', 'Accept-Encoding: gzip'] : [])]
	const before = server.cpuSeconds()
	const text = await capture([autocannon, '--json', '-c', String(connections), '-d', String(seconds), ...headers, server.address + path])
	const cpu = server.cpuSeconds() - before
	const { requests, latency, errors, non2xx } = output.parse(JSON.parse(text))
	if (errors + non2xx > 0) throw new Error(`${name}: ${errors} errors, ${non2xx} answers that were not a page`)
	return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, cpuMs: (cpu * 1000) / requests.total }
}

function capture(args: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
		let text = ''
		child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
		child.once('error', reject)
		child.once('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`autocannon ended with ${code}`))))
	})
}
