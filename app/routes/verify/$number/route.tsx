import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { checkHandedIn, findIssuedCertificate } from '#app/features/certificates/list-certificates.server.ts'
import { sentForm } from '#app/platform/form.ts'
import { readCertificateNumber } from '#app/platform/ids.ts'
import { readSentDocument } from '#app/platform/read-document.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import type { PageHandle } from '#app/root.tsx'
import { CertificateFacts, NotOurs } from './certificate-facts.tsx'
import { toCertificateView } from './view-model.ts'

export const handle: PageHandle = { title: 'Check a certificate' }

/** Public: anybody may check a certificate, signed in or not. Numbers carry 53 bits of chance: they cannot be guessed one after another. */
export function loader({ params, context }: LoaderFunctionArgs) {
	const { db, clock } = context.site
	const number = readCertificateNumber(params.number ?? '')
	const found = number && findIssuedCertificate(db, { number })
	return found ? data({ certificate: toCertificateView(found, 'number', clock()) }) : data({ certificate: null }, 404)
}

/** Public: whoever hands in the PDF that was sealed holds the certificate. */
export async function action({ params, context, request }: ActionFunctionArgs) {
	const { db, clock } = context.site
	const number = readCertificateNumber(params.number ?? '')
	const found = number && findIssuedCertificate(db, { number })
	if (!found) return data({ certificate: null, error: null }, 404)
	const read = await readSentDocument((await sentForm(request)).get('pdf'), 'Choose the PDF of the certificate')
	const error = 'error' in read ? read.error : checkHandedIn(found, read.document.bytes)
	if (error !== null) return data({ certificate: null, error }, 400)
	return data({ certificate: toCertificateView(found, 'pdf', clock()), error: null })
}

export default function Verified() {
	const { certificate } = useLoaderData<typeof loader>()
	const handedIn = useActionData<typeof action>()
	const error = handedIn?.error ?? null
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={error === null ? [] : [{ field: 'pdf', text: error }]} />
				{certificate === null ? (
					<NotOurs what="number" />
				) : handedIn?.certificate ? (
					<>
						<CertificateFacts certificate={handedIn.certificate} />
						<InsetText>The PDF that you handed in is, byte for byte, the one that was sealed.</InsetText>
					</>
				) : (
					<>
						<CertificateFacts certificate={certificate} />
						<HandIn number={certificate.number} error={error} />
					</>
				)}
			</div>
		</div>
	)
}

function HandIn({ number, error }: { number: string; error: string | null }) {
	return (
		<>
			<h2 className="govuk-heading-m">See everything that is printed on it</h2>
			<p className="govuk-body">
				Scan the code on the certificate, or open the address beside it. You can also hand in the PDF: it is compared with the one that was
				sealed, and not kept.
			</p>
			<form method="post" action={`/verify/${number}`} encType="multipart/form-data" noValidate>
				<FileUpload name="pdf" label="PDF of the certificate" accept=".pdf,application/pdf" error={error ?? undefined} />
				<Button variant="secondary">Compare</Button>
			</form>
		</>
	)
}
