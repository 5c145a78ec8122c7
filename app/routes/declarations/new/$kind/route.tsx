import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findDeclaration } from '#app/features/declarations/find-declarations.server.ts'
import { findPending } from '#app/features/declarations/find-interests-step.server.ts'
import { fieldsOf } from '#app/features/declarations/interest-fields.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { readInterestForm, sentOf } from '#app/features/declarations/read-interest-form.ts'
import { declareInterest, takeBackTick } from '#app/features/declarations/record-declarations.server.ts'
import { afterRound, toRoundView } from './view-model.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { InterestFields } from './interest-fields.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { interestKinds } from '#db/schema/declarations.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => title,
	backLink: { href: '/declarations', text: 'My interests' },
}

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
	const { kind, db, corrected } = requireForm(args, viewer)
	if (corrected && !isCurrent(statusOfDeclaration(corrected, viewer.today)))
		throw redirect(`/declarations/${corrected.replacedBy ?? corrected.id}`)
	const { name, hint, clauses, topic } = interestQuestions[kind]
	const pending = corrected ? null : findPending(db, { personId: viewer.personId })
	return {
		...toRoundView(pending, kind, new URL(args.request.url).searchParams),
		title: corrected ? `Correct: ${name}` : name,
		hint,
		clause: { href: `/code#${clauses[0]}`, text: `What the Code says about ${topic}` },
		fields: fieldsOf(kind),
		formValues: corrected ? sentOf(corrected.details) : {},
		question: corrected?.decision?.outcome === 'asked' ? corrected.decision.note : null,
		action: `/declarations/new/${kind}${corrected ? `?replaces=${corrected.id}` : ''}`,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { kind, db, corrected } = requireForm(args, viewer)
	const { personId } = viewer
	const formValues = readFormValues(await sentForm(args.request))
	const pending = corrected ? null : findPending(db, { personId })
	if (formValues.intent === 'take-back') {
		takeBackTick(db, { personId, kind }, viewer)
		return redirect(afterRound(pending, findPending(db, { personId }), `dropped=${kind}`))
	}
	const read = readInterestForm(kind, formValues, viewer.today)
	if ('errors' in read) return data({ formValues, errors: read.errors }, 400)
	const declared = declareInterest(db, { personId, details: read.details, replaces: corrected?.id ?? null }, viewer)
	if ('refusal' in declared) return redirect(`/declarations/${corrected?.id}`)
	const left = findPending(db, { personId })
	// One alone has a page to see; after several the list has them all.
	const alone = !pending || (left === null && pending.cycle === null && pending.ticked.length === 1)
	return redirect(alone ? `/declarations/${declared.id}?done=declared` : afterRound(pending, left, `told=${kind}`))
}

export default function DeclareInterest() {
	const { title, caption, done, hint, clause, fields, formValues, question, mayTakeBack, answerAgain, ...page } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const errors = answer?.errors ?? []
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} days={fields.filter(({ as }) => as === 'day').map(({ name }) => name)} />
				{done && !answer && <NotificationBanner type="success">{done}</NotificationBanner>}
				{caption && <span className="govuk-caption-xl">{caption}</span>}
				<h1 className="govuk-heading-xl">{title}</h1>
				<p className="govuk-body">
					{hint}{' '}
					<a className="govuk-link" href={clause.href}>
						{clause.text}
					</a>
				</p>
				{question && <InsetText>You were asked: {question}</InsetText>}
				<form method="post" action={page.action} noValidate>
					<InterestFields fields={fields} formValues={answer?.formValues ?? formValues} errors={errors} />
					<div className="govuk-button-group">
						<Button>Declare this</Button>
						{mayTakeBack && (
							<Button name="intent" value="take-back" variant="secondary">
								This does not apply to me
							</Button>
						)}
						{answerAgain && (
							<a className="govuk-link" href={answerAgain}>
								This does not apply to me: change my answer
							</a>
						)}
					</div>
				</form>
			</div>
		</div>
	)
}
