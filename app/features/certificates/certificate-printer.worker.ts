import { parentPort } from 'node:worker_threads'
import type { CertificateValues } from './certificate-document.tsx'
import { renderCertificate } from './render-certificate.server.ts'

export type PrintOrder = { id: number; values: CertificateValues; templateVersion: number }
export type Printed = { id: number; pdf: Uint8Array; sha256: string } | { id: number; error: string }

/** Prints certificates one after another, away from the thread that answers requests. */
parentPort?.on('message', ({ id, values, templateVersion }: PrintOrder) => {
	renderCertificate(values, templateVersion).then(
		({ pdf, sha256 }) => parentPort?.postMessage({ id, pdf, sha256 } satisfies Printed),
		(error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Printed),
	)
})
