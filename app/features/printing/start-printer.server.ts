import { Worker } from 'node:worker_threads'
import type { ReceiptPrinter } from '#app/features/attestation/receipts/render-receipt.server.ts'
import type { CertificatePrinter } from '#app/features/certificates/open-certificate.server.ts'
import type { HandoutPrinter } from '#app/features/handouts/make-handout.server.ts'
import type { Order, Printed } from './printer.worker.ts'

type Waiting = { resolve: (printed: { pdf: Uint8Array; sha256: string }) => void; reject: (error: Error) => void }

/** A printer in a thread of its own, started at the first print. A page costs about 70 ms of a core: too long to hold up those who are reading. */
export function startPrinter(): {
	printCertificate: CertificatePrinter
	printHandout: HandoutPrinter
	printReceipt: ReceiptPrinter
	stop: () => Promise<void>
} {
	const waiting = new Map<number, Waiting>()
	let worker: Worker | null = null
	let last = 0

	const failAll = (error: Error) => {
		for (const { reject } of waiting.values()) reject(error)
		waiting.clear()
		worker = null
	}
	const start = (): Worker => {
		const started = new Worker(new URL('./printer.worker.mjs', import.meta.url))
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

	const print = (order: Order) =>
		new Promise<{ pdf: Uint8Array; sha256: string }>((resolve, reject) => {
			worker ??= start()
			last += 1
			waiting.set(last, { resolve, reject })
			worker.ref()
			worker.postMessage({ id: last, order })
		})

	return {
		printCertificate: (certificate, templateVersion) => print({ certificate, templateVersion }),
		printHandout: async (handout) => (await print({ handout })).pdf,
		printReceipt: async (receipt) => (await print({ receipt })).pdf,
		stop: async () => {
			await worker?.terminate()
		},
	}
}
