import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findIssuedCertificate } from '#app/features/certificates/list-certificates.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { readCertificateNumber } from '#app/platform/ids.ts'
import { Panel } from '#app/ui/govuk/panel.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Check a certificate - Probity' }]

/**
 * Public: anybody may check a certificate, signed in or not. Whoever gives the whole number holds the certificate, so the name on it is no news to them.
 * Numbers carry 53 bits of chance: they cannot be guessed one after another.
 */
export function loader({ params, context }: LoaderFunctionArgs) {
	const { db, clock } = context.site
	const number = readCertificateNumber(params.number ?? '')
	const found = number && findIssuedCertificate(db, { number })
	if (!found) return data({ found: null }, 404)
	const { values, pdfSha256, revokedAt, revokedReason } = found
	return {
		found: {
			number: values.number,
			name: values.personName,
			award: values.awardTitle,
			council: values.councilName,
			completed: inWords(values.completedOn),
			issued: inWords(dayOf(values.issuedAt)),
			validUntil: values.validUntil && inWords(values.validUntil),
			expired: values.validUntil !== null && values.validUntil < dayOf(clock()),
			pdfSha256,
			revoked: revokedAt === null ? null : { on: inWords(dayOf(revokedAt)), reason: revokedReason },
		},
	}
}

export default function Verified() {
	const { found } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{found ? <Genuine certificate={found} /> : <NotOurs />}
				<p className="govuk-body">
					<a className="govuk-link" href="/verify">
						Check another certificate
					</a>
				</p>
			</div>
		</div>
	)
}

type Found = NonNullable<Exclude<Awaited<ReturnType<typeof loader>>, { type: string }>>['found']

function Genuine({ certificate }: { certificate: NonNullable<Found> }) {
	const { number, name, award, council, completed, issued, validUntil, expired, pdfSha256, revoked } = certificate
	return (
		<>
			{revoked ? (
				<h1 className="govuk-heading-xl">This certificate was withdrawn on {revoked.on}</h1>
			) : (
				<Panel title="This certificate is genuine">{expired ? `It ran until ${validUntil}` : `Issued by ${council}`}</Panel>
			)}
			<SummaryList
				rows={[
					{ key: 'Number', value: number },
					{ key: 'Name', value: name },
					{ key: 'For', value: award },
					{ key: 'Completed', value: completed },
					{ key: 'Issued', value: `${issued}, by ${council}` },
					...(validUntil ? [{ key: expired ? 'Ran until' : 'Valid until', value: validUntil }] : []),
					...(pdfSha256 ? [{ key: 'Seal of the PDF (SHA-256)', value: <code className="pb-hash">{pdfSha256}</code> }] : []),
				]}
			/>
		</>
	)
}

function NotOurs() {
	return (
		<>
			<h1 className="govuk-heading-xl">We did not issue a certificate with this number</h1>
			<p className="govuk-body">
				Check that you copied the whole number. If it is what the certificate says, the certificate is not genuine.
			</p>
		</>
	)
}
