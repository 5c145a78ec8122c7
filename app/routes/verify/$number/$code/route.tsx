import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findIssuedCertificate, isPrintedCode } from '#app/features/certificates/list-certificates.server.ts'
import { readCertificateNumber } from '#app/platform/ids.ts'
import { CertificateFacts, NotOurs } from '#app/routes/verify/$number/certificate-facts.tsx'
import { toCertificateView } from '#app/routes/verify/$number/view-model.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Check a certificate' }

/** Public: the address that is printed on the certificate and in its QR code. Whoever has it holds the certificate, and sees all that it says. */
export function loader({ params, context }: LoaderFunctionArgs) {
	const { db, clock } = context.site
	const number = readCertificateNumber(params.number ?? '')
	const found = number && findIssuedCertificate(db, { number })
	if (!found || !isPrintedCode(found, params.code ?? '')) return data({ certificate: null }, 404)
	return data({ certificate: toCertificateView(found, 'code', clock()) })
}

export default function VerifiedByCode() {
	const { certificate } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{certificate ? <CertificateFacts certificate={certificate} /> : <NotOurs what="address" />}
			</div>
		</div>
	)
}
