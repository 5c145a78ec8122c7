import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { advanceAttestation, standUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { explainRefusal } from '#app/features/attestation/progress/explain-refusal.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { requireAttester } from '#app/features/attestation/progress/require-attester.server.ts'
import { toPartsView } from '#app/routes/attest/view-model.server.ts'
import { toPartView } from './view-model.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { AttestPart } from './attest-part.tsx'
import { CodeChanges } from '#app/ui/code-changes.tsx'
import { CodeText } from '#app/ui/code-text.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import type { PageHandle } from '#app/root.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Read'} - Agree to the Code - Probity` }]
export const handle: PageHandle = { backLink: { href: '/attest', text: 'Agree to the Code' } }

/** A part that is not to be read, perhaps because another edition came into force, leads back to where somebody stands. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, ...site } = args.context.site
	const { personId, requirement, edition } = requireAttester(viewer, site)
	const attestationProgress = findAttestationProgress(db, { personId, requirementId: requirement.id, today: viewer.today })
	if (!attestationProgress.open || attestationProgress.row.state === 'notStarted') throw redirect('/attest')
	const { row, reading } = standUnder(db, attestationProgress, edition)
	const at = reading.parts.findIndex(({ id }) => id === args.params.part)
	const part = reading.parts[at]
	if (!part) throw redirect('/attest')
	const parts = toPartsView(reading, row.read)
	return {
		seen: { revision: attestationProgress.revision, edition: edition.fingerprint },
		edition: { id: edition.id, minutes: edition.minutes },
		title: part.title,
		href: `/attest/read/${part.id}`,
		number: at + 1,
		of: parts.length,
		read: parts.filter(({ read }) => read).length,
		minutes: part.minutes,
		previous: parts[at - 1]?.href ?? null,
		isReading: row.state === 'reading',
		isLast: parts.every(({ read }, index) => read || index === at),
		text: toPartView(part, reading, edition),
	}
}

const form = z.object({ revision: z.coerce.number().int().min(0), edition: z.string() })

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, ...site } = args.context.site
	const attester = requireAttester(viewer, site)
	const { personId, requirement, edition } = attester
	const parsed = form.safeParse(Object.fromEntries(await args.request.formData()))
	const event = { type: 'READ_PART', part: args.params.part ?? '' } as const
	const refusal = parsed.success ? advanceAttestation(db, attester, { event, seen: parsed.data }, viewer) : 'not-now'
	if (refusal) return data({ error: explainRefusal(refusal, edition) }, 400)
	const attestationProgress = findAttestationProgress(db, { personId, requirementId: requirement.id, today: viewer.today })
	const { row, reading } = standUnder(db, attestationProgress, edition)
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
						<CodeText sections={text.sections} faq={text.faq} show="both" />
					) : (
						<CodeChanges {...text.changes} whole={{ href: `/code/${part.edition.id}`, minutes: part.edition.minutes }} />
					)}
				</AttestPart>
			</div>
		</div>
	)
}
