import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { describeReceipt, receiptFileName } from '#app/features/attestation/receipts/receipt-view-model.ts'
import { findAttestation } from '#app/features/attestation/receipts/find-attestation.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { UnprintableError } from '#app/platform/pdf/unprintable.ts'
import { answerFile } from '#app/platform/web/answer-file.ts'

/** `/attestations/:id.pdf`: the receipt to keep. One that cannot be printed leads to the page that says so, and has all of it. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, issuer, printReceipt } = args.context.site
	const attestation = findAttestation(db, { id: Number(args.params.id), viewer })
	if (!attestation) throw notFound()
	const { councilName, accent } = issuer
	const { attestedAt } = attestation
	const bytes = await printReceipt({ receipt: describeReceipt(attestation), councilName, accent, attestedAt }).catch(nullIfUnprintable)
	if (!bytes) return redirect(`/attestations/${attestation.id}?unprintable`)
	return answerFile({ name: receiptFileName(attestation), mediaType: 'application/pdf', bytes })
}

function nullIfUnprintable(error: unknown): null {
	if (error instanceof UnprintableError) return null
	throw error
}
