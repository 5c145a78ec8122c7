import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findRollCall } from '#app/features/attestation/assisted/find-roll-call.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { inWords, momentInWords } from '#app/platform/calendar.ts'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const meta: MetaFunction = () => [{ title: 'Roll call - Probity' }]
export const handle: PageHandle<{ back: PageLink }> = { backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-attestations')
	const found = findRollCall(args.context.site.db, { id: Number(args.params.id) })
	if (!found) throw notFound()
	const { id, editionTitle, editionLabel, heldOn, place, ledBy, documentName, recordedAt, by, signed } = found
	return {
		back: may(viewer, 'attest-for-others') ? { href: '/admin/roll-call', text: 'Roll call' } : { href: '/reports', text: 'Reports' },
		title: `${inWords(heldOn)}, ${place}`,
		rows: [
			{ key: 'Led by', value: ledBy },
			{ key: 'Edition', value: `${editionTitle}, ${editionLabel}` },
			{ key: 'Recorded', value: `${momentInWords(recordedAt)} by ${by}` },
		],
		list: { href: `/admin/roll-call/${id}/list`, text: documentName },
		signed,
	}
}

export default function RecordedRollCall() {
	const { title, rows, list, signed } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<span className="govuk-caption-xl">Roll call</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				<SummaryList
					rows={[
						...rows,
						{
							key: 'Signed list',
							value: (
								<a className="govuk-link" href={list.href} download>
									{list.text}
								</a>
							),
						},
					]}
				/>
				<h2 className="govuk-heading-m">
					Recorded as agreed: {signed.length} {signed.length === 1 ? 'person' : 'people'}
				</h2>
				<ul className="govuk-list govuk-list--spaced">
					{signed.map(({ attestation, name, employeeNumber }) => (
						<li key={attestation}>
							{name}, {employeeNumber}:{' '}
							<a className="govuk-link" href={`/attestations/${attestation}`}>
								receipt<span className="govuk-visually-hidden"> of {name}</span>
							</a>
						</li>
					))}
				</ul>
			</div>
		</div>
	)
}
