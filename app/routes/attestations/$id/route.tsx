import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { describeReceipt } from '#app/features/attestation/receipts/receipt-view-model.ts'
import { findAttestation } from '#app/features/attestation/receipts/find-attestation.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Receipt', backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const attestation = findAttestation(args.context.site.db, { id: Number(args.params.id), viewer })
	if (!attestation) throw notFound()
	const { id, personId, personName, employeeNumber, rollCall } = attestation
	const isOwn = personId === viewer.personId
	const record = { href: `/people/${encodeURIComponent(employeeNumber)}`, text: personName }
	const seesRecord = viewer.leads || may(viewer, 'read-people')
	return {
		...describeReceipt(attestation),
		isOwn,
		pdf: `/attestations/${id}.pdf`,
		rollCall: rollCall && may(viewer, 'read-attestations') ? `/admin/roll-call/${rollCall.id}` : null,
		back: isOwn ? { href: '/certificates', text: 'Certificates' } : seesRecord ? record : { href: '/', text: 'My learning' },
		/** They come from the form that recorded it. */
		recorded: new URL(args.request.url).searchParams.has('recorded'),
		/** They come from the address of the PDF. */
		unprintable: new URL(args.request.url).searchParams.has('unprintable'),
	}
}

export default function AttestationReceipt() {
	const { title, edition, facts, statements, check, pdf, rollCall, recorded, unprintable, isOwn } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{recorded && (
					<NotificationBanner type="success">{isOwn ? 'Your answer is recorded.' : 'The answer is recorded.'}</NotificationBanner>
				)}
				<span className="govuk-caption-xl">{edition}</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				{unprintable && (
					<WarningText>
						This receipt cannot be printed as a PDF: we have no typeface for some letters of it, or cannot put them together rightly. The
						answer is recorded and counts, and this page has all of it. Tell HR, who can say how a name should be printed.
					</WarningText>
				)}
				<p className="govuk-body">
					<a className="govuk-link" href={pdf} download>
						Download this receipt (PDF)
					</a>
				</p>
				<SummaryList
					rows={facts.map(({ label, value }) => ({ key: label, value, valueClass: /^[0-9a-f]{64}$/.test(value) ? 'pb-hash' : undefined }))}
				/>
				{rollCall && (
					<p className="govuk-body">
						<a className="govuk-link" href={rollCall}>
							See the roll call and its signed list
						</a>
					</p>
				)}
				<h2 className="govuk-heading-m">The statements, word for word</h2>
				<ol className="govuk-list govuk-list--number govuk-list--spaced">
					{statements.map(({ text, agreed }) => (
						<li key={text}>
							{text} <Tag colour={agreed ? 'green' : 'red'}>{agreed ? 'Agreed' : 'Not agreed'}</Tag>
						</li>
					))}
				</ol>
				<h2 className="govuk-heading-m">How to check this receipt</h2>
				{check.map((sentence) => (
					<p className="govuk-body" key={sentence}>
						{sentence}
					</p>
				))}
			</div>
		</div>
	)
}
