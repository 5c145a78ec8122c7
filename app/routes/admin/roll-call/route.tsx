import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listRollCalls } from '#app/features/attestation/assisted/find-roll-call.server.ts'
import { findAttestationStatuses, listStillAsked, type Unit } from '#app/features/attestation/progress/find-attestation-status.server.ts'
import { mostOnAList, planRollCall, readNumbers } from '#app/features/attestation/assisted/plan-roll-call.ts'
import { readRollCallForm } from '#app/features/attestation/assisted/read-roll-call-form.ts'
import { recordRollCall, type RollCallRefusal } from '#app/features/attestation/assisted/record-roll-call.server.ts'
import { requireAttester } from '#app/features/attestation/progress/require-attester.server.ts'
import { findNames } from '#app/features/people/directory/find-names.server.ts'
import { findUnits, type Units } from '#app/features/people/directory/find-units.server.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { readFormValues, type FieldError, type FormValues } from '#app/platform/form.ts'
import { readSentDocument } from '#app/platform/read-document.ts'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { RollCallCheck } from './roll-call-check.tsx'
import { RollCallForm } from './roll-call-form.tsx'
import type { Site } from '#app/load-context.ts'
import type { PageHandle } from '#app/root.tsx'

export const meta: MetaFunction = () => [{ title: 'Roll call - Probity' }]
export const handle: PageHandle = { backLink: { href: '/reports', text: 'Reports' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'attest-for-others')
	const { site } = args.context
	const { edition } = requireAttester(viewer, site)
	return {
		edition: `${edition.title}, ${edition.label}`,
		since: inWords(edition.effectiveFrom),
		directorates: findUnits(site.db, { directorateId: 0, serviceId: 0 }).directorates,
		earlier: listRollCalls(site.db).map(({ heldOn, ...rollCall }) => ({ ...rollCall, on: inWords(heldOn) })),
	}
}

/** The smallest unit that was chosen; one that is not within the one above it was chosen before, and does not count. */
function chosenUnit(formValues: FormValues, { directorates, services, teams }: Units): Unit | null {
	const [team, service, directorate] = [
		teams.find(({ id }) => String(id) === formValues.team),
		services.find(({ id }) => String(id) === formValues.service),
		directorates.find(({ id }) => String(id) === formValues.directorate),
	]
	if (team) return { kind: 'team', id: team.id }
	if (service) return { kind: 'service', id: service.id }
	return directorate ? { kind: 'directorate', id: directorate.id } : null
}

/** The form again, with what was sent. Whoever was ticked and is not in the list that is shown now stands among the numbers. */
function formAgain({ db }: Site, requirementId: number, viewer: Viewer, { formValues, ticked }: Filled, errors: FieldError[]) {
	const units = findUnits(db, { directorateId: Number(formValues.directorate), serviceId: Number(formValues.service) })
	const unit = chosenUnit(formValues, units)
	const asked = unit && listStillAsked(db, { unit, requirementId, day: viewer.today, limit: mostOnAList + 1 })
	const people = asked?.slice(0, mostOnAList).map(({ employeeNumber, name, team, dueOn }) => {
		return { employeeNumber, name, facts: [employeeNumber, team, `due ${inWords(dueOn)}`].filter(Boolean).join(' · ') }
	})
	const elsewhere = ticked.filter((number) => !people?.some(({ employeeNumber }) => employeeNumber === number))
	const numbers = [formValues.numbers, ...elsewhere].filter(Boolean).join('\n')
	const list = { people: people ?? null, more: (asked?.length ?? 0) > mostOnAList }
	return { step: 'form' as const, ...units, ...list, formValues: { ...formValues, numbers }, ticked, errors }
}

