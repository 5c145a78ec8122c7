import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listRollCalls } from '#app/features/attestation/assisted/find-roll-call.server.ts'
import { fillRollCall, readRollCallForm } from '#app/features/attestation/assisted/read-roll-call-form.ts'
import { recordRollCall, type RollCallRefusal } from '#app/features/attestation/assisted/record-roll-call.server.ts'
import { findAttester } from '#app/features/attestation/progress/find-attester.server.ts'
import { findNames } from '#app/features/people/directory/find-names.server.ts'
import { findUnits } from '#app/features/people/directory/find-units.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import type { FieldError } from '#app/platform/form.ts'
import { readSentDocument } from '#app/platform/read-document.ts'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { RollCallCheck } from './roll-call-check.tsx'
import { RollCallForm } from './roll-call-form.tsx'
import { toCheckView, toFormView } from './view-model.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Roll call', backLink: { href: '/reports', text: 'Reports' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'attest-for-others')
	const { site } = args.context
	const attester = findAttester(viewer, site)
	if (!attester) throw notFound()
	const { edition } = attester
	return {
		edition: `${edition.title}, ${edition.label}`,
		since: inWords(edition.effectiveFrom),
		directorates: findUnits(site.db, { directorateId: 0, serviceId: 0 }).directorates,
		earlier: listRollCalls(site.db).map(({ heldOn, ...rollCall }) => ({ ...rollCall, on: inWords(heldOn) })),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'attest-for-others')
	const { site } = args.context
	const attester = findAttester(viewer, site)
	if (!attester) throw notFound()
	const form = await sentForm(args.request)
	const filled = fillRollCall(form)
	const again = (errors: FieldError[]) => toFormView(site.db, { filled, requirement: attester.requirement, errors }, viewer)
	if (filled.intent === 'show' || filled.intent === 'change') return data(again([]))
	const known = (numbers: readonly string[]) => new Set(findNames(site.db, numbers).keys())
	const read = readRollCallForm(filled.gathered, { today: viewer.today, since: attester.edition.effectiveFrom, known })
	if ('errors' in read) return data(again(read.errors), 400)
	const check = (errors: FieldError[]) => toCheckView(site.db, { filled, ...read, ...attester, errors }, viewer)
	if (filled.intent === 'check') return data(check([]))
	const file = await readSentDocument(form.get('document'), 'Choose the photo or scan of the signed list')
	if ('error' in file) return data(check([{ field: 'document', text: file.error }]), 400)
	const { checked } = filled
	const recorded = recordRollCall(site.db, { ...attester, ...read, checked, document: file.document }, viewer)
	if ('refusal' in recorded) return data(check([problems[recorded.refusal]]), 400)
	return redirect(`/admin/roll-call/${recorded.rollCall}`)
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
