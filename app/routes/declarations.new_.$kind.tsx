import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findDeclaration } from '#app/features/declarations/find-declarations.server.ts'
import { findPending } from '#app/features/declarations/find-interests-step.server.ts'
import { fieldsOf } from '#app/features/declarations/interest-fields.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { readInterestForm, sentOf } from '#app/features/declarations/read-interest-form.ts'
import { declareInterest } from '#app/features/declarations/record-declarations.server.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/status-of-declaration.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { readSent } from '#app/platform/form.ts'
import { Button } from '#app/ui/button.tsx'
import { FormFaults } from '#app/ui/form-faults.tsx'
import { InsetText } from '#app/ui/inset-text.tsx'
import { InterestFields } from '#app/ui/interest-fields.tsx'
import { interestKinds } from '#db/schema/declarations.ts'
import type { PageHandle } from '../root.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Declare an interest'} - Probity` }]
export const handle: PageHandle = { backLink: { href: '/declarations', text: 'My interests' } }

/** The kind that the address names, and with `?replaces=` the declaration of one's own that is corrected. */
function requireForm({ params, request, context: { site } }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const kind = interestKinds.find((each) => each === params.kind)
	const replaces = new URL(request.url).searchParams.get('replaces')
	const found = replaces === null ? null : findDeclaration(site.db, { id: Number(replaces), viewer })
	if (!kind || (replaces !== null && (!found?.isOwn || found.declaration.kind !== kind))) throw notFound()
	return { kind, db: site.db, corrected: found?.declaration ?? null }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { kind, corrected } = requireForm(args, viewer)
	if (corrected && !isCurrent(statusOfDeclaration(corrected, viewer.today)))
		throw redirect(`/declarations/${corrected.replacedBy ?? corrected.id}`)
	const { name, hint, clauses, topic } = interestQuestions[kind]
	return {
		title: corrected ? `Correct: ${name}` : name,
		hint,
		clause: { href: `/code#${clauses[0]}`, text: `What the Code says about ${topic}` },
		fields: fieldsOf(kind),
		sent: corrected ? sentOf(corrected.details) : {},
		question: corrected?.decision?.outcome === 'asked' ? corrected.decision.note : null,
		action: `/declarations/new/${kind}${corrected ? `?replaces=${corrected.id}` : ''}`,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { kind, db, corrected } = requireForm(args, viewer)
	const sent = readSent(await args.request.formData())
	const read = readInterestForm(kind, sent, viewer.today)
	if ('faults' in read) return data({ sent, faults: read.faults }, 400)
	const { personId } = viewer
	const pending = corrected ? null : findPending(db, { personId })
	const declared = declareInterest(db, { personId, details: read.details, replaces: corrected?.id ?? null }, viewer)
	if ('refusal' in declared) return redirect(`/declarations/${corrected?.id}`)
	const next = findPending(db, { personId })?.kinds[0]
	if (pending && next) return redirect(`/declarations/new/${next}`)
	// Whoever was asked on the way through the Code goes back to it.
	const withinTheCode = pending !== null && pending.cycle !== null && pending.kinds.includes(kind)
	return redirect(withinTheCode ? '/attest' : `/declarations/${declared.id}?done=declared`)
}

export default function DeclareInterest() {
	const { title, hint, clause, fields, sent, question, action: to } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const faults = answer?.faults ?? []
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormFaults faults={faults} days={fields.filter(({ as }) => as === 'day').map(({ name }) => name)} />
				<h1 className="govuk-heading-xl">{title}</h1>
				<p className="govuk-body">
					{hint}{' '}
					<a className="govuk-link" href={clause.href}>
						{clause.text}
					</a>
				</p>
				{question && <InsetText>You were asked: {question}</InsetText>}
				<form method="post" action={to} noValidate>
					<InterestFields fields={fields} sent={answer?.sent ?? sent} faults={faults} />
					<Button preventDoubleClick>Declare this</Button>
				</form>
			</div>
		</div>
	)
}
