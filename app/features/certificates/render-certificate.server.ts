import { createHash } from 'node:crypto'
import type { DocumentProps } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { openMeasure } from '#app/platform/pdf/measure-text.server.ts'
import { renderTaggedPdf } from '#app/platform/pdf/render-tagged.server.ts'
import { CertificateDocument1, CertificateDocument2, type CertificateValues } from './certificate-document.tsx'

type Template = (props: { values: CertificateValues; widthOf: (text: string) => number }) => ReactElement<DocumentProps>

/** Every template that a certificate was ever issued in: an old certificate prints as it did on the day. */
const templates = new Map<number, Template>([
	[1, CertificateDocument1],
	[2, CertificateDocument2],
])

/** The same values and template give the same bytes on any day and machine. `sha256` is in hex. Throws for an unknown template. */
export async function renderCertificate(values: CertificateValues, templateVersion: number): Promise<{ pdf: Buffer; sha256: string }> {
	const template = templates.get(templateVersion)
	if (!template) throw new Error(`No certificate template ${templateVersion}`)
	const pdf = await renderTaggedPdf(template({ values, widthOf: await openMeasure(600) }))
	return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}
