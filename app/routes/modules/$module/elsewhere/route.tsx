import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/routes/modules/$module/require-learner.server.ts'
import { earliestDay } from '#app/features/prior-learning/claim-limits.ts'
import { claimPriorLearning, findClaiming } from '#app/features/prior-learning/claim-prior-learning.server.ts'
import { describeClaimRefusal, readClaimForm } from '#app/features/prior-learning/read-claim-form.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { DecisionDone } from '#app/ui/decision-done.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { PriorLearningForm } from '#app/ui/prior-learning-form.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => `Done elsewhere - ${title}`,
	backLink: ({ module }) => module,
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const learner = requireLearner(viewer, site, args.params.module)
	const { module } = learner
	const { claim, why } = findClaiming(site.db, learner, viewer)
	if (why === 'not-asked' || why === 'locked') throw redirect(`/modules/${module.id}`)
	return {
		title: module.title,
		module: { href: `/modules/${module.id}`, text: module.title },
		earliest: inWords(earliestDay(viewer.today)),
		waiting: why === 'waiting' && claim ? { since: inWords(dayOf(claim.claimedAt)), file: claim.documentName } : null,
		refused: claim?.outcome === 'refused' ? claim.decisionReason : null,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const learner = requireLearner(viewer, site, args.params.module)
	const read = await readClaimForm(await sentForm(args.request), viewer.today)
	if ('errors' in read) return data(read, 400)
	const claimed = claimPriorLearning(site.db, { ...learner, ...read.claim }, viewer)
	if ('refusal' in claimed) {
		return data({ formValues: read.formValues, errors: [describeClaimRefusal(claimed.refusal, viewer.today)] }, 400)
	}
	return redirect(`/modules/${learner.module.id}/elsewhere`)
}

export default function Elsewhere() {
	const { title, module, earliest, waiting, refused } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const errors = answer?.errors ?? []
	if (waiting)
		return (
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-two-thirds">
					<FormErrors errors={errors} />
					<DecisionDone title="Sent to HR" about={`${title}, on ${waiting.since}`} next={{ href: module.href, text: 'Back to the module' }}>
						<p className="govuk-body">
							HR looks at {waiting.file} and decides. You see here, and on the page of the module, what they decided.
						</p>
						<p className="govuk-body">Until then the module stays due. You can take it all the same.</p>
					</DecisionDone>
				</div>
			</div>
		)
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} days={['completed']} />
				<span className="govuk-caption-xl">{title}</span>
				<h1 className="govuk-heading-xl">I have done this elsewhere</h1>
				<p className="govuk-body-l">
					If you took a course on the same subject somewhere else, send the proof. HR decides whether it counts.
				</p>
				<p className="govuk-body">
					If it counts, it counts from the day on which you completed it. You get no certificate for it from us: keep the one you have.
				</p>
				{refused && <InsetText>HR did not accept what you sent before: {refused}</InsetText>}
				<PriorLearningForm
					action={`${module.href}/elsewhere`}
					earliest={earliest}
					button="Send to HR"
					formValues={answer?.formValues ?? {}}
					errors={errors}
				/>
			</div>
		</div>
	)
}
