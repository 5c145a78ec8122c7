import { Panel } from '#app/ui/govuk/panel.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import type { CertificateView } from './view-model.ts'

/** What Probity says of a certificate that it issued. */
export function CertificateFacts({ certificate }: { certificate: CertificateView }) {
	const { number, name, award, council, completed, issued, validUntil, expired, printed, pdfSha256, revoked } = certificate
	return (
		<>
			{revoked ? (
				<>
					<h1 className="govuk-heading-xl">This certificate was withdrawn on {revoked.on}</h1>
					{revoked.reason && <p className="govuk-body">{revoked.reason}.</p>}
					{revoked.replacedBy && (
						<p className="govuk-body">
							In its place stands{' '}
							<a className="govuk-link" href={`/verify/${revoked.replacedBy}`}>
								{revoked.replacedBy}
							</a>
							.
						</p>
					)}
				</>
			) : (
				<Panel title="This certificate is genuine">{expired ? `It ran until ${validUntil}` : `Issued by ${council}`}</Panel>
			)}
			<SummaryList
				rows={[
					{ key: 'Number', value: number },
					{ key: 'Name', value: name },
					...(printed ? [{ key: 'Employee number', value: printed.employeeNumber }] : []),
					{ key: 'For', value: award },
					...(printed?.scoreText ? [{ key: 'Result', value: printed.scoreText }] : []),
					...(printed ? [{ key: 'Version', value: printed.versionText }] : []),
					{ key: 'Completed', value: completed },
					{ key: 'Issued', value: `${issued}, by ${council}` },
					...(validUntil ? [{ key: expired ? 'Ran until' : 'Valid until', value: validUntil }] : []),
					...(printed && printed.items.length > 0 ? [{ key: 'Completed and attested', value: <Items items={printed.items} /> }] : []),
					...(pdfSha256 ? [{ key: 'Seal of the PDF (SHA-256)', value: <code className="pb-hash">{pdfSha256}</code> }] : []),
				]}
			/>
			<p className="govuk-body">
				<a className="govuk-link" href="/verify">
					Check another certificate
				</a>
			</p>
		</>
	)
}

const Items = ({ items }: { items: readonly string[] }) => (
	<ul className="govuk-list">
		{items.map((item) => (
			<li key={item}>{item}</li>
		))}
	</ul>
)

export function NotOurs({ what }: { what: string }) {
	return (
		<>
			<h1 className="govuk-heading-xl">We did not issue a certificate with this {what}</h1>
			<p className="govuk-body">
				Check that you copied the whole {what}. If it is what the certificate says, the certificate is not genuine.
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href="/verify">
					Check another certificate
				</a>
			</p>
		</>
	)
}
