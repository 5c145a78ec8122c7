import { createHash } from 'node:crypto'
import { openMeasure } from '#app/platform/pdf/measure-text.server.ts'
import { renderTaggedPdf } from '#app/platform/pdf/render-tagged.server.ts'
import { ReceiptDocument, type ReceiptValues } from './receipt-document.tsx'

/** Turns values into a PDF: `renderReceipt`, in this thread or another. */
export type ReceiptPrinter = (values: ReceiptValues) => Promise<Uint8Array>

/** The same values give the same bytes. `sha256` is in hex. */
export async function renderReceipt(values: ReceiptValues): Promise<{ pdf: Buffer; sha256: string }> {
	const pdf = await renderTaggedPdf(ReceiptDocument({ values, widthOf: await openMeasure(400) }))
	return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}
