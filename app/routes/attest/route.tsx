import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { advanceAttestation } from '#app/features/attestation/progress/advance-attestation.server.ts'
import type { AttestationEvent } from '#app/features/attestation/progress/attestation.machine.ts'
import { explainRefusal } from '#app/features/attestation/progress/explain-refusal.ts'
import { requireAttester } from '#app/features/attestation/progress/require-attester.server.ts'
import { completeInterests } from '#app/features/attestation/progress/complete-interests.server.ts'
import { toAttestationView } from './view-model.server.ts'
import { explainMine } from '#app/features/learning/list-my-learning.server.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { readFormValues } from '#app/platform/form.ts'
import { AttestCheck, missingAnswer } from './attest-check.tsx'
import { AttestConfirm } from './attest-confirm.tsx'
import { AttestDecline } from './attest-decline.tsx'
import { AttestInterests } from './attest-interests.tsx'
import { AttestReading } from './attest-reading.tsx'
import { AttestReceipt } from './attest-receipt.tsx'
import { AttestStart } from './attest-start.tsx'
import { AttestStatements } from './attest-statements.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Why } from '#app/ui/why.tsx'
import type { PageHandle } from '#app/root.tsx'

export const meta: MetaFunction = () => [{ title: 'Agree to the Code - Probity' }]
export const handle: PageHandle = { backLink: { href: '/', text: 'My learning' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const attester = requireAttester(viewer, site)
	const { requirement, edition } = attester
	const asked = { ...attester, now: viewer.now, today: viewer.today, bank: site.content.codeCheck }
	const page = toAttestationView(site.db, asked, new URL(args.request.url).searchParams)
	const isEnd = page.step === 'start' || page.step === 'receipt'
	return {
		...page,
		why: isEnd ? { title: edition.title, sentences: explainMine(site.db, { ...viewer, ...site }, requirement.slug) } : null,
	}
}

const steps = ['open', 'read', 'checked', 'agree', 'interests', 'declared', 'confirm', 'decline', 'back'] as const
const form = z.object({ intent: z.enum(steps), revision: z.coerce.number().int().min(0), edition: z.string() })
const longComment = 'Use 2,000 characters or fewer'

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const attester = requireAttester(viewer, site)
	const posted = await args.request.formData()
	const { comment = '', ...formValues } = readFormValues(posted)
	const kept = { comment, statements: null as string[] | null, interests: null as string[] | null }
	const refuse = (text: string, href = '#main-content', input: Partial<typeof kept> = {}) =>
		data({ ...kept, ...input, errors: [{ text, href }] }, 400)
	const parsed = form.safeParse(formValues)
	if (!parsed.success) return refuse('Something was missing from what you sent. Check what is shown here, then carry on.')
	const { intent, ...seen } = parsed.data
	if (comment.length > 2000) return refuse(longComment, '#comment')

	if (intent === 'interests' || intent === 'declared') {
		const ticked = intent === 'declared' ? null : posted.getAll('interests').map(String)
		const completed = completeInterests(site.db, attester, { ticked, seen }, viewer)
		if ('refusal' in completed) return refuse(explainRefusal(completed.refusal, attester.edition))
		if ('errors' in completed) return refuse(completed.errors[0]?.text ?? '', '#interests', { interests: ticked })
		return redirect(completed.tell === null ? '/attest' : `/declarations/new/${completed.tell}`)
	}
	const statements = posted.getAll('statement').map(String)
	const events: Record<typeof intent, AttestationEvent> = {
		open: { type: 'OPEN_CODE' },
		read: { type: 'FINISH_READING' },
		checked: { type: 'FINISH_CHECK' },
		agree: { type: 'AGREE', statements },
		confirm: { type: 'CONFIRM' },
		decline: { type: 'DECLINE' },
		back: { type: 'BACK' },
	}
	const refusal = advanceAttestation(site.db, attester, { event: events[intent], seen, comment: comment || null }, viewer)
	if (refusal) return refuse(explainRefusal(refusal, attester.edition))
	const missing = attester.edition.statements.find(({ id }) => !statements.includes(id))
	if (intent === 'agree' && missing) {
		const text = 'Tick each statement to agree to it. If you do not agree to one of them, choose “I do not agree” below'
		return refuse(text, `#statement-${missing.id}`, { statements })
	}
	return redirect('/attest')
}

export default function Attest() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const [address] = useSearchParams()
	const questions = page.step === 'checking' ? page.questions : []
	const missing = questions.flatMap((question, at) =>
		question.missing ? [{ text: missingAnswer(at + 1), href: `#question-${at + 1}` }] : [],
	)
	const errors = refused?.errors ?? missing
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{errors.length > 0 && <ErrorSummary errors={errors} />}
				<Step page={page} refused={refused} />
				{page.why && <Why id="why" open={address.has('why')} title={page.why.title} sentences={page.why.sentences} />}
			</div>
		</div>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Refused = ReturnType<typeof useActionData<typeof action>>

function Step({ page, refused }: { page: Page; refused: Refused }) {
	const error = refused?.errors[0]?.text
	switch (page.step) {
		case 'start':
			return <AttestStart {...page} />
		case 'reading':
			return <AttestReading {...page} changedOn={refused ? null : page.changedOn} />
		case 'checking':
			return <AttestCheck {...page} />
		case 'statements':
			return <AttestStatements {...page} ticked={refused?.statements ?? page.agreed} error={refused?.statements ? error : undefined} />
		case 'decline':
			return <AttestDecline {...page} comment={refused?.comment ?? ''} error={error === longComment ? error : undefined} />
		case 'interests':
			return <AttestInterests {...page} ticked={refused?.interests ?? []} error={refused?.interests ? error : undefined} />
		case 'confirming':
			return <AttestConfirm {...page} />
		case 'receipt':
			return <AttestReceipt {...page} />
	}
}
