import type { ReceiptPrinter } from '#app/features/attestation/receipts/render-receipt.server.ts'
import type { CertificatePrinter } from '#app/features/certificates/open-certificate.server.ts'
import type { HandoutPrinter } from '#app/features/handouts/make-handout.server.ts'
import { startWorkerPool } from '#app/platform/worker-pool.server.ts'
import { UnprintableError } from '#app/platform/pdf/unprintable.ts'
import type { default as printInThread, Order, Printed } from './printer.worker.ts'

/** How long the printer is kept without work, in milliseconds: to start it takes a second. */
const idleTimeout = 10 * 60_000

/** A printer in a thread of its own, started at the first print. A page costs about 70 ms of a core: too long to hold up those who are reading. */
export function startPrinter(): {
	printCertificate: CertificatePrinter
	printHandout: HandoutPrinter
	printReceipt: ReceiptPrinter
	stop: () => Promise<void>
} {
	const pool = startWorkerPool<Order, Awaited<ReturnType<typeof printInThread>>>('features/printing/printer.worker.ts', { idleTimeout })
	const print = async (order: Order): Promise<Printed> => {
		const printed = await pool.run(order)
		if ('unprintable' in printed) throw new UnprintableError(printed.unprintable)
		return printed
	}
	return {
		printCertificate: (certificate, templateVersion) => print({ certificate, templateVersion }),
		printHandout: async (handout) => (await print({ handout })).pdf,
		printReceipt: async (receipt) => (await print({ receipt })).pdf,
		stop: pool.stop,
	}
}
