import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { advanceAttestation, progressUnder, type Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { explainRefusal } from '#app/features/attestation/progress/explain-refusal.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { findAttester } from '#app/features/attestation/progress/find-attester.server.ts'
import { readPartForm } from '#app/features/attestation/progress/read-attestation-form.ts'
import { toPartsView } from '#app/routes/attest/view-model.server.ts'
import { toPartPageView } from './view-model.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { sentForm } from '#app/platform/form.ts'
import type { Database } from '#db/open.server.ts'
import { AttestPart } from './attest-part.tsx'
import { CodeChanges } from '#app/ui/code-changes.tsx'
import { CodeText } from '#app/ui/code-text.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => `${title} - Agree to the Code`,
	backLink: { href: '/attest', text: 'Agree to the Code' },
}

/** A part that is not to be read, perhaps because another edition came into force, leads back to the step that is open. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, ...site } = args.context.site
	const attester = findAttester(viewer, site)
	if (!attester) throw notFound()
	const progress = findProgress(db, attester, viewer)
	if (!progress.open || progress.row.state === 'notStarted') throw redirect('/attest')
	const page = toPartPageView(progress.revision, progressUnder(db, progress, attester.edition), attester.edition, args.params.part)
	if (!page) throw redirect('/attest')
	return page
}

const findProgress = (db: Database, { personId, requirement }: Attester, { today }: Viewer) =>
	findAttestationProgress(db, { personId, requirementId: requirement.id, today })

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, ...site } = args.context.site
	const attester = findAttester(viewer, site)
	if (!attester) throw notFound()
	const { edition } = attester
	const version = readPartForm(await sentForm(args.request))
	const event = { type: 'READ_PART', part: args.params.part ?? '' } as const
	const refusal = version ? advanceAttestation(db, attester, { event, version }, viewer) : 'not-now'
	if (refusal) return data({ error: explainRefusal(refusal, edition) }, 400)
	const { row, reading } = progressUnder(db, findProgress(db, attester, viewer), edition)
	return redirect(toPartsView(reading, row.read).find(({ read }) => !read)?.href ?? '/attest')
}

export default function ReadPart() {
	const { text, ...part } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{refused && <ErrorSummary errors={[{ text: refused.error, href: '#main-content' }]} />}
				<AttestPart {...part}>
					{text.kind === 'whole' ? (
						<>
							<CodeText sections={text.sections} faq={text.faq} show="both" known={text.known} />
							{text.gone.length > 0 && (
								<Details summary="What you agreed to before and is no longer there">
									{text.gone.map(({ id, html }) => (
										<div key={id} dangerouslySetInnerHTML={{ __html: html }} />
									))}
								</Details>
							)}
						</>
					) : (
						<CodeChanges {...text.changes} whole={{ href: `/code/${part.edition.id}`, minutes: part.edition.minutes }} />
					)}
				</AttestPart>
			</div>
		</div>
	)
}
