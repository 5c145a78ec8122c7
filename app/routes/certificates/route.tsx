import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAttestations } from '#app/features/attestation/receipts/find-attestation.server.ts'
import { listCertificates } from '#app/features/certificates/list-certificates.server.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { CertificatePreview } from './certificate-preview.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Certificates' }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db } = args.context.site
	const certificates = listCertificates(db, { personId: viewer.personId })
	return {
		answers: listAttestations(db, { personId: viewer.personId }).map(({ id, editionTitle, editionLabel, outcome, attestedAt }) => ({
			id,
			edition: `${editionTitle}, ${editionLabel}`,
			agreed: outcome === 'agreed',
			on: inWords(dayOf(attestedAt)),
		})),
		certificates: certificates.map(({ values, revokedAt, unprintable }) => ({
			unprintable,
			number: values.number,
			checkHref: new URL(values.verifyUrl).pathname,
			award: values.awardTitle,
			line: values.awardLine,
			name: values.personName,
			council: values.councilName,
			completed: inWords(values.completedOn),
			validUntil: values.validUntil && inWords(values.validUntil),
			expired: values.validUntil !== null && values.validUntil < viewer.today,
			revoked: revokedAt && inWords(dayOf(revokedAt)),
		})),
	}
}

export default function Certificates() {
	const { certificates, answers } = useLoaderData<typeof loader>()
	return (
		<>
			<h1 className="govuk-heading-xl">Certificates</h1>
			{certificates.length === 0 ? (
				<p className="govuk-body">
					You get a certificate when you pass a module. Start from{' '}
					<a className="govuk-link" href="/">
						My learning
					</a>
					.
				</p>
			) : (
				<>
					<p className="govuk-body">Anybody who has a certificate’s number can check that it is genuine.</p>
					<ul className="pb-certificates">
						{certificates.map((certificate) => (
							<CertificatePreview key={certificate.number} {...certificate} />
						))}
					</ul>
				</>
			)}
			{answers.length > 0 && (
				<section aria-labelledby="code">
					<h2 className="govuk-heading-l" id="code">
						Your agreements to the Code
					</h2>
					<ul className="govuk-list govuk-list--spaced">
						{answers.map(({ id, edition, agreed, on }) => (
							<li key={id}>
								<a className="govuk-link" href={`/attestations/${id}`}>
									{edition}, {on}
								</a>
								{!agreed && ': you did not agree'}
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	)
}
