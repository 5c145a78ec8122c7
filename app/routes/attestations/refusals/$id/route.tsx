import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listRefusalSteps, listRefusedAnswers } from '#app/features/attestation/refusals/find-refusal.server.ts'
import { outcomeWords } from '#app/features/attestation/refusals/refusal-outcomes.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { dayOf, inWords, momentInWords } from '#app/platform/calendar.ts'
import { toRefusalView } from '#app/routes/attestations/refusals/view-model.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { requireRefusal } from './require-refusal.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Refusal of the Code - ${name}`,
	backLink: { href: '/attestations/refusals', text: 'Refusals of the Code' },
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { db, refusal, path } = requireRefusal(args, viewer)
	return {
		...toRefusalView(refusal),
		path,
		isOwn: refusal.personId === viewer.personId,
		mayRecordStep: refusal.state === 'owned' || refusal.state === 'beingSeenTo',
		record: may(viewer, 'read-people') ? `/people/${encodeURIComponent(refusal.employeeNumber)}` : null,
		answers: listRefusedAnswers(db, refusal).map(({ id, comment, attestedAt }) => ({
			href: `/attestations/${id}`,
			on: inWords(dayOf(attestedAt)),
			comment: comment ?? '',
		})),
		steps: listRefusalSteps(db, refusal).map(({ id, kind, takenOn, words, owner, outcome, by, recordedAt }) => ({
			id,
			title:
				kind === 'step' ? inWords(takenOn) : kind === 'owner' ? `${owner} sees to it` : `Closed: ${outcome ? outcomeWords[outcome] : ''}`,
			words,
			recorded: `Recorded on ${momentInWords(recordedAt)}${by === null ? '' : ` by ${by}`}`,
		})),
	}
}

export default function Refusal() {
	const page = useLoaderData<typeof loader>()
	const { name, employeeNumber, where, owner, state, ended, record } = page
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<span className="govuk-caption-xl">Refusal of the Code</span>
				<h1 className="govuk-heading-xl">{name}</h1>
				<SummaryList
					rows={[
						{ key: 'State', value: <Tag colour={state.colour}>{state.text}</Tag> },
						...(ended ? [{ key: 'Outcome', value: ended }] : []),
						{ key: 'Who sees to it', value: owner },
						{ key: 'Employee number', value: employeeNumber },
						{ key: 'Directorate', value: where },
						...(record
							? [
									{
										key: 'Record',
										value: (
											<a className="govuk-link" href={record}>
												Open the record<span className="govuk-visually-hidden"> of {name}</span>
											</a>
										),
									},
								]
							: []),
					]}
				/>
				<Answers {...page} />
				<Actions {...page} />
				<Steps {...page} />
			</div>
		</div>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Answers({ answers, edition }: Page) {
	return (
		<section aria-labelledby="answers">
			<h2 className="govuk-heading-m" id="answers">
				What they answered
			</h2>
			{answers.map(({ href, on, comment }) => (
				<div key={href}>
					<p className="govuk-body">
						They did not agree to the Code ({edition}) on{' '}
						<a className="govuk-link" href={href}>
							{on}
						</a>
						.
					</p>
					<InsetText>{comment === '' ? 'No comment was left.' : comment}</InsetText>
				</div>
			))}
		</section>
	)
}

function Actions({ path, isOwn, isOpen, mayRecordStep, since }: Page) {
	if (!isOpen) return null
	if (isOwn) return <InsetText>This is your own answer. Somebody else sees to it.</InsetText>
	return (
		<>
			{since.length > 0 && <InsetText>The record shows: {since.join('; ')}. Close it with that, if it is settled.</InsetText>}
			<div className="govuk-button-group">
				<Button href={`${path}/owner`}>Say who sees to it</Button>
				{mayRecordStep && (
					<Button href={`${path}/step`} variant="secondary">
						Record a step
					</Button>
				)}
				{(mayRecordStep || since.length > 0) && (
					<a className="govuk-link" href={`${path}/close`}>
						Close it with an outcome
					</a>
				)}
			</div>
		</>
	)
}

function Steps({ steps }: Page) {
	return (
		<section aria-labelledby="steps">
			<h2 className="govuk-heading-m" id="steps">
				What was done
			</h2>
			{steps.length === 0 && <p className="govuk-body">Nothing yet.</p>}
			<ol className="govuk-list pb-item-list">
				{steps.map(({ id, title, words, recorded }) => (
					<li key={id} className="pb-item">
						<div>
							<h3 className="govuk-heading-s">{title}</h3>
							{words && <p className="govuk-body pb-as-typed">{words}</p>}
							<p className="govuk-body-s pb-item__facts">{recorded}</p>
						</div>
					</li>
				))}
			</ol>
		</section>
	)
}
