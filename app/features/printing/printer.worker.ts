import { parentPort } from 'node:worker_threads'
import type { ReceiptValues } from '#app/features/attestation/receipts/receipt-document.tsx'
import { renderReceipt } from '#app/features/attestation/receipts/render-receipt.server.ts'
import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import type { HandoutValues } from '#app/features/handouts/handout-document.tsx'
import { renderHandout } from '#app/features/handouts/render-handout.server.ts'

export type Order = { certificate: CertificateValues; templateVersion: number } | { handout: HandoutValues } | { receipt: ReceiptValues }
export type Printed = { id: number; pdf: Uint8Array; sha256: string } | { id: number; error: string }

function render(order: Order) {
	if ('certificate' in order) return renderCertificate(order.certificate, order.templateVersion)
	return 'handout' in order ? renderHandout(order.handout) : renderReceipt(order.receipt)
}

/** Prints one thing after another, away from the thread that answers requests. */
parentPort?.on('message', ({ id, order }: { id: number; order: Order }) => {
	render(order).then(
		({ pdf, sha256 }) => parentPort?.postMessage({ id, pdf, sha256 } satisfies Printed),
		(error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Printed),
	)
})
