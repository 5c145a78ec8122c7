import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findPersonRequirement } from '#app/features/people/record/find-person-learning.server.ts'
import { requireDecided, requireRequirement } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { earliestDay } from '#app/features/prior-learning/claim-limits.ts'
import { claimPriorLearning, findClaiming } from '#app/features/prior-learning/claim-prior-learning.server.ts'
import { describeClaimRefusal, readClaimForm } from '#app/features/prior-learning/read-claim-form.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Explanation } from '#app/routes/people/$employeeNumber/explanation.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { PriorLearningForm } from '#app/ui/prior-learning-form.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Learning done elsewhere - ${name}`,
	backLink: ({ record }) => record,
}

function requireAsked({ context: { site }, params, request }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const person = requireDecided(site, { employeeNumber: params.employeeNumber, viewer })
	const requirement = requireRequirement(site, request.url)
	// Nobody else can agree to the Code for this council.
	if (requirement.kind !== 'module') throw notFound()
	return { site, asked: { personId: person.id, requirement }, person, path: `/people/${encodeURIComponent(person.employeeNumber)}` }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'decide-prior-learning')
	const { site, asked, person, path } = requireAsked(args, viewer)
	const { requirement } = asked
	const { claim, why } = findClaiming(site.db, asked, viewer)
	const waiting = why === 'waiting' ? claim : null
	return {
		name: person.name,
		record: { href: `${path}#${requirement.slug}`, text: person.name },
		action: `${path}/prior-learning?requirement=${requirement.slug}`,
		title: requirement.title,
		why: findPersonRequirement(site.db, { ...asked, today: viewer.today }).why,
		earliest: inWords(earliestDay(viewer.today)),
		isAsked: why !== 'not-asked',
		waiting: waiting && `${path}/prior-learning/${waiting.id}`,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'decide-prior-learning')
	const { site, asked, path } = requireAsked(args, viewer)
	const read = await readClaimForm(await sentForm(args.request), viewer.today)
	if ('errors' in read) return data(read, 400)
	const claimed = claimPriorLearning(site.db, { ...asked, ...read.claim }, viewer)
	if ('refusal' in claimed) {
		return data({ formValues: read.formValues, errors: [describeClaimRefusal(claimed.refusal, viewer.today)] }, 400)
	}
	return redirect(`${path}/prior-learning/${claimed.claim}`)
}

export default function RecordPriorLearning() {
	const { name, title, why, earliest, isAsked, waiting, action: to } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const errors = answer?.errors ?? []
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} days={['completed']} />
				<span className="govuk-caption-xl">{name}</span>
				<h1 className="govuk-heading-xl">Record learning done elsewhere</h1>
				<p className="govuk-body-l">{title}</p>
				<Explanation title="How it stands today" sentences={why} />
				{waiting ? (
					<>
						<p className="govuk-body">Something was handed in already and waits for a decision.</p>
						<Button href={waiting}>Decide it</Button>
					</>
				) : isAsked ? (
					<>
						<p className="govuk-body">First enter what was done and the proof. On the next page you see what it becomes, and decide.</p>
						<PriorLearningForm action={to} earliest={earliest} button="Continue" formValues={answer?.formValues ?? {}} errors={errors} />
					</>
				) : (
					<p className="govuk-body">It is not asked of {name} now, so nothing can be recorded for it.</p>
				)}
			</div>
		</div>
	)
}
