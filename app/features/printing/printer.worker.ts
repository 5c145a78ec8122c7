import type { ReceiptValues } from '#app/features/attestation/receipts/receipt-document.tsx'
import { renderReceipt } from '#app/features/attestation/receipts/render-receipt.server.ts'
import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import type { HandoutValues } from '#app/features/handouts/handout-document.tsx'
import { renderHandout } from '#app/features/handouts/render-handout.server.ts'

export type Order = { certificate: CertificateValues; templateVersion: number } | { handout: HandoutValues } | { receipt: ReceiptValues }
export type Printed = { pdf: Uint8Array; sha256: string }

/** Prints one document. */
export default async function print(order: Order): Promise<Printed> {
	if ('certificate' in order) return renderCertificate(order.certificate, order.templateVersion)
	return 'handout' in order ? renderHandout(order.handout) : renderReceipt(order.receipt)
}