type Filled = { formValues: FormValues; ticked: string[] }

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'attest-for-others')
	const { site } = args.context
	const { db } = site
	const asked = requireAttester(viewer, site)
	const { requirement, edition } = asked
	const form = await args.request.formData()
	const filled: Filled = { formValues: readFormValues(form), ticked: form.getAll('person').map(String) }
	const again = (errors: FieldError[], from = filled) => formAgain(site, requirement.id, viewer, from, errors)
	const { intent } = filled.formValues
	if (intent === 'show' || intent === 'change') return data(again([]))

	const { person: _, ...rest } = filled.formValues
	const formValues: FormValues = { ...rest, numbers: readNumbers(filled.formValues.numbers ?? '', ...filled.ticked).join(' ') }
	const known = (numbers: readonly string[]) => new Set(findNames(db, numbers).keys())
	const read = readRollCallForm(formValues, { today: viewer.today, since: edition.effectiveFrom, known })
	if ('errors' in read) return data(again(read.errors), 400)
	const { session, numbers } = read

	const check = (errors: FieldError[]) => {
		const standings = findAttestationStatuses(db, { numbers, requirementId: requirement.id, day: session.heldOn })
		const people = planRollCall(standings, viewer).map(({ employeeNumber, name, team, why }) => ({ employeeNumber, name, team, why }))
		const seen = people.filter(({ why }) => why === null).map(({ employeeNumber }) => employeeNumber)
		const rows = [
			{ key: 'Day', value: inWords(session.heldOn) },
			{ key: 'Where', value: session.place },
			{ key: 'Led by', value: session.ledBy },
			{ key: 'Edition', value: `${edition.title}, ${edition.label}` },
		]
		return {
			step: 'check' as const,
			rows,
			people,
			formValues: { ...formValues, seen: seen.join(' '), edition: edition.fingerprint },
			errors,
		}
	}
	if (intent !== 'record') return data(check([]))

	const file = await readSentDocument(form.get('document'), 'Choose the photo or scan of the signed list')
	if ('error' in file) return data(check([{ field: 'document', text: file.error }]), 400)
	const seen = { numbers: readNumbers(formValues.seen ?? ''), edition: formValues.edition ?? '' }
	const recorded = recordRollCall(db, { ...asked, session, numbers, seen, document: file.document }, viewer)
	if ('rollCall' in recorded) return redirect(`/admin/roll-call/${recorded.rollCall}`)
	return data(check([problems[recorded.refusal]]), 400)
}

const problems: Record<RollCallRefusal, FieldError> = {
	'new-edition': {
		field: 'main-content',
		text: 'The Code changed while this page was open. Nothing was recorded: a list with the statements of before cannot be recorded any more',
	},
	changed: { field: 'main-content', text: 'Something changed while this page was open. Nothing was recorded. Check the list again' },
	used: { field: 'document', text: 'This file is the list of another roll call already. Choose the list of this session' },
}

export default function RollCall() {
	const { edition, since, directorates, earlier } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	if (answer?.step === 'check')
		return (
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-two-thirds">
					<FormErrors errors={answer.errors} />
					<RollCallCheck {...answer} fileError={answer.errors.find(({ field }) => field === 'document')?.text} />
				</div>
			</div>
		)
	const blank = { directorates, services: [], teams: [], people: null, more: false, formValues: {}, ticked: [], errors: [] }
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={answer?.errors ?? []} days={['held']} />
				<h1 className="govuk-heading-xl">Roll call</h1>
				<p className="govuk-body-l">
					For a session at which people who cannot use this site read the Code together and sign a list. The edition is the {edition}.
				</p>
				<RollCallForm since={since} {...(answer ?? blank)} />
				{earlier.length > 0 && (
					<section aria-labelledby="earlier">
						<h2 className="govuk-heading-m" id="earlier">
							Recorded before
						</h2>
						<ul className="govuk-list">
							{earlier.map(({ id, on, place, people }) => (
								<li key={id}>
									<a className="govuk-link" href={`/admin/roll-call/${id}`}>
										{on}, {place}
									</a>
									: {people} {people === 1 ? 'person' : 'people'}
								</li>
							))}
						</ul>
					</section>
				)}
			</div>
		</div>
	)
}
