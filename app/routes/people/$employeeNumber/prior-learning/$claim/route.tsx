import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findPersonRequirement } from '#app/features/people/record/find-person-learning.server.ts'
import { requireDecided } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { acceptClaim, isOwnHand, refuseClaim, whyNotAccept } from '#app/features/prior-learning/decide-claim.server.ts'
import { findClaim } from '#app/features/prior-learning/find-claim.server.ts'
import { describeAcceptRefusal, readDecisionForm } from '#app/features/prior-learning/read-decision-form.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords, momentInWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import type { FieldError, FormValues } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Explanation } from '#app/routes/people/$employeeNumber/explanation.tsx'
import { DecisionDone } from '#app/ui/decision-done.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import { dryRun } from '#db/transaction.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Learning done elsewhere - ${name}`,
	backLink: ({ record }) => record,
}

function requireClaim({ context: { site }, params }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const person = requireDecided(site, { employeeNumber: params.employeeNumber, viewer })
	const claim = findClaim(site.db, { personId: person.id, id: Number(params.claim) })
	const requirement = site.requirements.find(({ id: key }) => key === claim?.requirementId)
	if (!claim || !requirement) throw notFound()
	return { site, person, claim, requirement, key: { personId: person.id, id: claim.id } }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'decide-prior-learning')
	const { site, person, claim, requirement, key } = requireClaim(args, viewer)
	const asked = { personId: person.id, requirement, today: viewer.today }
	const ownHand = claim.outcome === null && isOwnHand(claim, viewer.actor)
	const refusal =
		claim.outcome === null && !ownHand ? whyNotAccept(site.db, { ...asked, completedOn: claim.completedOn }, viewer.today) : null
	const accepted = () => {
		acceptClaim(site.db, { ...site, ...key }, viewer)
		return findPersonRequirement(site.db, asked).why
	}
	const path = `/people/${encodeURIComponent(person.employeeNumber)}`
	return {
		name: person.name,
		record: { href: `${path}#${requirement.slug}`, text: person.name },
		here: `${path}/prior-learning/${claim.id}`,
		title: requirement.title,
		completedOn: inWords(claim.completedOn),
		issuer: claim.issuer,
		note: claim.note,
		claimed: `${momentInWords(claim.claimedAt)}, by ${claim.claimedBy === `person:${person.id}` ? person.name : 'HR'}`,
		document: `${claim.documentName} (${sizeInWords(claim.documentSize)})`,
		outcome: claim.outcome,
		reason: claim.decisionReason,
		why: findPersonRequirement(site.db, asked).why,
		ownHand: ownHand ? describeAcceptRefusal({ why: 'own-hand' }) : null,
		refusal: refusal && describeAcceptRefusal(refusal),
		becomes: claim.outcome === null && !refusal && !ownHand ? dryRun(site.db, accepted) : [],
	}
}

const sizeInWords = (bytes: number) => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'decide-prior-learning')
	const { site, requirement, key } = requireClaim(args, viewer)
	const read = readDecisionForm(await sentForm(args.request))
	const { formValues } = read
	if ('errors' in read) return again(formValues, read.errors)
	const refusal =
		read.decision === 'accept'
			? acceptClaim(site.db, { ...site, ...key }, viewer)
			: refuseClaim(site.db, { ...key, requirement, reason: read.reason }, viewer)
	if (refusal) return again(formValues, [{ field: 'decision', text: describeAcceptRefusal(refusal) }])
	return redirect(new URL(args.request.url).pathname)
}

const again = (formValues: FormValues, errors: FieldError[]) => data({ formValues, errors }, 400)

export default function DecidePriorLearning() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { name, title, outcome, reason, why, record } = page
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{outcome === null ? (
					<Decide page={page} formValues={answer?.formValues ?? {}} errors={answer?.errors ?? []} />
				) : (
					<DecisionDone
						title={outcome === 'accepted' ? 'Learning done elsewhere accepted' : 'Learning done elsewhere refused'}
						about={`${name}: ${title}`}
						next={{ href: record.href, text: `Go to the record of ${name}` }}
					>
						{reason && <p className="govuk-body">Reason: {reason}</p>}
						<Facts page={page} />
						<Explanation title="How it stands today" sentences={why} />
					</DecisionDone>
				)}
			</div>
		</div>
	)
}

type Page = Awaited<ReturnType<typeof loader>>

function Facts({ page }: { page: Page }) {
	const { title, completedOn, issuer, note, claimed, document, here } = page
	return (
		<SummaryList
			rows={[
				{ key: 'Requirement', value: title },
				{ key: 'Completed on', value: completedOn },
				{ key: 'Course given by', value: issuer },
				{
					key: 'Proof',
					value: (
						<a className="govuk-link" href={`${here}/document`}>
							{document}
						</a>
					),
				},
				{ key: 'Note', value: note || 'None' },
				{ key: 'Handed in', value: claimed },
			]}
		/>
	)
}

function Decide({ page, formValues, errors }: { page: Page; formValues: FormValues; errors: FieldError[] }) {
	const { name, why, refusal, ownHand, becomes, here } = page
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<>
			<FormErrors errors={errors} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">Does this learning count?</h1>
			<Facts page={page} />
			<Explanation title="How it stands today" sentences={why} />
			{ownHand && <InsetText>{ownHand}.</InsetText>}
			{!ownHand && (refusal ? <InsetText>{refusal}.</InsetText> : <Explanation title="What it becomes if it counts" sentences={becomes} />)}
			{!ownHand && (
				<form method="post" action={here} noValidate>
					<Radios
						name="decision"
						legend="Your decision"
						legendClass="govuk-fieldset__legend--m"
						items={[
							{
								value: 'accept',
								text: 'It counts',
								hint: 'From the day on which it was completed. No certificate is issued for learning done elsewhere.',
								disabled: refusal !== null,
							},
							{ value: 'refuse', text: 'It does not count' },
						]}
						defaultValue={formValues.decision}
						error={errorOf('decision')}
					/>
					<Textarea
						name="reason"
						label="If it does not count: why?"
						labelClass="govuk-label--s"
						hint={`${name} reads this. No more than 500 characters.`}
						rows={3}
						defaultValue={formValues.reason}
						error={errorOf('reason')}
					/>
					<Button>Record the decision</Button>
				</form>
			)}
		</>
	)
}
