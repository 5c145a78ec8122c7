import type { ReceiptPrinter } from '#app/features/attestation/receipts/render-receipt.server.ts'
import type { CertificatePrinter } from '#app/features/certificates/open-certificate.server.ts'
import type { HandoutPrinter } from '#app/features/handouts/make-handout.server.ts'
import { startWorkerPool } from '#app/platform/worker-pool.server.ts'
import type { Order, Printed } from './printer.worker.ts'

/** How long the printer is kept without work, in milliseconds: to start it takes a second. */
const idleTimeout = 10 * 60_000

/** A printer in a thread of its own, started at the first print. A page costs about 70 ms of a core: too long to hold up those who are reading. */
export function startPrinter(): {
	printCertificate: CertificatePrinter
	printHandout: HandoutPrinter
	printReceipt: ReceiptPrinter
	stop: () => Promise<void>
} {
	const pool = startWorkerPool<Order, Printed>('features/printing/printer.worker.ts', { idleTimeout })
	return {
		printCertificate: (certificate, templateVersion) => pool.run({ certificate, templateVersion }),
		printHandout: async (handout) => (await pool.run({ handout })).pdf,
		printReceipt: async (receipt) => (await pool.run({ receipt })).pdf,
		stop: pool.stop,
	}
}
