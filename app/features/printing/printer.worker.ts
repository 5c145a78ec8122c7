import { parentPort } from 'node:worker_threads'
import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import type { HandoutValues } from '#app/features/handouts/handout-document.tsx'
import { renderHandout } from '#app/features/handouts/render-handout.server.ts'

export type Order = { certificate: CertificateValues; templateVersion: number } | { handout: HandoutValues }
export type Printed = { id: number; pdf: Uint8Array; sha256: string } | { id: number; error: string }

const render = (order: Order) =>
	'certificate' in order ? renderCertificate(order.certificate, order.templateVersion) : renderHandout(order.handout)

/** Prints one thing after another, away from the thread that answers requests. */
parentPort?.on('message', ({ id, order }: { id: number; order: Order }) => {
	render(order).then(
		({ pdf, sha256 }) => parentPort?.postMessage({ id, pdf, sha256 } satisfies Printed),
		(error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Printed),
	)
})
