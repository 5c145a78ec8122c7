import type { ReceiptValues } from '#app/features/attestation/receipts/receipt-document.tsx'
import { renderReceipt } from '#app/features/attestation/receipts/render-receipt.server.ts'
import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import type { HandoutValues } from '#app/features/handouts/handout-document.tsx'
import { renderHandout } from '#app/features/handouts/render-handout.server.ts'
import { type Unprintable, UnprintableError } from '#app/platform/pdf/unprintable.ts'

export type Order = { certificate: CertificateValues; templateVersion: number } | { handout: HandoutValues } | { receipt: ReceiptValues }
export type Printed = { pdf: Uint8Array; sha256: string }

/** Prints one document. What cannot be printed is told as a value: an error that goes from one thread to another loses what it says beside its message. */
export default async function print(order: Order): Promise<Printed | { unprintable: readonly Unprintable[] }> {
	try {
		return await render(order)
	} catch (error) {
		if (error instanceof UnprintableError) return { unprintable: error.unprintable }
		throw error
	}
}

async function render(order: Order): Promise<Printed> {
	if ('certificate' in order) return renderCertificate(order.certificate, order.templateVersion)
	return 'handout' in order ? renderHandout(order.handout) : renderReceipt(order.receipt)
}
