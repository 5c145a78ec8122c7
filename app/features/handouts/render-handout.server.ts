import { createHash } from 'node:crypto'
import { renderTaggedPdf } from '#app/platform/pdf/render-tagged.server.ts'
import { HandoutDocument, type HandoutValues } from './handout-document.tsx'

/** The same values give the same bytes. `sha256` is in hex. */
export async function renderHandout(values: HandoutValues): Promise<{ pdf: Buffer; sha256: string }> {
	const pdf = await renderTaggedPdf(HandoutDocument({ values }))
	return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}
