import { Worker } from 'node:worker_threads'
import type { Printed, PrintOrder } from './certificate-printer.worker.ts'
import type { CertificatePrinter } from './open-certificate.server.ts'

type Waiting = { resolve: (printed: { pdf: Uint8Array; sha256: string }) => void; reject: (error: Error) => void }

/** A printer in a thread of its own, started at the first print. A page costs about 70 ms of a core: too long to hold up those who are reading. */
export function startCertificatePrinter(): { print: CertificatePrinter; stop: () => Promise<void> } {
	const waiting = new Map<number, Waiting>()
	let worker: Worker | null = null
	let last = 0

	const failAll = (error: Error) => {
		for (const { reject } of waiting.values()) reject(error)
		waiting.clear()
		worker = null
	}
	const start = (): Worker => {
		const started = new Worker(new URL('./certificate-printer.worker.mjs', import.meta.url))
		started.unref()
		started.on('message', (printed: Printed) => {
			const order = waiting.get(printed.id)
			waiting.delete(printed.id)
			if ('error' in printed) order?.reject(new Error(printed.error))
			else order?.resolve(printed)
			if (waiting.size === 0) started.unref()
		})
		started.on('error', failAll)
		started.on('exit', () => failAll(new Error('The printer stopped.')))
		return started
	}

	return {
		print: (values, templateVersion) =>
			new Promise((resolve, reject) => {
				worker ??= start()
				last += 1
				waiting.set(last, { resolve, reject })
				worker.ref()
				worker.postMessage({ id: last, values, templateVersion } satisfies PrintOrder)
			}),
		stop: async () => {
			await worker?.terminate()
		},
	}
}
