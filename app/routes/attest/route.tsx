import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { advanceAttestation, isConfirmed, type AttestationRefusal } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { completeInterests } from '#app/features/attestation/progress/complete-interests.server.ts'
import { explainRefusal } from '#app/features/attestation/progress/explain-refusal.ts'
import { longComment, readAttestationForm, type SentAttestation } from '#app/features/attestation/progress/read-attestation-form.ts'
import { findAttester } from '#app/features/attestation/progress/find-attester.server.ts'
import { toAttestationView } from './view-model.server.ts'
import { explainMine } from '#app/features/learning/list-my-learning.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { sentForm } from '#app/platform/form.ts'
import type { Database } from '#db/open.server.ts'
import { missingAnswers } from './attest-check.tsx'
import { AttestStepPage } from './attest-step-page.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Why } from '#app/ui/why.tsx'
import type { PageHandle } from '#app/root.tsx'

type Attester = NonNullable<ReturnType<typeof findAttester>>

export const handle: PageHandle = { title: 'Agree to the Code', backLink: { href: '/', text: 'My learning' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const attester = findAttester(viewer, site)
	if (!attester) throw notFound()
	const { requirement, edition } = attester
	const asked = { ...attester, now: viewer.now, today: viewer.today, bank: site.content.codeCheck }
	const page = toAttestationView(site.db, asked, new URL(args.request.url).searchParams)
	const isEnd = page.step === 'start' || page.step === 'receipt'
	return {
		...page,
		why: isEnd ? { title: edition.title, sentences: explainMine(site.db, { ...viewer, ...site }, requirement.slug) } : null,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, ...site } = args.context.site
	const attester = findAttester(viewer, site)
	if (!attester) throw notFound()
	const sent = readAttestationForm(await sentForm(args.request))
	const answered = 'refusal' in sent ? { errors: [problems[sent.refusal]] } : takeStep(db, attester, sent, viewer)
	return 'to' in answered ? redirect(answered.to) : data({ ...noneTicked, comment: sent.comment, ...answered }, 400)
}

type Problem = { text: string; href: string }
/** Where a step leads; or why it was not taken, with what was ticked, to show it again. */
type Answered = { to: string } | { errors: Problem[]; statements?: readonly string[]; interests?: readonly string[] | null }

const noneTicked: { statements: readonly string[] | null; interests: readonly string[] | null } = { statements: null, interests: null }
const problems: Record<'incomplete' | 'long-comment', Problem> = {
	incomplete: { text: 'Something was missing from what you sent. Check what is shown here, then carry on.', href: '#main-content' },
	'long-comment': { text: longComment, href: '#comment' },
}
const explained = (refusal: AttestationRefusal, { edition }: Attester): Answered => ({
	errors: [{ text: explainRefusal(refusal, edition), href: '#main-content' }],
})

function takeStep(db: Database, attester: Attester, sent: SentAttestation, viewer: Viewer): Answered {
	if (sent.kind === 'interests') return completeStepOfInterests(db, attester, sent, viewer)
	const { event, version, comment } = sent
	const refusal = advanceAttestation(db, attester, { event, version, comment: comment || null }, viewer)
	if (refusal) return isConfirmed(db, attester, { event, version }, viewer) ? { to: '/attest' } : explained(refusal, attester)
	const missing = event.type === 'AGREE' && attester.edition.statements.find(({ id }) => !event.statements.includes(id))
	if (!missing) return { to: '/attest' }
	const text = 'Tick each statement to agree to it. If you do not agree to one of them, choose “I do not agree” below'
	return { errors: [{ text, href: `#statement-${missing.id}` }], statements: event.statements }
}

function completeStepOfInterests(
	db: Database,
	attester: Attester,
	{ ticked, version }: Extract<SentAttestation, { kind: 'interests' }>,
	viewer: Viewer,
): Answered {
	const completed = completeInterests(db, attester, { ticked, version }, viewer)
	if ('refusal' in completed) return explained(completed.refusal, attester)
	if ('errors' in completed) return { errors: [{ text: completed.errors[0]?.text ?? '', href: '#interests' }], interests: ticked }
	return { to: completed.tell === null ? '/attest' : `/declarations/new/${completed.tell}` }
}

export default function Attest() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const [address] = useSearchParams()
	const errors = refused?.errors ?? (page.step === 'checking' ? missingAnswers(page.questions) : [])
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{errors.length > 0 && <ErrorSummary errors={errors} />}
				<AttestStepPage page={page} refused={refused ?? null} />
				{page.why && <Why id="why" open={address.has('why')} title={page.why.title} sentences={page.why.sentences} />}
			</div>
		</div>
	)
}
