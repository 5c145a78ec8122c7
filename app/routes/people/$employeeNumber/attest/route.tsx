import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { describeReading } from './view-model.ts'
import { progressUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { listAttestations } from '#app/features/attestation/receipts/find-attestation.server.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { answerable, findAttestationStatuses } from '#app/features/attestation/progress/find-attestation-status.server.ts'
import { readAssistedForm } from '#app/features/attestation/assisted/read-assisted-form.ts'
import { recordAssisted } from '#app/features/attestation/assisted/record-assisted.server.ts'
import { findAttester } from '#app/features/attestation/progress/find-attester.server.ts'
import { listHeldInterests } from '#app/features/declarations/find-interests-step.server.ts'
import { showChoices } from '#app/features/declarations/interest-questions.ts'
import { answersField, nothingChoice } from '#app/features/declarations/read-answers.ts'
import { requireDecided } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { AssistedForm } from './assisted-form.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `The Code - ${name}`,
	backLink: ({ record }) => record,
}

/** Somebody else, for their line manager, whoever leads that one, or HR. */
async function requireRecord(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const person = requireDecided(site, { employeeNumber: args.params.employeeNumber, viewer })
	if (!person.mayAttest) throw new Response(null, { status: 403 })
	const attester = findAttester({ personId: person.id, today: viewer.today }, site)
	if (!attester) throw notFound()
	const holdsAny = listHeldInterests(site.db, { personId: person.id }, viewer).length > 0
	return { viewer, site, person, attester: { ...attester, employeeNumber: person.employeeNumber }, holdsAny }
}

export async function loader(args: LoaderFunctionArgs) {
	const { viewer, site, person, attester, holdsAny } = await requireRecord(args)
	const { db } = site
	const { requirement, edition } = attester
	const { id: personId, name, employeeNumber } = person
	const [own] = findAttestationStatuses(db, { numbers: [employeeNumber], requirementId: requirement.id, day: viewer.today })
	const progress = findAttestationProgress(db, { personId, requirementId: requirement.id, today: viewer.today })
	const { last } = progress
	const [latest] = listAttestations(db, { personId })
	return {
		name,
		record: { href: `/people/${encodeURIComponent(employeeNumber)}`, text: name },
		isAsked: own !== undefined && answerable.includes(own.status),
		due: own?.dueOn ? inWords(own.dueOn) : null,
		latest: latest && { href: `/attestations/${latest.id}`, on: inWords(dayOf(latest.attestedAt)) },
		reading: describeReading(progressUnder(db, progress, edition).reading, last && inWords(dayOf(last.attestedAt))),
		edition: { id: edition.id, title: edition.title, label: edition.label, fingerprint: edition.fingerprint },
		statements: edition.statements,
		interests: {
			name: answersField,
			legend: holdsAny ? 'Ask: does any of these apply that you have not declared?' : 'Ask: does any of these apply to you?',
			questions: showChoices(),
			nothing: nothingChoice(holdsAny),
		},
	}
}

export async function action(args: ActionFunctionArgs) {
	const { viewer, site, person, attester, holdsAny } = await requireRecord(args)
	const read = readAssistedForm(await sentForm(args.request), { statements: attester.edition.statements, holdsAny })
	if ('errors' in read) return data(read, 400)
	const recorded = recordAssisted(site.db, attester, read, viewer)
	if ('attestation' in recorded) return redirect(`/attestations/${recorded.attestation}?recorded`)
	// The page then says that they have answered, or that nothing is asked.
	if (recorded.refusal === 'not-asked') return redirect(`/people/${encodeURIComponent(person.employeeNumber)}/attest`)
	const text = 'The Code changed while this page was open. Nothing was recorded. Read to them what it says now'
	return data(
		{ formValues: { ticked: [], interests: [], note: read.answer.note, comment: '' }, errors: [{ field: 'main-content', text }] },
		400,
	)
}

const blank = { ticked: [], interests: [], note: '', comment: '' }

export default function AttestTogether() {
	const { name, isAsked, due, latest, reading, edition, statements, interests } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={refused?.errors ?? []} />
				<span className="govuk-caption-xl">{name}</span>
				<h1 className="govuk-heading-xl">{isAsked ? 'Record their answer with them' : 'The Code is not asked of them now'}</h1>
				{isAsked ? (
					<>
						<p className="govuk-body-l">
							For somebody who cannot use this site on their own. Do it together: you read, they answer, you record what they say. It is due
							by {due}.
						</p>
						<h2 className="govuk-heading-m">Read it together</h2>
						<p className="govuk-body">{reading}</p>
						<p className="govuk-body">
							<a className="govuk-link" href={`/code/${edition.id}`}>
								{edition.title}, {edition.label}
							</a>
							, on this screen or printed from it.
						</p>
						<AssistedForm
							edition={edition.fingerprint}
							statements={statements}
							interests={interests}
							formValues={refused?.formValues ?? blank}
							errors={refused?.errors ?? []}
						/>
						<p className="govuk-body-s">Your name, theirs, the time and these words are kept as a record.</p>
					</>
				) : (
					<p className="govuk-body">
						There is nothing to record.{' '}
						{latest && (
							<a className="govuk-link" href={latest.href}>
								See their answer of {latest.on}
							</a>
						)}
					</p>
				)}
			</div>
		</div>
	)
}
